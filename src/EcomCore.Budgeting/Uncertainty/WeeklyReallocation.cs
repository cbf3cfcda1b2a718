namespace EcomCore.Budgeting;

/// <summary>Next week's budget while the channels are still being learned, never far from this week's.</summary>
/// <remarks>
/// Thompson, "On the likelihood that one unknown probability exceeds another" (1933): act as if one draw from the present belief were true. Channels that may
/// be good get money as often as they are believed to be good, so that trying and earning go together.
/// </remarks>
public static class WeeklyReallocation
{
    /// <summary>Plans the next week.</summary>
    /// <param name="total">Next week's budget; 0 or more.</param>
    /// <param name="channels">Channels with distinct ids and weekly floors and caps; their own curves are not used.</param>
    /// <param name="current">This week's spend per channel's id; a channel that is missing had none.</param>
    /// <param name="belief">What is believed about the curves now.</param>
    /// <param name="maxChange">
    /// The largest change of a channel, as a part of its present spend (first scaled to the new total); 0 to 10. 0.2 keeps it within 20 %.
    /// </param>
    /// <param name="trial">What a channel may always get, however little it has now: the way in for new channels. 0 or more.</param>
    /// <param name="seed">Another one each week; the same seed gives the same plan on every machine.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>
    /// The best plan for the draw picked, within the limits on change; its responses are those of that draw. Floors and caps come before limits on change.
    /// When nothing is spent now, there are no limits on change.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No channel, an id met twice, or a draw that lacks a channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static BudgetPlan Next(
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyDictionary<string, decimal> current,
        CurveBelief belief,
        double maxChange,
        decimal trial,
        int seed,
        OptimizerSettings? settings = null,
        CancellationToken cancellationToken = default)
    {
        Guard.AtLeast(total, 0m);
        ChannelIds.Check(channels, channel => channel.Id);
        Guard.NotNull(current);
        Guard.NotNull(belief);
        Guard.Between(maxChange, 0, 10);
        Guard.AtLeast(trial, 0m);
        foreach (var spend in current.Values)
        {
            Guard.AtLeast(spend, 0m, nameof(current));
        }

        settings ??= OptimizerSettings.Default;
        var draw = belief.Pick(seed);
        var now = channels.Sum(channel => SpendOf(current, channel));
        var limited = channels.Select(channel => UncertainBudget.With(channel, UncertainBudget.CurveOf(draw, channel, nameof(belief))));
        return BudgetOptimizer.MaximizeResponse(
            total,
            [.. now == 0m ? limited : limited.Select(channel => Narrow(channel, Scaled(SpendOf(current, channel), total, now), (decimal)maxChange, trial, settings.Currency))],
            settings,
            null,
            cancellationToken);
    }

    private static decimal SpendOf(IReadOnlyDictionary<string, decimal> current, BudgetChannel channel) =>
        current.TryGetValue(channel.Id, out var spend) ? spend : 0m;

    /// <summary>In doubles, which cannot overflow here; bounds are rounded outwards afterwards.</summary>
    private static decimal Scaled(decimal spend, decimal total, decimal now) => (decimal)Math.Min(1e24, (double)spend * ((double)total / (double)now));

    private static BudgetChannel Narrow(BudgetChannel channel, decimal present, decimal change, decimal trial, Currency currency)
    {
        // Floors are rounded down and caps up to whole units, so that an unchanged plan always fits.
        var unit = currency.SmallestUnit;
        var least = Math.Max(0m, decimal.Floor(present * (1m - change) / unit) * unit);
        var most = Math.Max(trial, decimal.Ceiling(present * (1m + change) / unit) * unit);
        var cap = channel.Cap ?? decimal.MaxValue;
        return channel with
        {
            Floor = Math.Max(channel.Floor, Math.Min(least, cap)),
            Cap = Math.Max(channel.Floor, Math.Min(most, cap)),
        };
    }
}
