namespace EcomCore.Cli.Plan;

/// <summary>What one channel sold.</summary>
internal sealed class ChannelSales
{
    /// <summary>Gets the units by week.</summary>
    public WeeklyUnits Weekly { get; } = new();

    /// <summary>Gets the revenue of the last quarter, returns taken off.</summary>
    public decimal RecentRevenue { get; private set; }

    /// <summary>Gets the net units of the last quarter.</summary>
    public long RecentUnits { get; private set; }

    public void AddRecent(long units, decimal revenue)
    {
        RecentUnits += units;
        RecentRevenue += revenue;
    }
}
