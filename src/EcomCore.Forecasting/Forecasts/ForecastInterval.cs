namespace EcomCore.Forecasting;

/// <summary>A range that holds the future value with a stated probability.</summary>
/// <param name="Level">Probability in percent.</param>
/// <param name="Lower">Lower end, in units.</param>
/// <param name="Upper">Upper end, in units.</param>
public readonly record struct ForecastInterval(double Level, double Lower, double Upper);
