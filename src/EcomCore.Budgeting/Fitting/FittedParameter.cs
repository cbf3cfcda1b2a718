namespace EcomCore.Budgeting;

/// <summary>An estimated number.</summary>
/// <param name="Name">Such as <c>scale</c>, <c>half_saturation</c>, <c>shape</c>, <c>retention</c>; for the baseline <c>intercept</c>, <c>trend</c>, <c>sin1</c>, a control's name.</param>
/// <param name="Estimate">The least-squares estimate.</param>
/// <param name="StandardError">
/// Its standard error under independent errors of equal variance; NaN where the estimate is at a limit or the history does not identify it.
/// </param>
public sealed record FittedParameter(string Name, double Estimate, double StandardError);
