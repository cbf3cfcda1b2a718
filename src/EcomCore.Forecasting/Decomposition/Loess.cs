namespace EcomCore.Forecasting;

/// <summary>Local regression at equally spaced points, as STL uses it.</summary>
/// <remarks>
/// Cleveland, Cleveland, McRae and Terpenning (1990), STL: a seasonal-trend decomposition procedure based on loess, Journal of Official Statistics 6, section 2: tricube weights over
/// the nearest points, times robustness weights; degree 0 or 1; computed at every jump-th point with straight lines between, as in the authors' program.
/// </remarks>
internal sealed class Loess(int window, int degree, int jump)
{
    /// <summary>Smooths values; <paramref name="robustness"/> is empty for none. Allocates nothing when <paramref name="weights"/> is long enough.</summary>
    public void Smooth(ReadOnlySpan<double> y, ReadOnlySpan<double> robustness, Span<double> smooth, Span<double> weights)
    {
        var n = y.Length;
        if (n < 2)
        {
            y.CopyTo(smooth);
            return;
        }

        var step = Math.Min(jump, n - 1);
        for (var i = 0; i < n; i += step)
        {
            smooth[i] = Estimate(y, robustness, i, Left(i, n), weights, y[i]);
        }

        if (step == 1)
        {
            return;
        }

        var last = (n - 1) / step * step;
        for (var i = 0; i < last; i += step)
        {
            Join(smooth, i, i + step);
        }

        if (last != n - 1)
        {
            smooth[n - 1] = Estimate(y, robustness, n - 1, Left(last, n), weights, y[n - 1]);
            Join(smooth, last, n - 1);
        }
    }

    /// <summary>The fit at a place from 0, which may lie one before the first point or one after the last.</summary>
    public double At(ReadOnlySpan<double> y, ReadOnlySpan<double> robustness, int place, int left, Span<double> weights, double otherwise) =>
        Estimate(y, robustness, place, left, weights, otherwise);

    private static void Join(Span<double> smooth, int from, int to)
    {
        var slope = (smooth[to] - smooth[from]) / (to - from);
        for (var j = from + 1; j < to; j++)
        {
            smooth[j] = smooth[from] + (slope * (j - from));
        }
    }

    private int Left(int i, int n)
    {
        if (window >= n)
        {
            return 0;
        }

        var half = (window + 1) / 2;
        return i < half - 1 ? 0 : Math.Min(i - half + 1, n - window);
    }

    private double Estimate(ReadOnlySpan<double> y, ReadOnlySpan<double> robustness, int place, int left, Span<double> weights, double otherwise)
    {
        var n = y.Length;
        var right = Math.Min(left + window, n) - 1;
        var reach = (double)Math.Max(place - left, right - place);
        if (window > n)
        {
            reach += (window - n) / 2;
        }

        // The program's limits: points within a thousandth of the reach have full weight, those beyond 0.999 of it none.
        var (near, far) = (0.001 * reach, 0.999 * reach);
        var total = 0.0;
        for (var j = left; j <= right; j++)
        {
            var distance = Math.Abs(j - place);
            var weight = 0.0;
            if (distance <= far)
            {
                var ratio = distance / reach;
                var cube = 1 - (ratio * ratio * ratio);
                weight = distance <= near ? 1 : cube * cube * cube;
                weight = robustness.IsEmpty ? weight : weight * robustness[j];
            }

            weights[j] = weight;
            total += weight;
        }

        if (!(total > 0))
        {
            return otherwise;
        }

        return reach > 0 && degree > 0 ? Line(y, weights, left, right, place, total) : Average(y, weights, left, right, total);
    }

    private static double Average(ReadOnlySpan<double> y, ReadOnlySpan<double> weights, int left, int right, double total)
    {
        var sum = 0.0;
        for (var j = left; j <= right; j++)
        {
            sum += weights[j] * y[j];
        }

        return sum / total;
    }

    private static double Line(ReadOnlySpan<double> y, ReadOnlySpan<double> weights, int left, int right, int place, double total)
    {
        var centre = 0.0;
        for (var j = left; j <= right; j++)
        {
            centre += weights[j] / total * j;
        }

        var (spread, mean, cross) = (0.0, 0.0, 0.0);
        for (var j = left; j <= right; j++)
        {
            var weight = weights[j] / total;
            spread += weight * (j - centre) * (j - centre);
            mean += weight * y[j];
            cross += weight * (j - centre) * y[j];
        }

        // All weight on one point: no slope to be had.
        return Math.Sqrt(spread) > 0.001 * (y.Length - 1) ? mean + ((place - centre) / spread * cross) : mean;
    }
}
