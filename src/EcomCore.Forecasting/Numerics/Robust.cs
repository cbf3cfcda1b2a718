using System.Buffers;

namespace EcomCore.Forecasting;

/// <summary>Medians and what else stands outliers.</summary>
internal static class Robust
{
    /// <summary>Standard deviation of a normal distribution over its median absolute deviation.</summary>
    public const double NormalMad = 1.4826022185056018;

    // Gelper, Fried and Croux (2010), section 3: a bisquare of 2 deviations, scaled to a mean of 1 for normal errors.
    private const double Cut = 2;
    private const double Ceiling = 2.52;

    // So many are sorted faster by insertion, on the stack.
    private const int Few = 24;

    /// <summary>The median of the values that are not NaN; NaN when there is none.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        if (values.Length <= Few)
        {
            Span<double> few = stackalloc double[Few];
            var seen = Keep(values, few);
            SortFew(few.Slice(0, seen));
            return Middle(few, seen);
        }

        var many = ArrayPool<double>.Shared.Rent(values.Length);
        var count = Keep(values, many);
        Array.Sort(many, 0, count);
        var middle = Middle(many, count);
        ArrayPool<double>.Shared.Return(many);
        return middle;
    }

    /// <summary>The mean with every value further than three deviations from the median, by the median absolute deviation, moved to there (Huber 1964, one step); NaN when there is no value.</summary>
    public static double Centre(ReadOnlySpan<double> values)
    {
        var middle = Median(values);
        var away = new double[values.Length];
        for (var i = 0; i < away.Length; i++)
        {
            away[i] = Math.Abs(values[i] - middle);
        }

        var most = 3 * NormalMad * Median(away);
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                sum += Math.Max(-most, Math.Min(most, value - middle));
                count++;
            }
        }

        return middle + (sum / count);
    }

    /// <summary>The middle value; of two middle ones that nearer to 0, or 0 when they have different signs. Sorts the values.</summary>
    public static double CautiousMiddle(Span<double> values)
    {
        SortFew(values);
        var (low, high) = (values[(values.Length - 1) / 2], values[values.Length / 2]);
        return low > 0 ? low : high < 0 ? high : 0;
    }

    /// <summary>An error in standard deviations, cut at two.</summary>
    public static double Clip(double error, double deviation) => Math.Max(-Cut * deviation, Math.Min(Cut * deviation, error));

    /// <summary>The square of a standardised error with a ceiling; its mean for normal errors is 1.</summary>
    public static double BoundedSquare(double score)
    {
        if (!(Math.Abs(score) <= Cut))
        {
            return Ceiling;
        }

        var rest = 1 - (score / Cut * (score / Cut));
        return Ceiling * (1 - (rest * rest * rest));
    }

    private static int Keep(ReadOnlySpan<double> values, Span<double> kept)
    {
        var count = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                kept[count++] = value;
            }
        }

        return count;
    }

    private static double Middle(ReadOnlySpan<double> sorted, int count) =>
        count == 0 ? double.NaN : sorted[(count - 1) / 2] + ((sorted[count / 2] - sorted[(count - 1) / 2]) / 2);

    private static void SortFew(Span<double> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            for (var j = i; j > 0 && values[j] < values[j - 1]; j--)
            {
                (values[j], values[j - 1]) = (values[j - 1], values[j]);
            }
        }
    }
}
