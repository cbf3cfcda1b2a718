namespace EcomCore.Budgeting;

/// <summary>Finds the best budget over channels and several periods when advertising works on after it was paid.</summary>
/// <remarks>
/// Concave curves with geometric carry-over. One search on the multiplier of the total; each channel is solved exactly for a multiplier (see the formula in
/// docs/budgeting.md). Effects after the last period are not counted, so spend falls towards the end: plan a few periods more than are needed.
/// O(channels * periods^2 * log 1/eps) at worst. Pure; deterministic; safe to call from any thread.
/// </remarks>
public static class BudgetScheduler
{
    /// <summary>The most periods.</summary>
    public const int MaxPeriods = 1_000;

    /// <summary>Makes the weighted response of all periods as large as possible.</summary>
    /// <param name="total">The budget of all periods; 0 or more, at most 10^18 smallest units.</param>
    /// <param name="periods">Number of periods; 1 to <see cref="MaxPeriods"/>.</param>
    /// <param name="channels">One or more channels with distinct ids.</param>
    /// <param name="currency">The currency whose smallest unit amounts are rounded to; null for yuan.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>The schedule; where bounds clash, one that says which.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, an id met twice, or weights that do not fit the periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The total, the periods, a bound or a weight is out of range.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static BudgetSchedule MaximizeResponse(
        decimal total,
        int periods,
        IReadOnlyList<ScheduledChannel> channels,
        Currency? currency = null,
        CancellationToken cancellationToken = default)
    {
        Guard.AtLeast(total, 0m);
        Guard.Between(periods, 1, MaxPeriods);
        ChannelIds.Check(channels, channel => channel.Id);
        foreach (var channel in channels)
        {
            CheckWeights(channel, periods);
        }

        return new ScheduleRun(total, periods, channels, currency ?? Currency.Cny).Solve(cancellationToken);
    }

    private static void CheckWeights(ScheduledChannel channel, int periods, string name = "channels")
    {
        if (channel.PeriodWeights is not { } weights)
        {
            return;
        }

        if (weights.Count != periods)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {periods} period weights; channel '{channel.Id}' has {weights.Count}."), name);
        }

        foreach (var weight in weights)
        {
            Guard.Between(weight, 0, 1e6, name);
        }
    }
}
