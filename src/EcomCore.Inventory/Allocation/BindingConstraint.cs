namespace EcomCore.Inventory;

/// <summary>What kept a channel's allocation from being larger or smaller.</summary>
public enum BindingConstraint
{
    /// <summary>Its fair share of the stock, or by expected profit the units that are worth more here than elsewhere; no other rule intervened.</summary>
    Share,

    /// <summary>It stands at its floor: its fair share would not be more.</summary>
    Floor,

    /// <summary>It stands at its cap, or at its demand under <see cref="AllocationMethod.Priority"/>.</summary>
    Cap,

    /// <summary>Stock is left, but less than the channel's next lot: see <see cref="Allocation.WaitingLot"/>.</summary>
    Lot,

    /// <summary>A channel of an earlier tier came first and took what was there.</summary>
    Tier,

    /// <summary>The floors do not fit into the stock: it got a proportional part of its floor, and nothing where it has none.</summary>
    Shortage,

    /// <summary>Without the central reserve it would have got more.</summary>
    Reserve,

    /// <summary>It has no demand (or weight 0, where weights count), so no share beyond its floor.</summary>
    NoDemand,

    /// <summary>One more unit would cost more to hold than it is expected to bring.</summary>
    Profit,

    /// <summary>
    /// Stock is left that it could have, but the lot of another channel comes first and is larger than what is left: see <see cref="Allocation.WaitingLot"/>.
    /// </summary>
    LotAhead,
}
