namespace EcomCore.Forecasting;

/// <summary>Fit statistics from residuals of scaled values.</summary>
internal static class FitSummary
{
    // Residuals below a billionth of the largest value are rounding.
    private const double SmallestVariance = 1e-18;

    /// <summary>Statistics of a model without likelihood.</summary>
    public static FitStatistics Plain(FitData data, int parameters, double variance, params KeyValuePair<string, double>[] named) =>
        new(data.Observed, parameters, variance * data.Scale * data.Scale, double.NaN, double.NaN, Array.AsReadOnly(named));

    /// <summary>Statistics of a model with normal errors: the likelihood at the maximum is -n/2 (log(2 pi SSE/n) + 1).</summary>
    /// <param name="data">The data.</param>
    /// <param name="used">Values that the likelihood counts.</param>
    /// <param name="parameters">Free parameters, the variance included.</param>
    /// <param name="squares">Sum of squared errors of scaled values.</param>
    /// <param name="variance">Variance of scaled values, as reported.</param>
    /// <param name="named">Parameters.</param>
    public static FitStatistics Normal(FitData data, int used, int parameters, double squares, double variance, params KeyValuePair<string, double>[] named)
    {
        var mean = Math.Max(squares / used, SmallestVariance);
        var likelihood = -0.5 * used * (Math.Log(2 * Math.PI * mean) + 1 + (2 * Math.Log(data.Scale)));
        return new FitStatistics(data.Observed, parameters, variance * data.Scale * data.Scale, likelihood, Aicc(likelihood, used, parameters), Array.AsReadOnly(named));
    }

    /// <summary>Akaike's criterion with the correction for small samples; infinite where it is not defined.</summary>
    public static double Aicc(double logLikelihood, int used, int parameters)
    {
        var spare = used - parameters - 1;
        return spare > 0
            ? (-2 * logLikelihood) + (2.0 * parameters) + (2.0 * parameters * (parameters + 1) / spare)
            : double.PositiveInfinity;
    }

    /// <summary>Sum of squares of observed value minus fitted value, and how many there are; both scaled.</summary>
    public static (double Squares, int Count) Errors(FitData data, ReadOnlySpan<double> fitted)
    {
        var (squares, count) = (0.0, 0);
        for (var t = 0; t < fitted.Length; t++)
        {
            var e = data.Y[t] - fitted[t];
            if (!double.IsNaN(e))
            {
                squares += e * e;
                count++;
            }
        }

        return (squares, count);
    }

    /// <summary>Multiplies by the scale in place.</summary>
    public static double[] InUnits(double[] scaled, double scale)
    {
        for (var t = 0; t < scaled.Length; t++)
        {
            scaled[t] *= scale;
        }

        return scaled;
    }
}
