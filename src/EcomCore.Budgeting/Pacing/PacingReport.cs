namespace EcomCore.Budgeting;

/// <summary>Plan against actual after some weeks.</summary>
/// <param name="Weeks">How many weeks have passed.</param>
/// <param name="PlannedToDate">What was planned for them.</param>
/// <param name="SpentToDate">What was spent.</param>
/// <param name="Variance">Spent less planned: above zero, too fast.</param>
/// <param name="VarianceShare">The variance as a part of what was planned; null when nothing was.</param>
/// <param name="Remaining">Total less spent; below zero when exhausted.</param>
/// <param name="Projected">What the whole period will cost when the rest goes on at the same ratio of actual to plan; the total itself before the first week.</param>
/// <param name="Status">Where that stands.</param>
public sealed record PacingReport(
    int Weeks, Money PlannedToDate, Money SpentToDate, Money Variance, double? VarianceShare, Money Remaining, decimal Projected, PacingStatus Status);
