namespace EcomCore.Forecasting;

/// <summary>How much of what the trend leaves is season.</summary>
/// <remarks>Wang, Smith and Hyndman (2006), Characteristic-based clustering for time series data: max(0, 1 - var(remainder) / var(season + remainder)), by STL with
/// season window 11. R's <c>nsdiffs</c> takes a seasonal difference above 0.64.</remarks>
internal static class SeasonalStrength
{
    public static double Of(ReadOnlySpan<double> y, int period)
    {
        var fit = new StlFit(y, period, MstlFit.WindowOf(0), robust: false);
        var remainder = new double[y.Length];
        var detrended = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            detrended[t] = y[t] - fit.Trend[t];
            remainder[t] = detrended[t] - fit.Seasonal[t];
        }

        var whole = Variance(detrended);
        return whole > 0 ? Math.Max(0, Math.Min(1, 1 - (Variance(remainder) / whole))) : 0;
    }

    internal static double Variance(double[] values)
    {
        var mean = SeasonTest.Mean(values);
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / Math.Max(values.Length - 1, 1);
    }
}
