namespace EcomCore.Forecasting;

/// <summary>Fills missing values by a seasonal decomposition, or on a straight line.</summary>
/// <remarks>
/// The steps of R's <c>na.interp</c> 8.20: a regression on waves and a polynomial gives first values; the series so completed is decomposed by robust MSTL; the seasonally adjusted
/// observed values are joined by straight lines, and the season put back. When that leaves the observed range by more than half of it, straight lines alone.
/// </remarks>
internal static class MissingValues
{
    private const int MostPairs = 5;
    private const int MostPairsOfMany = 20;
    private const int HighestDegree = 6;

    /// <param name="y">Values; NaN where missing; at least one observed.</param>
    /// <param name="periods">Season lengths, rising.</param>
    /// <returns>A copy without missing values, or <paramref name="y"/> itself when none is missing.</returns>
    public static double[] Fill(double[] y, IReadOnlyList<int> periods)
    {
        var (low, high, observed) = Range(y);
        if (observed == y.Length)
        {
            return y;
        }

        var straight = OnLines(y);
        int[] seasons = [.. periods.Where(period => period > 1 && observed > 2 * period && y.Length > 2 * period)];
        if (seasons.Length == 0 || FirstValues(y, seasons) is not { } first)
        {
            return straight;
        }

        var fit = new MstlFit(first, seasons, periodic: false, robust: true);
        var adjusted = new double[y.Length];
        var season = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            season[t] = fit.Seasons.Sum(one => one[t]);
            adjusted[t] = y[t] - season[t];
        }

        var filled = OnLines(adjusted);
        for (var t = 0; t < y.Length; t++)
        {
            filled[t] = double.IsNaN(y[t]) ? filled[t] + season[t] : y[t];
            if (!(filled[t] <= high + (0.5 * (high - low))) || !(filled[t] >= low - (0.5 * (high - low))))
            {
                return straight;
            }
        }

        return filled;
    }

    /// <summary>Straight lines between observed values; the nearest one before the first and after the last.</summary>
    private static double[] OnLines(double[] y) => new FitData(y, 1).InUnits();

    private static (double Low, double High, int Observed) Range(double[] y)
    {
        var (low, high, observed) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        foreach (var value in y)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
            observed += double.IsNaN(value) ? 0 : 1;
        }

        return (low, high, observed);
    }

    /// <summary>The values with the missing ones from a regression on waves and a polynomial; null when it cannot be solved.</summary>
    private static double[]? FirstValues(double[] y, int[] seasons)
    {
        var columns = Columns(y.Length, seasons);
        var p = columns.Count;
        var (a, b) = (new double[p * p], new double[p]);
        for (var t = 0; t < y.Length; t++)
        {
            for (var i = 0; i < p && !double.IsNaN(y[t]); i++)
            {
                b[i] += columns[i][t] * y[t];
                for (var j = 0; j <= i; j++)
                {
                    a[(i * p) + j] += columns[i][t] * columns[j][t];
                }
            }
        }

        if (!Cholesky.Solve(a, b, p))
        {
            return null;
        }

        var first = (double[])y.Clone();
        for (var t = 0; t < y.Length; t++)
        {
            if (double.IsNaN(y[t]))
            {
                first[t] = columns.Select((column, i) => b[i] * column[t]).Sum();
            }
        }

        return first;
    }

    private static List<double[]> Columns(int n, int[] seasons)
    {
        var columns = new List<double[]>();
        foreach (var period in seasons)
        {
            var pairs = Math.Min(period / 2, seasons.Length > 1 ? MostPairsOfMany : MostPairs);
            for (var k = 1; k <= pairs; k++)
            {
                var angle = 2 * Math.PI * k / period;
                columns.Add([.. Enumerable.Range(0, n).Select(t => Math.Cos(angle * t))]);
                if (2 * k < period)
                {
                    columns.Add([.. Enumerable.Range(0, n).Select(t => Math.Sin(angle * t))]);
                }
            }
        }

        // Legendre polynomials on -1 to 1 span what powers of time span, and can be told apart.
        var degree = Math.Min(Math.Max(n / 10, 1), HighestDegree);
        var (before, now) = (new double[n], Enumerable.Repeat(1.0, n).ToArray());
        for (var k = 0; k <= degree; k++)
        {
            columns.Add(now);
            var next = new double[n];
            for (var t = 0; t < n; t++)
            {
                var x = n > 1 ? (2.0 * t / (n - 1)) - 1 : 0;
                next[t] = ((((2 * k) + 1) * x * now[t]) - (k * before[t])) / (k + 1);
            }

            (before, now) = (now, next);
        }

        return columns;
    }
}
