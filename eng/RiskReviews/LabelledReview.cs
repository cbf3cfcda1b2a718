namespace EcomCore.RiskReviews;

/// <summary>A review and whether its writer was content.</summary>
/// <param name="IsPositive">The label.</param>
/// <param name="Text">The review.</param>
internal readonly record struct LabelledReview(bool IsPositive, string Text);
