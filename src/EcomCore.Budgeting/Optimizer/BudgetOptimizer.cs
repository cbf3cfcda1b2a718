namespace EcomCore.Budgeting;

/// <summary>Finds the best split of a budget over channels with response curves, and proves how good it is.</summary>
/// <remarks>
/// <para>
/// Concave curves are solved exactly by one search on the multiplier of the total (the Karush-Kuhn-Tucker conditions), O(n log 1/eps). S-shaped and
/// convex curves, least spends if any and steps are solved globally by branch and bound over concave envelopes (Falk and Soland 1969), which stops at the
/// gap tolerance or at the node limit; the plan then still says how far from the optimum it can be (<see cref="BudgetPlan.ProvenGap"/>).
/// </para>
/// <para>
/// Amounts are whole smallest units of the currency and keep floors and caps; the total is rounded down, floors up, caps down. Of equal channels the
/// earlier gets more. Deterministic; pure; safe to call from any thread.
/// </para>
/// </remarks>
public static class BudgetOptimizer
{
    /// <summary>The largest target: response per unit of spend, response, or cost per unit of response.</summary>
    public const double MaxTarget = 1e100;

    /// <summary>Makes the weighted response as large as possible, spending the total as far as caps allow.</summary>
    /// <param name="total">The budget; 0 or more, at most 10^18 smallest units.</param>
    /// <param name="channels">One or more channels with distinct ids.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="groups">Limits on channels together; null for none. Every <see cref="BudgetChannel.Group"/> must be among them.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>The plan; where bounds clash, one that says which.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, an id met twice, an unknown group, or a step of unfit size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The total or a floor is negative or too large.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static BudgetPlan MaximizeResponse(
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        OptimizerSettings? settings = null,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        new OptimizerRun(BudgetObjective.Response, 0, total, channels, settings, groups).Solve(cancellationToken);

    /// <summary>Makes the profit as large as possible: margin times weighted response, less spend. What does not pay stays unspent.</summary>
    /// <inheritdoc cref="MaximizeResponse"/>
    public static BudgetPlan MaximizeProfit(
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        OptimizerSettings? settings = null,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        new OptimizerRun(BudgetObjective.Profit, 0, total, channels, settings, groups).Solve(cancellationToken);

    /// <summary>
    /// Makes the weighted response as large as possible while it is at least <paramref name="target"/> times the spend (return on advertising spend over
    /// all channels together). What would take the plan below the target stays unspent.
    /// </summary>
    /// <param name="total">The budget; 0 or more, at most 10^18 smallest units.</param>
    /// <param name="target">Weighted response per unit of spend; above 0, at most <see cref="MaxTarget"/>.</param>
    /// <param name="channels">One or more channels with distinct ids.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="groups">Limits on channels together; null for none. Every <see cref="BudgetChannel.Group"/> must be among them.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>
    /// The plan; where bounds clash or floors force spend below the target, one that says so. With floors of 0 there always is one: in the worst case
    /// nothing is spent.
    /// </returns>
    /// <remarks>
    /// For concave curves this is also the largest spend that meets the target. For one channel a*x / (x + k) it is x = a / target - k. A return that misses
    /// the target by 2e-15 of it, which is rounding, meets it.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, an id met twice, an unknown group, or a step of unfit size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target, the total or a floor is out of range.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static BudgetPlan MaximizeResponseAtRoas(
        decimal total,
        double target,
        IReadOnlyList<BudgetChannel> channels,
        OptimizerSettings? settings = null,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default)
    {
        Guard.Between(target, double.Epsilon, MaxTarget);
        return new OptimizerRun(BudgetObjective.TargetRoas, target, total, channels, settings, groups).Solve(cancellationToken);
    }

    /// <summary>
    /// Makes the weighted response as large as possible while one unit of it costs at most <paramref name="target"/> over all channels together (cost per
    /// acquisition, where response counts orders or customers).
    /// </summary>
    /// <param name="total">The budget; 0 or more, at most 10^18 smallest units.</param>
    /// <param name="target">Spend per unit of weighted response; 1e-100 to <see cref="MaxTarget"/>.</param>
    /// <param name="channels">One or more channels with distinct ids.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="groups">Limits on channels together; null for none. Every <see cref="BudgetChannel.Group"/> must be among them.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>The plan of <see cref="MaximizeResponseAtRoas"/> at 1 / <paramref name="target"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, an id met twice, an unknown group, or a step of unfit size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target, the total or a floor is out of range.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static BudgetPlan MaximizeResponseAtCpa(
        decimal total,
        double target,
        IReadOnlyList<BudgetChannel> channels,
        OptimizerSettings? settings = null,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default)
    {
        Guard.Between(target, 1 / MaxTarget, MaxTarget);
        return new OptimizerRun(BudgetObjective.TargetRoas, 1 / target, total, channels, settings, groups).Solve(cancellationToken);
    }

    /// <summary>Spends as little as possible for a response.</summary>
    /// <param name="total">The most that may be spent; 0 or more, at most 10^18 smallest units.</param>
    /// <param name="response">The weighted response to reach, over all channels together; 0 to <see cref="MaxTarget"/>.</param>
    /// <param name="channels">One or more channels with distinct ids.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="groups">Limits on channels together; null for none. Every <see cref="BudgetChannel.Group"/> must be among them.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>
    /// The plan; its <see cref="BudgetPlan.ObjectiveValue"/> is the spend with its sign turned, and no plan spends less than the negative of its
    /// <see cref="BudgetPlan.UpperBound"/>. Where the total does not bring the response, one that says so. Amounts are rounded up to whole units only as
    /// far as the response needs it: at most one unit per channel above the least.
    /// </returns>
    /// <remarks>A response that misses <paramref name="response"/> by 1e-13 of it, which is the rounding of a long sum, counts as reached.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, an id met twice, an unknown group, or a step of unfit size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The response, the total or a floor is out of range.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static BudgetPlan MinimizeSpend(
        decimal total,
        double response,
        IReadOnlyList<BudgetChannel> channels,
        OptimizerSettings? settings = null,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default)
    {
        Guard.Between(response, 0, MaxTarget);
        return new OptimizerRun(BudgetObjective.LeastSpend, response, total, channels, settings, groups).Solve(cancellationToken);
    }

    /// <summary>Solves <see cref="MaximizeResponse"/> for several totals: the curve of total response against total budget.</summary>
    /// <param name="totals">Any number of budgets; 0 or more.</param>
    /// <param name="channels">One or more channels with distinct ids.</param>
    /// <param name="settings">Currency and stopping; null for <see cref="OptimizerSettings.Default"/>.</param>
    /// <param name="groups">Limits on channels together; null for none. Every <see cref="BudgetChannel.Group"/> must be among them.</param>
    /// <param name="cancellationToken">Stops a long search.</param>
    /// <returns>
    /// One plan per total, in order. With rising totals the response never falls (by more than the gap) and, for concave curves, the shadow price never rises.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No channel, null among the channels, an id met twice, an unknown group, or a step of unfit size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A total or a floor is negative or too large.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static IReadOnlyList<BudgetPlan> ResponseByTotal(
        IReadOnlyList<decimal> totals,
        IReadOnlyList<BudgetChannel> channels,
        OptimizerSettings? settings = null,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(totals);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. totals.Select(total => MaximizeResponse(total, channels, settings, groups, cancellationToken))];
    }
}
