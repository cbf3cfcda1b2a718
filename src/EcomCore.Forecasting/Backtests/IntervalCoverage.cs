namespace EcomCore.Forecasting;

/// <summary>How many of the values that came lay inside the intervals of a level.</summary>
/// <param name="Level">The level in percent, above 0 and below 100: what the interval promises.</param>
/// <param name="Percent">Percent of values inside, both ends included; NaN when there was no value to compare with.</param>
public readonly record struct IntervalCoverage(double Level, double Percent);
