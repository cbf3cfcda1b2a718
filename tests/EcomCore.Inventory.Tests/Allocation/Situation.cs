namespace EcomCore.Inventory.Tests;

/// <summary>One item to divide: the rules, the stock and the channels.</summary>
public sealed record Situation(AllocationPolicy Policy, long Available, IReadOnlyList<ChannelDemand> Channels)
{
    public Allocation Allocate(long extra = 0) => new ChannelAllocator(Policy).Allocate(Available + extra, Channels);

    public override string ToString() =>
        $"{Policy}, available {Available}: {string.Join("; ", Channels)}";
}
