namespace EcomCore.Segmentation;

/// <summary>Optimal k-means in one dimension: the lowest value of each group but the first is a cut.</summary>
/// <remarks>
/// <para>
/// Over the distinct values x(0) &lt; ... &lt; x(d-1) with weights, D(q, i) is the least sum of squares of x(0..i) in q + 1 groups:
/// D(q, i) = min over j of D(q - 1, j - 1) + S(j, i), where S is the sum of squares of one group around its mean. The best j rises with i (S has the
/// Monge property), so halving finds each row in d log d steps (Wang and Song 2011; Wu 1991).
/// </para>
/// <para>Of equal sums the split at the lower value is taken, so the result is one and the same everywhere.</para>
/// </remarks>
internal sealed class KMeansCuts
{
    // Below this share of the prefix sums a sum of squares has lost the digits of a double, and is taken of the exact sums.
    private const double Lost = 1e-7;

    // Prefix sums of weights, weighted values and weighted squares, values taken from the one in the middle: one huge value leaves it where the others are.
    private readonly double[] _weight;
    private readonly DoubleDouble[] _sum;
    private readonly DoubleDouble[] _squares;
    private double[] _previous;
    private double[] _current;

    private KMeansCuts(double[] values, int[] weights)
    {
        _weight = new double[values.Length + 1];
        _sum = new DoubleDouble[values.Length + 1];
        _squares = new DoubleDouble[values.Length + 1];
        _previous = new double[values.Length];
        _current = new double[values.Length];

        var origin = values[values.Length / 2];
        for (var i = 0; i < values.Length; i++)
        {
            var x = DoubleDouble.Sum(values[i], -origin);
            var weighted = x * new DoubleDouble(weights[i], 0);
            _weight[i + 1] = _weight[i] + weights[i];
            _sum[i + 1] = _sum[i] + weighted;
            _squares[i + 1] = _squares[i] + (weighted * x);
        }
    }

    public static double[] Find(ReadOnlySpan<double> sorted, int bins)
    {
        var (values, weights) = Distinct(sorted);
        var starts = values.Length <= bins
            ? Enumerable.Range(1, values.Length - 1).ToArray()
            : new KMeansCuts(values, weights).BestStarts(values.Length, bins);

        var cuts = new double[bins - 1];
        cuts.AsSpan().Fill(double.PositiveInfinity);
        for (var k = 0; k < starts.Length; k++)
        {
            cuts[k] = values[starts[k]];
        }

        return cuts;
    }

    private static (double[] Values, int[] Weights) Distinct(ReadOnlySpan<double> sorted)
    {
        var values = new List<double>();
        var weights = new List<int>();
        foreach (var value in sorted)
        {
            if (values.Count > 0 && value.Equals(values[values.Count - 1]))
            {
                weights[weights.Count - 1]++;
            }
            else
            {
                values.Add(value);
                weights.Add(1);
            }
        }

        return (values.ToArray(), weights.ToArray());
    }

    /// <summary>Where the second, third, ... group starts.</summary>
    private int[] BestStarts(int count, int groups)
    {
        for (var i = 0; i < count; i++)
        {
            _previous[i] = SquaresWithin(0, i);
        }

        var starts = new int[groups][];
        for (var group = 1; group < groups; group++)
        {
            starts[group] = new int[count];
            FillRow(starts[group], group, count - 1, group, count - 1);
            (_previous, _current) = (_current, _previous);
        }

        var best = new int[groups - 1];
        var last = count - 1;
        for (var group = groups - 1; group >= 1; group--)
        {
            best[group - 1] = starts[group][last];
            last = best[group - 1] - 1;
        }

        return best;
    }

    /// <summary>Fills the row between two places, knowing that the best start lies between two others; the middle first.</summary>
    private void FillRow(int[] starts, int from, int to, int lowestStart, int highestStart)
    {
        if (from > to)
        {
            return;
        }

        var middle = from + ((to - from) / 2);
        var best = double.PositiveInfinity;
        var bestStart = lowestStart;
        for (var start = lowestStart; start <= Math.Min(middle, highestStart); start++)
        {
            var squares = _previous[start - 1] + SquaresWithin(start, middle);
            if (squares < best)
            {
                best = squares;
                bestStart = start;
            }
        }

        _current[middle] = best;
        starts[middle] = bestStart;
        FillRow(starts, from, middle - 1, lowestStart, bestStart);
        FillRow(starts, middle + 1, to, bestStart, highestStart);
    }

    private double SquaresWithin(int first, int last)
    {
        var sum = _sum[last + 1].High - _sum[first].High;
        var all = _squares[last + 1].High;
        var within = all - _squares[first].High - (sum * sum / (_weight[last + 1] - _weight[first]));
        return within > Lost * all ? within : ExactSquaresWithin(first, last);
    }

    private double ExactSquaresWithin(int first, int last)
    {
        var sum = _sum[last + 1] - _sum[first];
        var squares = _squares[last + 1] - _squares[first];
        return Math.Max(0, (squares - (sum * sum / (_weight[last + 1] - _weight[first]))).High);
    }
}
