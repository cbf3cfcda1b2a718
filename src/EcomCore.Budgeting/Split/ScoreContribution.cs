namespace EcomCore.Budgeting;

/// <summary>What one criterion added to a channel's score.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Share">The channel's share in the criterion, 0 to 1; they add up to 1 over the channels.</param>
/// <param name="Weight">The criterion's part of the score, 0 to 1; the parts of all criteria that count add up to 1.</param>
public readonly record struct ScoreContribution(SplitCriterion Criterion, double Share, double Weight)
{
    /// <summary>Gets share times weight: what the criterion adds to the score.</summary>
    public double Points => Share * Weight;
}
