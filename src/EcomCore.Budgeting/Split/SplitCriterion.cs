namespace EcomCore.Budgeting;

/// <summary>What a score is made of. Each criterion gives shares that add up to 1 over the channels.</summary>
public enum SplitCriterion
{
    /// <summary>The share of the channel's stage (<see cref="SplitRules.StageShares"/>), divided evenly among the channels of that stage.</summary>
    Stage,

    /// <summary>Revenue as a part of all revenue.</summary>
    Revenue,

    /// <summary>The margin rate as a part of the sum of margin rates; a loss counts as 0.</summary>
    Margin,

    /// <summary>The expected return as a part of the sum of expected returns.</summary>
    ExpectedReturn,

    /// <summary>The market potential as a part of the sum of market potentials.</summary>
    MarketPotential,

    /// <summary>Traffic as a part of all traffic.</summary>
    Traffic,

    /// <summary>The conversion rate as a part of the sum of conversion rates.</summary>
    Conversion,
}
