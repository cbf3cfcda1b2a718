using EcomCore.Forecasting;

namespace EcomCore.Cli.Plan;

/// <summary>What one item will sell.</summary>
/// <param name="Sales">What it sold.</param>
/// <param name="Past">Units per week from its first sale on, oldest first.</param>
/// <param name="Forecast">Units per week over the store's horizon, all channels together.</param>
/// <param name="Expected">Units over the whole horizon.</param>
/// <param name="Shares">Each channel's part of the demand, in the store's order; they sum to 1.</param>
internal sealed record ItemOutlook(
    ItemSales Sales, DemandSeries Past, Forecast Forecast, DemandRange Expected, IReadOnlyList<double> Shares)
{
    /// <summary>Units that a channel will sell over the horizon.</summary>
    public double DemandOf(int channel) => Math.Max(0, Expected.Mean) * Shares[channel];

    public static ItemOutlook Of(ItemSales item, DemandSeries past, Forecast forecast, IReadOnlyList<double> storeShares)
    {
        const double Level = 80;
        var sum = forecast.SumOver(0, forecast.Horizon);
        var interval = sum.Interval(Level);
        return new ItemOutlook(item, past, forecast, new DemandRange(sum.Mean, interval.Lower, interval.Upper), SharesOf(item, storeShares));
    }

    // The channels' parts of an item: as in the last quarter, else as ever, else as the store as a whole.
    private static double[] SharesOf(ItemSales item, IReadOnlyList<double> storeShares)
    {
        foreach (var units in (long[][])[item.RecentByChannel, item.EverByChannel])
        {
            var positive = units.Select(value => (double)Math.Max(0, value)).ToArray();
            var sum = positive.Sum();
            if (sum > 0)
            {
                return [.. positive.Select(value => value / sum)];
            }
        }

        return [.. storeShares];
    }
}
