namespace EcomCore.Forecasting;

/// <summary>Seasonal indices by the ratio (or difference) to a centred moving average over a whole season.</summary>
/// <remarks>The classical decomposition (Macaulay 1931; R's <c>decompose</c>): the mean ratio per place in the season, made to average 1; differences to average 0.</remarks>
internal static class ClassicalSeason
{
    // A smaller index says that the season has no sales at all; dividing by it would be noise.
    private const double SmallestIndex = 1e-10;

    /// <summary>The season of complete values, or null when there is none to be told: too short, or an index that is not above 0.</summary>
    public static Season? Of(ReadOnlySpan<double> y, int period, bool multiplicative)
    {
        if (y.Length < 2 * period)
        {
            return null;
        }

        var sums = new double[period];
        var counts = new int[period];
        var half = period / 2;
        for (var t = half; t + half < y.Length; t++)
        {
            var trend = MovingAverage(y, period, t);
            sums[t % period] += multiplicative ? y[t] / trend : y[t] - trend;
            counts[t % period]++;
        }

        for (var j = 0; j < period; j++)
        {
            sums[j] /= counts[j];
        }

        var mean = SeasonTest.Mean(sums);
        for (var j = 0; j < period; j++)
        {
            sums[j] = multiplicative ? sums[j] / mean : sums[j] - mean;
            if (double.IsNaN(sums[j]) || double.IsInfinity(sums[j]) || (multiplicative && sums[j] < SmallestIndex))
            {
                return null;
            }
        }

        return new Season(sums, multiplicative);
    }

    private static double MovingAverage(ReadOnlySpan<double> y, int period, int t)
    {
        var half = period / 2;
        var sum = 0.0;
        for (var k = -half; k <= half; k++)
        {
            sum += y[t + k] * (period % 2 == 0 && (k == -half || k == half) ? 0.5 : 1);
        }

        return sum / period;
    }
}
