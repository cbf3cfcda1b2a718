namespace EcomCore.Cli.Plan;

/// <summary>What one item sold.</summary>
/// <param name="sku">Its code in canonical form.</param>
/// <param name="channels">Number of the store's channels.</param>
internal sealed class ItemSales(string sku, int channels)
{
    public string Sku { get; } = sku;

    /// <summary>Gets the units of all channels by week.</summary>
    public WeeklyUnits Weekly { get; } = new();

    /// <summary>Gets the net units of the last quarter by channel; may be below 0 where returns prevail.</summary>
    public long[] RecentByChannel { get; } = new long[channels];

    /// <summary>Gets the net units of all time by channel.</summary>
    public long[] EverByChannel { get; } = new long[channels];
}
