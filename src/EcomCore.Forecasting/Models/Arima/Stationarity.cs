namespace EcomCore.Forecasting;

/// <summary>How often to difference a series.</summary>
/// <remarks>Hyndman and Khandakar (2008), Automatic time series forecasting: the forecast package for R, Journal of Statistical Software 27(3), section 3.1, with the tests of
/// the package today: seasonal strength above 0.64 for one seasonal difference; the KPSS test at 5 % (Kwiatkowski, Phillips, Schmidt and Shin 1992), repeated, for up to two.</remarks>
internal static class Stationarity
{
    private const double StrongSeason = 0.64;

    // Table 1 of Kwiatkowski et al., level stationarity, 5 %.
    private const double KpssLimit = 0.463;

    public static int SeasonalDifferences(double[] y, int period) =>
        period > 1 && y.Length >= (2 * period) + 1 && SeasonalStrength.Of(y, period) > StrongSeason ? 1 : 0;

    public static int Differences(double[] y, int most = 2)
    {
        for (var d = 0; d < most; d++)
        {
            if (y.Length < 3 || !(Kpss(y) > KpssLimit))
            {
                return d;
            }

            y = ArimaData.Differenced(y, 1, 1, 0);
        }

        return most;
    }

    /// <summary>The statistic for stationarity around a level, with trunc(3 sqrt(n) / 13) lags in the variance; 0 for a constant.</summary>
    public static double Kpss(double[] y)
    {
        var n = y.Length;
        var mean = SeasonTest.Mean(y);
        var (walk, walks, squares) = (0.0, 0.0, 0.0);
        foreach (var value in y)
        {
            walk += value - mean;
            walks += walk * walk;
            squares += (value - mean) * (value - mean);
        }

        var lags = (int)(3 * Math.Sqrt(n) / 13);
        var variance = squares;
        for (var lag = 1; lag <= lags; lag++)
        {
            var sum = 0.0;
            for (var t = lag; t < n; t++)
            {
                sum += (y[t] - mean) * (y[t - lag] - mean);
            }

            variance += 2 * (1 - (lag / (lags + 1.0))) * sum;
        }

        return squares > 0 && variance > 0 ? walks / n / variance : 0;
    }
}
