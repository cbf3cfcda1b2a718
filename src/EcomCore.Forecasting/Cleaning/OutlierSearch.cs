namespace EcomCore.Forecasting;

/// <summary>Finds and replaces values far from a smooth line through the seasonally adjusted series.</summary>
/// <remarks>The rule of R's <c>tsoutliers</c> 8.20: the season is taken out where its strength is 0.6 or more; a residual from the super smoother is an outlier beyond 3 interquartile
/// ranges outside the quartiles. Two passes, because large outliers hide smaller ones.</remarks>
internal static class OutlierSearch
{
    private const double LeastStrength = 0.6;
    public const double Ranges = 3;
    private const int LeastValues = 5;

    // Below this width of the limits, in values scaled to about 1, rounding errors would be outliers.
    private const double LeastWidth = 1e-14;

    /// <param name="y">Values of size about 1; NaN where missing.</param>
    /// <param name="periods">Season lengths, rising.</param>
    /// <returns>A copy with outliers replaced; what is missing stays missing.</returns>
    public static double[] Replace(double[] y, IReadOnlyList<int> periods)
    {
        var found = Find(y, periods);
        if (found.Count == 0)
        {
            return y;
        }

        var cleaned = MissingValues.Fill(Without(y, found), periods);
        var more = Find(cleaned, periods);
        if (more.Count > 0)
        {
            found.UnionWith(more);
            cleaned = MissingValues.Fill(Without(cleaned, found), periods);
        }

        var result = (double[])y.Clone();
        foreach (var t in found.Where(t => !double.IsNaN(y[t])))
        {
            result[t] = cleaned[t];
        }

        return result;
    }

    private static HashSet<int> Find(double[] y, IReadOnlyList<int> periods)
    {
        var observed = y.Count(value => !double.IsNaN(value));
        if (observed < LeastValues)
        {
            return [];
        }

        var complete = MissingValues.Fill(y, periods);
        var adjusted = Adjusted(complete, periods);
        var smooth = SuperSmoother.Smooth(adjusted);
        double[] residuals = [.. adjusted.Select((value, t) => double.IsNaN(y[t]) ? double.NaN : value - smooth[t])];
        var sorted = residuals.Where(value => !double.IsNaN(value)).OrderBy(value => value).ToArray();
        var (lower, upper) = (Quantile(sorted, 0.25), Quantile(sorted, 0.75));
        var (low, high) = (lower - (Ranges * (upper - lower)), upper + (Ranges * (upper - lower)));
        return high - low > LeastWidth ? [.. Enumerable.Range(0, y.Length).Where(t => residuals[t] < low || residuals[t] > high)] : [];
    }

    private static double[] Adjusted(double[] complete, IReadOnlyList<int> periods)
    {
        int[] seasons = [.. periods.Where(period => period > 1 && complete.Length > 2 * period)];
        if (seasons.Length == 0)
        {
            return complete;
        }

        var fit = new MstlFit(complete, seasons, periodic: false, robust: true);
        var (adjusted, remainder, detrended) = ((double[])complete.Clone(), new double[complete.Length], new double[complete.Length]);
        for (var t = 0; t < complete.Length; t++)
        {
            adjusted[t] -= fit.Seasons.Sum(one => one[t]);
            detrended[t] = complete[t] - fit.Trend[t];
            remainder[t] = adjusted[t] - fit.Trend[t];
        }

        return 1 - (SeasonalStrength.Variance(remainder) / SeasonalStrength.Variance(detrended)) >= LeastStrength ? adjusted : complete;
    }

    private static double[] Without(double[] y, HashSet<int> found) => [.. y.Select((value, t) => found.Contains(t) ? double.NaN : value)];

    /// <summary>Linear between order statistics, as R's default (type 7).</summary>
    public static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
