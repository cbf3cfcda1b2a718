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

    /// <summary>Gets the updates in the order to make them: all that lower an allotment before all that raise one, so that what
    /// the plan brings within the stock never exceeds it in between.</summary>
    public IReadOnlyList<AllotmentChange> Changes { get; }

    /// <summary>Gets the channels that do not reach their targets, in the order they were given.</summary>
    public IReadOnlyList<HeldChange> Held { get; }

    /// <summary>Gets the units by which the allotments still exceed the stock after the plan; 0 unless reservations or missing updates stand in the way.</summary>
    public long Overcommitted { get; }
}
