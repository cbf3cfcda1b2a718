using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>What decided an allocation, in the words of the tables.</summary>
internal static class ReasonNames
{
    public static string Of(BindingConstraint binding) => binding switch
    {
        BindingConstraint.Share => "share",
        BindingConstraint.Floor => "floor",
        BindingConstraint.Cap => "cap",
        BindingConstraint.Lot => "lot",
        BindingConstraint.LotAhead => "lot-ahead",
        BindingConstraint.Tier => "tier",
        BindingConstraint.Shortage => "shortage",
        BindingConstraint.Reserve => "reserve",
        BindingConstraint.NoDemand => "no-demand",
        BindingConstraint.Profit => "profit",
        _ => throw new ArgumentOutOfRangeException(nameof(binding), binding, "Expected a reason with a name."),
    };

    public static string Of(UnallocatedReason reason) => reason switch
    {
        UnallocatedReason.None => string.Empty,
        UnallocatedReason.Reserve => "reserve",
        UnallocatedReason.Lot => "lot",
        UnallocatedReason.Cap => "cap",
        UnallocatedReason.NoDemand => "no-demand",
        UnallocatedReason.Profit => "profit",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Expected a reason with a name."),
    };
}
