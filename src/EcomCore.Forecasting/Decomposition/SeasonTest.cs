namespace EcomCore.Forecasting;

/// <summary>Whether a series repeats itself after a season.</summary>
/// <remarks>
/// The test of the Theta method (Assimakopoulos and Nikolopoulos 2000; Fiorucci et al. 2016, section 2): with r(k) the autocorrelation at lag k, the
/// series is seasonal when |r(m)| exceeds 1.645 standard errors, sqrt((1 + 2 (r(1)^2 + ... + r(m-1)^2)) / n). Less than two seasons and one value never count as seasonal.
/// </remarks>
internal static class SeasonTest
{
    // The 95 % quantile of the normal distribution.
    private const double Score = 1.6448536269514722;

    public static bool IsSeasonal(ReadOnlySpan<double> y, int period)
    {
        if (period <= 1 || y.Length <= 2 * period)
        {
            return false;
        }

        var mean = Mean(y);
        var zero = Covariance(y, mean, 0);
        if (!(zero > 0))
        {
            return false;
        }

        var sum = 0.0;
        for (var lag = 1; lag < period; lag++)
        {
            var r = Covariance(y, mean, lag) / zero;
            sum += r * r;
        }

        return Math.Abs(Covariance(y, mean, period) / zero) > Score * Math.Sqrt((1 + (2 * sum)) / y.Length);
    }

    public static double Mean(ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        foreach (var value in y)
        {
            sum += value;
        }

        return sum / y.Length;
    }

    private static double Covariance(ReadOnlySpan<double> y, double mean, int lag)
    {
        var sum = 0.0;
        for (var t = lag; t < y.Length; t++)
        {
            sum += (y[t] - mean) * (y[t - lag] - mean);
        }

        return sum;
    }
}
