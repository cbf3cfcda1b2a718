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

    /// <summary>Works out what spends return by their curves: on average, and for the last unit; what does not pay first.</summary>
    /// <param name="channels">One or more channels with distinct ids; curve, weight and margin count.</param>
    /// <param name="spends">Spend per channel's id, 0 or more; a channel that is missing has none.</param>
    /// <returns>One return per channel: first those that spend beyond their break-even, the most wasted first; then the others, the lowest marginal ROI first.</returns>
    /// <remarks>
    /// A channel can pay on average and lose on its last unit: that is what the marginal return is for. Dorfman and Steiner (1954): the best spend is where
    /// the marginal contribution is 1.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, or an id met twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A spend is negative.</exception>
    public static IReadOnlyList<ChannelReturn> Returns(IReadOnlyList<BudgetChannel> channels, IReadOnlyDictionary<string, decimal> spends)
    {
        ChannelIds.Check(channels, channel => channel.Id);
        Guard.NotNull(spends);
        foreach (var spend in spends.Values)
        {
            Guard.AtLeast(spend, 0m, nameof(spends));
        }

        return
        [
            .. channels.Select(channel => new ChannelReturn(channel, spends.TryGetValue(channel.Id, out var spend) ? spend : 0m))
                .OrderByDescending(channel => channel.DoesNotPay)
                .ThenBy(channel => channel.MarginalRoi),
        ];
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
