namespace EcomCore.Inventory;

/// <summary>The updates that bring allotments near their targets. Immutable.</summary>
public sealed class RebalancingPlan
{
    internal RebalancingPlan(IReadOnlyList<AllotmentChange> changes, IReadOnlyList<HeldChange> held, long overcommitted)
    {
        Changes = changes;
        Held = held;
        Overcommitted = overcommitted;
    }

    /// <summary>Gets the updates in the order to make them: all that lower an allotment before all that raise one. After each of them all allotments together
    /// are within the stock, or less than before it.</summary>
    public IReadOnlyList<AllotmentChange> Changes { get; }

    /// <summary>Gets the channels that do not reach their targets, in the order they were given.</summary>
    public IReadOnlyList<HeldChange> Held { get; }

    /// <summary>Gets the units that the channels still show or have promised beyond the stock after the plan: the larger of allotment and reservations in each
    /// channel, added up. 0 unless reservations or missing updates stand in the way.</summary>
    public long Overcommitted { get; }
}
