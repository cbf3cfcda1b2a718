namespace EcomCore.Inventory;

/// <summary>Why units were given to no channel.</summary>
public enum UnallocatedReason
{
    /// <summary>No unit is left.</summary>
    None,

    /// <summary>Only the central reserve is left.</summary>
    Reserve,

    /// <summary>The next lot in the order is larger than what is left: see <see cref="Allocation.WaitingLot"/>.</summary>
    Lot,

    /// <summary>Every channel with demand stands at its cap, or at its demand under <see cref="AllocationMethod.Priority"/>.</summary>
    Cap,

    /// <summary>No channel has demand.</summary>
    NoDemand,

    /// <summary>One more unit would cost more to hold, in any channel, than it is expected to bring.</summary>
    Profit,
}
