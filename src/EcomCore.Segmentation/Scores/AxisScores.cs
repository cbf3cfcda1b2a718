using System.Buffers;

namespace EcomCore.Segmentation;

/// <summary>The scores of all customers on one axis.</summary>
internal sealed class AxisScores
{
    private AxisScores(byte[] scores, ScoreScale scale)
    {
        Scores = scores;
        Scale = scale;
    }

    public byte[] Scores { get; }

    public ScoreScale Scale { get; }

    /// <param name="axis">The axis; of recency less is better.</param>
    /// <param name="values">A finite value per customer.</param>
    /// <param name="method">The method.</param>
    /// <param name="bins">Number of scores.</param>
    /// <param name="thresholds">Cuts of the caller's own; null to find them by the method.</param>
    public static AxisScores Of(RfmAxis axis, ReadOnlySpan<double> values, RfmMethod method, int bins, double[]? thresholds = null)
    {
        if (values.Length == 0)
        {
            return new AxisScores([], new ScoreScale(axis, [.. Enumerable.Range(1, bins).Select(score => new ScoreBand(score, 0, null, null))]));
        }

        var isReversed = axis == RfmAxis.Recency;
        var rented = ArrayPool<double>.Shared.Rent(values.Length);
        try
        {
            var sorted = rented.AsSpan(0, values.Length);
            SortedValues.Fill(sorted, values, isReversed);
            var cuts = thresholds is not null ? thresholds
                : isReversed && method == RfmMethod.R ? RPackageCuts.FindReversed(sorted, bins) : ScoreCuts.Find(method, sorted, bins);
            return new AxisScores(ScoresBy(cuts, values, isReversed), new ScoreScale(axis, BandsBy(cuts, sorted, isReversed)));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static byte[] ScoresBy(double[] cuts, ReadOnlySpan<double> values, bool isReversed)
    {
        var scores = Unset.Array<byte>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var value = isReversed ? -values[i] : values[i];
            var score = 1;
            foreach (var cut in cuts)
            {
                score += value >= cut ? 1 : 0;
            }

            scores[i] = (byte)score;
        }

        return scores;
    }

    /// <summary>Reads the bands off the sorted values: each begins at the first value that reaches its cut.</summary>
    private static ScoreBand[] BandsBy(double[] cuts, ReadOnlySpan<double> sorted, bool isReversed)
    {
        var bands = new ScoreBand[cuts.Length + 1];
        var start = 0;
        for (var i = 0; i < bands.Length; i++)
        {
            var end = i < cuts.Length ? FirstAtLeast(sorted, cuts[i]) : sorted.Length;
            bands[i] = end <= start
                ? new ScoreBand(i + 1, 0, null, null)
                : isReversed
                    ? new ScoreBand(i + 1, end - start, (decimal)-sorted[end - 1], (decimal)-sorted[start])
                    : new ScoreBand(i + 1, end - start, (decimal)sorted[start], (decimal)sorted[end - 1]);
            start = Math.Max(start, end);
        }

        return bands;
    }

    private static int FirstAtLeast(ReadOnlySpan<double> sorted, double cut)
    {
        var low = 0;
        var high = sorted.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sorted[middle] >= cut)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
