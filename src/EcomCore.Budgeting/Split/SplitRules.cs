namespace EcomCore.Budgeting;

/// <summary>How <see cref="BudgetSplit.ByScore"/> weighs its criteria, and what it sets aside for trials. Immutable.</summary>
public sealed record SplitRules
{
    /// <summary>The largest weight and the largest stage share.</summary>
    public const double MaxWeight = 1e6;

    /// <summary>The default weight of the stage.</summary>
    public const double DefaultStageWeight = 2;

    /// <summary>The default weight of revenue, and of margin.</summary>
    public const double DefaultFactWeight = 1;

    /// <summary>The default exploration share: "10 % to explore new platforms".</summary>
    public const double DefaultExplorationShare = 0.1;

    /// <summary>Gets stage 2, revenue 1, margin 1, the rest 0; stages 60/30/10; a tenth for exploration.</summary>
    public static SplitRules Default { get; } = new();

    /// <summary>Gets the weight of each criterion; one that is missing weighs 0.</summary>
    /// <value>
    /// 0 to <see cref="MaxWeight"/> each, at least one above 0. Default: stage 2, revenue 1, margin 1, so that the seller's own judgement of a
    /// channel counts as much as its figures (EcomCore's choice; there is no literature on it).
    /// </value>
    public IReadOnlyDictionary<SplitCriterion, double> Weights
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Weights));
            foreach (var weight in value)
            {
                Guard.Between((int)weight.Key, 0, (int)SplitCriterion.Conversion, nameof(Weights));
                Guard.Between(weight.Value, 0, MaxWeight, nameof(Weights));
            }

            if (!value.Values.Any(weight => weight > 0))
            {
                throw new ArgumentException("Expected at least one weight above 0.", nameof(Weights));
            }

            field = value.ToDictionary(weight => weight.Key, weight => weight.Value);
        }
    }
    = new Dictionary<SplitCriterion, double>
    {
        [SplitCriterion.Stage] = DefaultStageWeight,
        [SplitCriterion.Revenue] = DefaultFactWeight,
        [SplitCriterion.Margin] = DefaultFactWeight,
    };

    /// <summary>Gets how the stage criterion divides among stages.</summary>
    /// <value>0 to <see cref="MaxWeight"/> each; default 60, 30, 10.</value>
    public StageShares StageShares
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(StageShares));
            Guard.Between(value.Mature, 0, MaxWeight, nameof(StageShares));
            Guard.Between(value.Growing, 0, MaxWeight, nameof(StageShares));
            Guard.Between(value.New, 0, MaxWeight, nameof(StageShares));
            field = value;
        }
    }
    = StageShares.Default;

    /// <summary>Gets the part of the total that the new channels get together, whatever their score.</summary>
    /// <value>
    /// 0 to 1, or null to let new channels compete with the others. Default 0.1. Floors and caps come first. Without new channels nothing is set
    /// aside; with new channels only they get everything.
    /// </value>
    public double? ExplorationShare
    {
        get;
        init
        {
            if (value is { } share)
            {
                Guard.Between(share, 0, 1, nameof(ExplorationShare));
            }

            field = value;
        }
    }
    = DefaultExplorationShare;
}
