namespace EcomCore.Budgeting;

/// <summary>What each channel earns and what its advertising may cost. Pure functions; safe to call from any thread.</summary>
public static class ChannelEconomics
{
    /// <summary>Works out a channel's contribution margin, break-even advertising share and returns.</summary>
    /// <param name="period">What the channel sold and cost.</param>
    /// <returns>The margin, exact where it is money (decimal arithmetic, not rounded to cents).</returns>
    /// <remarks>
    /// Contribution margin as in Farris et al., Marketing Metrics (4th ed. 2020), chapter 3; the break-even advertising share is the margin rate
    /// before advertising, and its inverse the break-even return on advertising spend.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="period"/> is null.</exception>
    public static ChannelMargin Margin(ChannelPeriod period)
    {
        Guard.NotNull(period);
        return new ChannelMargin(period);
    }

    /// <summary>Works out the margins of several channels, the spend that does not pay first.</summary>
    /// <param name="periods">Any number of channels with distinct ids.</param>
    /// <returns>
    /// One margin per channel: first those whose advertising cost more than it earned, the largest loss first; then the others with advertising, the
    /// lowest return first; then those without advertising. Equal ones stay in input order.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="periods"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, or an id met twice.</exception>
    public static IReadOnlyList<ChannelMargin> WorstFirst(IReadOnlyList<ChannelPeriod> periods)
    {
        ChannelIds.Check(periods, period => period.Channel, nameof(periods));
        return
        [
            .. periods.Select(Margin)
                .OrderBy(margin => margin.Roi is not { } roi ? 2 : roi < 0 ? 0 : 1)
                .ThenBy(margin => margin.Roi < 0 ? margin.ContributionAfterAdvertising : 0m)
                .ThenBy(margin => margin.Roi ?? 0),
        ];
    }
}
