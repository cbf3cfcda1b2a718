using Microsoft.Extensions.Options;

namespace EcomCore.Budgeting;

/// <summary><see cref="BudgetSplit"/> and <see cref="BudgetOptimizer"/> with a deployment's options. Immutable; safe to share between threads.</summary>
public sealed class BudgetPlanner
{
    private readonly Currency _currency;
    private readonly SplitMethod _rounding;
    private readonly SplitRules _rules;
    private readonly OptimizerSettings _settings;

    /// <summary>Creates a planner.</summary>
    /// <param name="options">Read once, here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is out of range; the exception lists every fault.</exception>
    public BudgetPlanner(BudgetingOptions options)
    {
        Guard.NotNull(options);
        var check = new BudgetingOptionsValidator().Validate(null, options);
        if (check.Failed)
        {
            throw new OptionsValidationException(nameof(BudgetingOptions), typeof(BudgetingOptions), check.Failures);
        }

        _currency = Currency.Of(options.Currency);
        _rounding = options.Rounding;
        _rules = RulesOf(options);
        _settings = new OptimizerSettings { Currency = _currency, GapTolerance = options.GapTolerance, NodeLimit = options.NodeLimit };
    }

    internal BudgetPlanner(IOptionsMonitor<BudgetingOptions> options, string name)
        : this(options.Get(name))
    {
    }

    /// <inheritdoc cref="BudgetSplit.ByShare"/>
    public Money[] SplitByShare(decimal total, IReadOnlyList<decimal> shares) => BudgetSplit.ByShare(total, _currency, shares, _rounding);

    /// <inheritdoc cref="BudgetSplit.ByScore"/>
    public SplitPlan SplitByScore(decimal total, IReadOnlyList<SplitChannel> channels) => BudgetSplit.ByScore(total, _currency, channels, _rules);

    /// <inheritdoc cref="BudgetOptimizer.MaximizeResponse"/>
    public BudgetPlan MaximizeResponse(
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        BudgetOptimizer.MaximizeResponse(total, channels, _settings, groups, cancellationToken);

    /// <inheritdoc cref="BudgetOptimizer.MaximizeProfit"/>
    public BudgetPlan MaximizeProfit(
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        BudgetOptimizer.MaximizeProfit(total, channels, _settings, groups, cancellationToken);

    /// <inheritdoc cref="BudgetOptimizer.MaximizeResponseAtRoas"/>
    public BudgetPlan MaximizeResponseAtRoas(
        decimal total,
        double target,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        BudgetOptimizer.MaximizeResponseAtRoas(total, target, channels, _settings, groups, cancellationToken);

    /// <inheritdoc cref="BudgetOptimizer.MaximizeResponseAtCpa"/>
    public BudgetPlan MaximizeResponseAtCpa(
        decimal total,
        double target,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        BudgetOptimizer.MaximizeResponseAtCpa(total, target, channels, _settings, groups, cancellationToken);

    /// <inheritdoc cref="BudgetOptimizer.MinimizeSpend"/>
    public BudgetPlan MinimizeSpend(
        decimal total,
        double response,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        BudgetOptimizer.MinimizeSpend(total, response, channels, _settings, groups, cancellationToken);

    /// <inheritdoc cref="BudgetOptimizer.ResponseByTotal"/>
    public IReadOnlyList<BudgetPlan> ResponseByTotal(
        IReadOnlyList<decimal> totals,
        IReadOnlyList<BudgetChannel> channels,
        IReadOnlyList<BudgetGroup>? groups = null,
        CancellationToken cancellationToken = default) =>
        BudgetOptimizer.ResponseByTotal(totals, channels, _settings, groups, cancellationToken);

    private static SplitRules RulesOf(BudgetingOptions options) => new()
    {
        Weights = new Dictionary<SplitCriterion, double>
        {
            [SplitCriterion.Stage] = options.StageWeight,
            [SplitCriterion.Revenue] = options.RevenueWeight,
            [SplitCriterion.Margin] = options.MarginWeight,
            [SplitCriterion.ExpectedReturn] = options.ExpectedReturnWeight,
            [SplitCriterion.MarketPotential] = options.MarketPotentialWeight,
            [SplitCriterion.Traffic] = options.TrafficWeight,
            [SplitCriterion.Conversion] = options.ConversionWeight,
        },
        StageShares = new StageShares(options.MatureShare, options.GrowingShare, options.NewShare),
        ExplorationShare = options.ExplorationShare,
    };
}
