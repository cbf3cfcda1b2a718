namespace EcomCore.Forecasting;

/// <summary>How a model fits the past.</summary>
/// <param name="Observations">Periods with a value.</param>
/// <param name="ParameterCount">Free parameters, the variance of the errors included.</param>
/// <param name="Variance">Variance of the errors; of relative errors for a multiplicative model. 0 for a perfect fit.</param>
/// <param name="LogLikelihood">Logarithm of the likelihood, without constants and concentrated over the variance, as R's <c>ets</c> reports it; NaN for models without one.</param>
/// <param name="Aicc">Akaike's criterion corrected for small samples; NaN where there is no likelihood.</param>
/// <param name="Parameters">Smoothing constants and first states by name, in a fixed order.</param>
public sealed record FitStatistics(
    int Observations,
    int ParameterCount,
    double Variance,
    double LogLikelihood,
    double Aicc,
    IReadOnlyList<KeyValuePair<string, double>> Parameters)
{
    // Below this, Student's distribution has no variance.
    private const double LeastDegrees = 3;

    /// <summary>Gets the degrees of freedom with which the variance is known, 3 at least.</summary>
    internal double Degrees => Math.Max(LeastDegrees, KnownDegrees ?? (Observations - ParameterCount + 1));

    /// <summary>Gets the divisor of the variance where it is not the number of values less the parameters of the mean.</summary>
    internal double? KnownDegrees { get; init; }
}
