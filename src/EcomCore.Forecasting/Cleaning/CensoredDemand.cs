namespace EcomCore.Forecasting;

/// <summary>The EM algorithm for demand of which only a lower bound is known in some periods.</summary>
internal static class CensoredDemand
{
    private const int MostRounds = 50;
    private const double Tolerance = 1e-6;
    private const int LeastUncensored = 3;

    /// <param name="series">Says which periods are censored.</param>
    /// <param name="y">Its values, scaled to about 1, NaN where missing; effects may have been divided out.</param>
    /// <returns>A copy with censored values raised.</returns>
    public static double[] Restore(DemandSeries series, double[] y)
    {
        var censored = Enumerable.Range(0, series.Count).Where(series.IsCensored).ToArray();
        var isFull = series.ObservedCount - censored.Length >= LeastUncensored;
        var demand = Start(y, censored, isFull);
        var variances = new double[series.Count];
        for (var round = 0; round < MostRounds; round++)
        {
            var level = LevelOf(demand, series.SeasonalPeriods);
            var variance = Variance(demand, y, level, variances);
            var moved = 0.0;
            foreach (var t in censored)
            {
                var next = Expected(y[t], series.InStockShare(t), level[t], variance, isFull, out variances[t]);
                moved = Math.Max(moved, Math.Abs(next - demand[t]));
                demand[t] = next;
            }

            if (moved <= Tolerance)
            {
                break;
            }
        }

        return [.. demand.Select((value, t) => double.IsNaN(y[t]) ? double.NaN : value)];
    }

    /// <summary>Complete values to start with: censored ones as if missing, but not below what was sold.</summary>
    private static double[] Start(double[] y, int[] censored, bool isFull)
    {
        var known = (double[])y.Clone();
        foreach (var t in censored.Where(_ => isFull))
        {
            known[t] = double.NaN;
        }

        var start = new FitData(known, 1).InUnits();
        foreach (var t in censored)
        {
            start[t] = Math.Max(start[t], y[t]);
        }

        return start;
    }

    /// <summary>Trend and season where the season is at least as strong as outlier search wants it; else a smooth line.</summary>
    private static double[] LevelOf(double[] demand, IReadOnlyList<int> periods)
    {
        int[] seasons = [.. periods.Where(period => period > 1 && demand.Length > 2 * period && SeasonTest.IsSeasonal(demand, period))];
        if (seasons.Length == 0)
        {
            return SuperSmoother.Smooth(demand);
        }

        var fit = new MstlFit(demand, seasons, periodic: true);
        return [.. fit.Trend.Select((trend, t) => trend + fit.Seasons.Sum(one => one[t]))];
    }

    /// <summary>Mean square of the rest, where a censored value also counts with the variance of what it may be.</summary>
    private static double Variance(double[] demand, double[] y, double[] level, double[] variances)
    {
        var (sum, count) = (0.0, 0);
        for (var t = 0; t < demand.Length; t++)
        {
            if (!double.IsNaN(y[t]))
            {
                sum += ((demand[t] - level[t]) * (demand[t] - level[t])) + variances[t];
                count++;
            }
        }

        return sum / count;
    }

    private static double Expected(double sold, double inStock, double level, double variance, bool isFull, out double left)
    {
        left = 0;
        if (!double.IsNaN(inStock))
        {
            left = (1 - inStock) * variance;
            return sold + ((1 - inStock) * Math.Max(level, 0));
        }

        if (!isFull || !(level > 0) || !(variance > 0))
        {
            return Math.Max(sold, level);
        }

        var (mean, square) = TruncatedGamma.MomentsAbove(Math.Max(sold, 0), level, variance);
        left = Math.Max(0, square - (mean * mean));
        return Math.Max(sold, mean);
    }
}
