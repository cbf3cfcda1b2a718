namespace EcomCore.Budgeting;

/// <summary>Budgets when the curves are not known for sure: over draws of what they may be.</summary>
/// <remarks>Pure functions; safe to call from any thread. Draws come from <see cref="CurveFit.Draw"/> or from the caller's own model, all equally likely.</remarks>
public static class UncertainBudget
{
    /// <summary>The most draws.</summary>
    public const int MaxDraws = 10_000;

    // A mean of S-shaped curves can bend more than once; a polygon of this many pieces takes its place.
    private const int Pieces = 2_000;

    /// <summary>Makes the expected weighted response as large as possible.</summary>
    /// <param name="total">The budget; 0 or more.</param>
    /// <param name="channels">Channels with distinct ids; their own curves are not used.</param>
    /// <param name="draws">1 to <see cref="MaxDraws"/> draws, each with a curve for every channel.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="groups">Limits on channels together; null for none.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>
    /// The plan, with responses that are means over the draws. Concave draws are solved exactly; where a channel has S-shaped draws, their mean is taken at
    /// 2,000 spends from 0 to the most it can get and joined by straight lines, and the plan is that of the polygon.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> or <paramref name="draws"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no channel or no draw, an id is met twice, or a draw lacks a channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The total or a bound is out of range, or there are too many draws.</exception>
    public static BudgetPlan MaximizeExpectedResponse(
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<CurveDraw> draws,
        OptimizerSettings? settings = null,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        BudgetOptimizer.MaximizeResponse(total, Expected(total, channels, draws), settings, groups, cancellationToken);

    /// <summary>Makes a quantile of the weighted response as large as possible: 0.1 for a plan that disappoints in one case of ten only.</summary>
    /// <param name="total">The budget; 0 or more.</param>
    /// <param name="channels">Channels with distinct ids, floors and caps; least spends, steps and groups are not supported here.</param>
    /// <param name="draws">1 to <see cref="MaxDraws"/> draws, each with a curve for every channel.</param>
    /// <param name="probability">Which quantile; above 0, below 1.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>
    /// The best plan found, its quantile, and a bound that no plan passes: the quantile of the draws' own optima. A quantile is not concave, so the plan is a
    /// local best from several starts (the expected optimum, the optima of single draws), not a proven one; the bound says how far it can be.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> or <paramref name="draws"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no channel or no draw, an id is met twice, a draw lacks a channel, or a channel has a least spend, a step or a group.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability, the total or a bound is out of range, or there are too many draws.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static QuantilePlan MaximizeQuantile(
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<CurveDraw> draws,
        double probability,
        OptimizerSettings? settings = null,
        CancellationToken cancellationToken = default)
    {
        Guard.Between(probability, double.Epsilon, 1 - 1e-16);
        var expected = Expected(total, channels, draws);
        if (channels.FirstOrDefault(channel => channel.Minimum > 0m || channel.Step > 0m || channel.Group is not null) is { } limited)
        {
            throw new ArgumentException($"Expected floors and caps only; channel '{limited.Id}' has a least spend, a step or a group.", nameof(channels));
        }

        return new QuantileSearch(total, channels, draws, probability, settings ?? OptimizerSettings.Default)
            .Run(BudgetOptimizer.MaximizeResponse(total, expected, settings, null, cancellationToken), cancellationToken);
    }

    /// <summary>The channels with the means of their draws as curves.</summary>
    private static IReadOnlyList<BudgetChannel> Expected(decimal total, IReadOnlyList<BudgetChannel> channels, IReadOnlyList<CurveDraw> draws)
    {
        Guard.AtLeast(total, 0m);
        ChannelIds.Check(channels, channel => channel.Id);
        Guard.NotNull(draws);
        Guard.Between(draws.Count, 1, MaxDraws, nameof(draws));
        return [.. channels.Select(channel => With(channel, Mean([.. draws.Select(draw => CurveOf(draw, channel))], MostOf(channel, total))))];
    }

    internal static BudgetChannel With(BudgetChannel channel, ResponseCurve curve) => new(channel.Id, curve)
    {
        Floor = channel.Floor,
        Cap = channel.Cap,
        Minimum = channel.Minimum,
        Step = channel.Step,
        Group = channel.Group,
        Weight = channel.Weight,
        Margin = channel.Margin,
    };

    internal static ResponseCurve CurveOf(CurveDraw? draw, BudgetChannel channel, string name = "draws") => draw?.Find(channel.Id)
        ?? throw new ArgumentException($"Expected a curve for every channel in every draw; one lacks '{channel.Id}'.", name);

    private static double MostOf(BudgetChannel channel, decimal total) => Math.Max(1e-9, (double)Math.Max(channel.Floor, Math.Min(total, channel.Cap ?? total)));

    private static ResponseCurve Mean(ResponseCurve[] curves, double most)
    {
        if (curves.All(curve => curve.IsConcave))
        {
            return curves.Length == 1 ? curves[0] : ResponseCurve.Sum(curves, 1.0 / curves.Length);
        }

        return ResponseCurve.Piecewise([.. Enumerable.Range(1, Pieces).Select(k => new CurvePoint(
            most * k / Pieces, curves.Sum(curve => curve.ResponseAt(most * k / Pieces)) / curves.Length))]);
    }
}
