namespace EcomCore.Forecasting;

/// <summary>The smoothing constants of a model: level, slope, season, damping.</summary>
internal readonly record struct EtsSmoothing(double Alpha, double Beta, double Gamma, double Phi);
