namespace EcomCore.Forecasting;

/// <summary>A value that was replaced.</summary>
/// <param name="Step">Position in the series, from 0.</param>
/// <param name="Before">What the data say; NaN for a missing value.</param>
/// <param name="After">What stands there now.</param>
/// <param name="Reason">Why.</param>
public readonly record struct CleanedValue(int Step, double Before, double After, CleaningReason Reason);
