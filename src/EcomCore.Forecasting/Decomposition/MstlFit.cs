namespace EcomCore.Forecasting;

/// <summary>STL for several seasons, each estimated on what the others leave.</summary>
/// <remarks>Bandara, Hyndman and Bergmeir (2021), MSTL: a seasonal-trend decomposition algorithm for time series with multiple seasonal patterns. As in R's <c>mstl</c>: seasons from
/// short to long, season windows 11, 15, 19, ..., two rounds.</remarks>
internal sealed class MstlFit
{
    private const int Rounds = 2;

    /// <param name="y">Complete values.</param>
    /// <param name="periods">Rising season lengths, 2 or more, each at most half the length.</param>
    /// <param name="periodic">Whether seasons never change.</param>
    /// <param name="robust">Whether outliers lose their weight.</param>
    public MstlFit(ReadOnlySpan<double> y, IReadOnlyList<int> periods, bool periodic, bool robust = false)
    {
        Trend = new double[y.Length];
        var length = y.Length;
        Seasons = [.. periods.Select(_ => new double[length])];
        var rest = y.ToArray();
        for (var round = 0; round < (periods.Count > 1 ? Rounds : 1); round++)
        {
            for (var i = 0; i < periods.Count; i++)
            {
                Add(rest, Seasons[i], 1);
                var fit = new StlFit(rest, periods[i], periodic ? null : WindowOf(i), robust);
                fit.Seasonal.CopyTo(Seasons[i], 0);
                fit.Trend.CopyTo(Trend, 0);
                Add(rest, Seasons[i], -1);
            }
        }
    }

    public double[] Trend { get; }

    public double[][] Seasons { get; }

    /// <summary>Season window of the i-th season: 11, 15, ...</summary>
    public static int WindowOf(int index) => 7 + (4 * (index + 1));

    private static void Add(double[] target, double[] values, int sign)
    {
        for (var t = 0; t < target.Length; t++)
        {
            target[t] += sign * values[t];
        }
    }
}
