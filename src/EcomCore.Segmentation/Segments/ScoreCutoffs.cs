namespace EcomCore.Segmentation;

/// <summary>Finds what scores are compared with.</summary>
internal static class ScoreCutoffs
{
    public static ScoreCutoff[] Of(ScoreComparison comparison, RfmTable table) =>
    [
        Of(comparison, table, RfmAxis.Recency, comparison.RecencyThreshold),
        Of(comparison, table, RfmAxis.Frequency, comparison.FrequencyThreshold),
        Of(comparison, table, RfmAxis.Monetary, comparison.MonetaryThreshold),
    ];

    private static ScoreCutoff Of(ScoreComparison comparison, RfmTable table, RfmAxis axis, double? threshold) =>
        new(axis, comparison.Kind, comparison.Kind switch
        {
            ComparisonKind.Mean => MeanOf(table.ScaleOf(axis)),
            ComparisonKind.Median => MedianOf(table.ScaleOf(axis)),
            _ => threshold!.Value,
        });

    private static double MeanOf(ScoreScale scale)
    {
        long sum = 0;
        long count = 0;
        foreach (var band in scale.Bands)
        {
            sum += (long)band.Score * band.Customers;
            count += band.Customers;
        }

        return count == 0 ? double.NaN : (double)sum / count;
    }

    private static double MedianOf(ScoreScale scale)
    {
        var count = scale.Bands.Sum(band => (long)band.Customers);
        return count == 0 ? double.NaN : (ScoreAt(scale, (count - 1) / 2) + ScoreAt(scale, count / 2)) / 2.0;
    }

    /// <summary>The score at a place, counted from 0, when customers stand in order of score.</summary>
    private static int ScoreAt(ScoreScale scale, long place)
    {
        foreach (var band in scale.Bands)
        {
            place -= band.Customers;
            if (place < 0)
            {
                return band.Score;
            }
        }

        return scale.Bins;
    }
}
