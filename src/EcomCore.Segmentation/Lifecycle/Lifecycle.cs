namespace EcomCore.Segmentation;

/// <summary>Tells who is new, active, at risk, dormant or lost.</summary>
public static class Lifecycle
{
    /// <summary>Puts every customer into a stage.</summary>
    /// <param name="customers">The customers; the day is their <see cref="CustomerTable.AsOf"/>.</param>
    /// <param name="options">What silence means; <see cref="LifecycleOptions.Default"/> when null.</param>
    /// <returns>A stage per customer, in the table's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is null.</exception>
    /// <exception cref="ArgumentException">The limits do not rise from active to dormant.</exception>
    /// <remarks>
    /// A customer with one purchase at most <see cref="LifecycleOptions.NewDays"/> ago is new. One with enough purchases, not all on one day, has a rhythm: the mean days
    /// between them, first to last; the silence is measured in it. Of purchases at random (exponential gaps) a silence longer than k mean gaps has the chance e^-k where
    /// the mean is known, and (1 + k/n)^-n where it is the mean of n gaps: with two gaps and k = 6 that is 6 %, not 0.2 %.
    /// All others are measured in fixed days.
    /// </remarks>
    public static LifecycleTable Of(CustomerTable customers, LifecycleOptions? options = null)
    {
        Guard.NotNull(customers);
        options ??= LifecycleOptions.Default;
        options.CheckOrder(nameof(options));

        var stages = new LifecycleStage[customers.Count];
        for (var i = 0; i < stages.Length; i++)
        {
            var state = customers.StateAt(i);
            stages[i] = StageOf(state, state.DaysUntil(customers.AsOf), options);
        }

        return new LifecycleTable(customers, options, stages);
    }

    internal static double? RhythmOf(in CustomerState state, LifecycleOptions options)
    {
        var span = state.DaysFromFirstToLast;
        return options.UseRhythm && state.Purchases >= options.RhythmPurchases && span > 0
            ? Math.Max(options.ShortestRhythmDays, span / (state.Purchases - 1.0))
            : null;
    }

    private static LifecycleStage StageOf(in CustomerState state, int silent, LifecycleOptions options)
    {
        if (state.Purchases == 1 && silent <= options.NewDays)
        {
            return LifecycleStage.New;
        }

        return RhythmOf(state, options) is { } rhythm
            ? StageOf(silent, rhythm * options.ActiveIntervals, rhythm * options.AtRiskIntervals, rhythm * options.DormantIntervals)
            : StageOf(silent, options.ActiveDays, options.AtRiskDays, options.DormantDays);
    }

    private static LifecycleStage StageOf(int silent, double active, double atRisk, double dormant) =>
        silent <= active ? LifecycleStage.Active
        : silent <= atRisk ? LifecycleStage.AtRisk
        : silent <= dormant ? LifecycleStage.Dormant
        : LifecycleStage.Lost;
}
