using System.Buffers;

namespace EcomCore.Forecasting;

/// <summary>First guesses of the initial states, as R's <c>ets</c> makes them (Hyndman et al. 2008, section 2.6.1).</summary>
internal static class EtsStart
{
    private const double SmallestIndex = 0.01;

    /// <summary>Fills the states of a parameter vector; the smoothing constants are left alone.</summary>
    /// <returns>How many values the first level and slope come from.</returns>
    public static int States(EtsForm form, ReadOnlySpan<double> complete, int period, Span<double> theta)
    {
        var buffer = ArrayPool<double>.Shared.Rent(complete.Length);
        var count = States(form, complete, period, theta, buffer.AsSpan(0, complete.Length));
        ArrayPool<double>.Shared.Return(buffer);
        return count;
    }

    private static int States(EtsForm form, ReadOnlySpan<double> complete, int period, Span<double> theta, Span<double> adjusted)
    {
        complete.CopyTo(adjusted);
        if (form.Season != EtsSeason.None)
        {
            var indices = Indices(complete, period, form.Season == EtsSeason.Multiplicative);
            for (var t = 0; t < adjusted.Length; t++)
            {
                adjusted[t] = form.Season == EtsSeason.Multiplicative ? adjusted[t] / indices[t % period] : adjusted[t] - indices[t % period];
            }

            indices.AsSpan(0, period - 1).CopyTo(theta.Slice(EtsLayout.Seasons));
        }

        var count = Math.Min(Math.Max(10, 2 * period), adjusted.Length);
        if (form.Trend == EtsTrend.None)
        {
            theta[EtsLayout.Level] = Mean(adjusted.Slice(0, count));
            theta[EtsLayout.Slope] = 0;
        }
        else
        {
            (theta[EtsLayout.Level], theta[EtsLayout.Slope]) = Line(adjusted.Slice(0, count));
        }

        if (form.Error == EtsError.Multiplicative && theta[EtsLayout.Level] + theta[EtsLayout.Slope] <= 0)
        {
            theta[EtsLayout.Level] = Mean(adjusted.Slice(0, count));
            theta[EtsLayout.Slope] = 0;
        }

        return count;
    }

    private static double[] Indices(ReadOnlySpan<double> y, int period, bool multiplicative)
    {
        var buffer = ArrayPool<double>.Shared.Rent(y.Length);
        var trend = buffer.AsSpan(0, y.Length);
        if (y.Length < 3 * period)
        {
            StraightTrend(y, period, trend);
        }
        else
        {
            MovingAverage(y, period, trend);
        }

        var sums = new double[period];
        var counts = new int[period];
        for (var t = 0; t < y.Length; t++)
        {
            if (!double.IsNaN(trend[t]) && (!multiplicative || trend[t] > 0))
            {
                sums[t % period] += multiplicative ? y[t] / trend[t] : y[t] - trend[t];
                counts[t % period]++;
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
        for (var j = 0; j < period; j++)
        {
            sums[j] = counts[j] > 0 ? sums[j] / counts[j] : multiplicative ? 1 : 0;
            sums[j] = multiplicative ? Math.Max(sums[j], SmallestIndex) : sums[j];
        }

        var mean = Mean(sums);
        for (var j = 0; j < period; j++)
        {
            sums[j] = multiplicative ? sums[j] / mean : sums[j] - mean;
        }

        return sums;
    }

    /// <summary>The line under a series too short to average over whole seasons, fitted beside one wave per season.</summary>
    private static void StraightTrend(ReadOnlySpan<double> y, int period, Span<double> trend)
    {
        const int Terms = 4;
        Span<double> matrix = stackalloc double[Terms * Terms];
        Span<double> right = stackalloc double[Terms];
        Span<double> x = stackalloc double[Terms];
        matrix.Clear();
        right.Clear();
        for (var t = 0; t < y.Length; t++)
        {
            x[0] = 1;
            x[1] = (double)t / y.Length;
            x[2] = Math.Cos(2 * Math.PI * t / period);
            x[3] = period > 2 ? Math.Sin(2 * Math.PI * t / period) : 0;
            for (var i = 0; i < Terms; i++)
            {
                right[i] += x[i] * y[t];
                for (var j = 0; j < Terms; j++)
                {
                    matrix[(i * Terms) + j] += x[i] * x[j];
                }
            }
        }

        for (var i = 0; i < Terms; i++)
        {
            matrix[(i * Terms) + i] += 1e-9 * y.Length;
        }

        var solved = Cholesky.Solve(matrix, right, Terms);
        var flat = Mean(y);
        for (var t = 0; t < trend.Length; t++)
        {
            trend[t] = solved ? right[0] + (right[1] * t / y.Length) : flat;
        }
    }

    private static void MovingAverage(ReadOnlySpan<double> y, int period, Span<double> trend)
    {
        var half = period / 2;
        for (var t = 0; t < trend.Length; t++)
        {
            if (t < half || t + half >= y.Length)
            {
                trend[t] = double.NaN;
                continue;
            }

            var sum = 0.0;
            for (var k = -half; k <= half; k++)
            {
                sum += y[t + k] * (period % 2 == 0 && (k == -half || k == half) ? 0.5 : 1);
            }

            trend[t] = sum / period;
        }
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>Least-squares line through values at 1, 2, ...: its height at 0 and its slope.</summary>
    private static (double Level, double Slope) Line(ReadOnlySpan<double> values)
    {
        var middle = (values.Length + 1) / 2.0;
        var mean = Mean(values);
        var (cross, square) = (0.0, 0.0);
        for (var t = 0; t < values.Length; t++)
        {
            var x = t + 1 - middle;
            cross += x * (values[t] - mean);
            square += x * x;
        }

        var slope = square > 0 ? cross / square : 0;
        return (mean - (slope * middle), slope);
    }
}
