namespace EcomCore.Forecasting;

/// <summary>A smooth line through equally spaced values whose width follows the data.</summary>
/// <remarks>
/// Friedman (1984), A variable span smoother, SLAC PUB-3477: running straight lines over 5, 20 and 50 % of the values; at each value the width with the least absolute cross-validated
/// residual, itself smoothed, is chosen; widths are smoothed; the line is interpolated between the three and smoothed once more. Linear time.
/// </remarks>
internal static class SuperSmoother
{
    private const double Narrow = 0.05;
    private const double Middle = 0.2;
    private const double Wide = 0.5;

    private static readonly double[] Spans = [Narrow, Middle, Wide];

    public static double[] Smooth(double[] y)
    {
        var n = y.Length;
        if (n < 2)
        {
            return (double[])y.Clone();
        }

        var lines = new double[Spans.Length][];
        var errors = new double[Spans.Length][];
        for (var i = 0; i < Spans.Length; i++)
        {
            var errorsOfOne = new double[n];
            lines[i] = RunningLines(y, Spans[i], errorsOfOne);
            errors[i] = RunningLines(errorsOfOne, Middle, null);
        }

        var best = new double[n];
        for (var t = 0; t < n; t++)
        {
            var least = 0;
            for (var i = 1; i < Spans.Length; i++)
            {
                least = errors[i][t] < errors[least][t] ? i : least;
            }

            best[t] = Spans[least];
        }

        var spans = RunningLines(best, Middle, null);
        var joined = new double[n];
        for (var t = 0; t < n; t++)
        {
            var span = Math.Min(Math.Max(spans[t], Narrow), Wide);
            var (other, share) = span < Middle ? (lines[0], (Middle - span) / (Middle - Narrow)) : (lines[2], (span - Middle) / (Wide - Middle));
            joined[t] = ((1 - share) * lines[1][t]) + (share * other[t]);
        }

        return RunningLines(joined, Narrow, null);
    }

    /// <summary>The least-squares line over the nearest values, at each value; near the ends over the first or last ones.</summary>
    internal static double[] RunningLines(double[] y, double span, double[]? crossValidated)
    {
        var n = y.Length;
        var half = Math.Max(2, (int)((0.5 * span * n) + 0.5));
        var window = Math.Min((2 * half) + 1, n);
        var middle = (window - 1) / 2.0;
        var spread = window * (((double)window * window) - 1) / 12;
        var smooth = new double[n];
        var (start, sum, moment) = (0, 0.0, 0.0);
        Fresh();
        for (var t = 0; t < n; t++)
        {
            for (var next = Math.Min(Math.Max(t - half, 0), n - window); start < next;)
            {
                // Every offset falls by one; then the new value enters at the last offset.
                moment += ((window - 1) * y[start + window]) - (sum - y[start]);
                sum += y[start + window] - y[start];
                start++;
                if (start % window == 0)
                {
                    Fresh();
                }
            }

            var place = t - start - middle;
            var mean = sum / window;
            smooth[t] = mean + (place * (moment - (middle * sum)) / spread);
            if (crossValidated is not null)
            {
                var leverage = (1.0 / window) + (place * place / spread);
                crossValidated[t] = leverage < 1 ? Math.Abs(y[t] - smooth[t]) / (1 - leverage) : 0;
            }
        }

        return smooth;

        // Sums anew, so that rounding errors do not pile up.
        void Fresh()
        {
            (sum, moment) = (0, 0);
            for (var k = 0; k < window; k++)
            {
                sum += y[start + k];
                moment += k * y[start + k];
            }
        }
    }
}
