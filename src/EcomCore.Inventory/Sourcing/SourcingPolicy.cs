namespace EcomCore.Inventory;

/// <summary>How orders may be split. Immutable.</summary>
public sealed record SourcingPolicy
{
    /// <summary>Stands for any number of shipments.</summary>
    public const int NoLimit = int.MaxValue;

    /// <summary>Creates a policy.</summary>
    /// <param name="maxShipments">The most warehouses that may ship one order; 1 or more.</param>
    /// <param name="shortage">What happens to an order for which there is not enough stock.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public SourcingPolicy(int maxShipments = NoLimit, ShortageRule shortage = ShortageRule.Partial)
    {
        Guard.AtLeast(maxShipments, 1);
        Guard.Between((long)shortage, (long)ShortageRule.Partial, (long)ShortageRule.WholeOrder, nameof(shortage));
        MaxShipments = maxShipments;
        Shortage = shortage;
    }

    /// <summary>Gets the policy with every default: any number of shipments, partial delivery.</summary>
    public static SourcingPolicy Default { get; } = new();

    /// <summary>Gets the most warehouses that may ship one order.</summary>
    public int MaxShipments { get; }

    /// <summary>Gets what happens to an order for which there is not enough stock.</summary>
    public ShortageRule Shortage { get; }
}
