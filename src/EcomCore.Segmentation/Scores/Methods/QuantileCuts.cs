namespace EcomCore.Segmentation;

/// <summary>Cuts that depend on the order of the values alone, so that no change of unit moves a score.</summary>
internal static class QuantileCuts
{
    /// <summary>Score 1 + floor(bins * worse / n): the group of equal values goes where its lowest member goes.</summary>
    public static double[] FindByLowest(ReadOnlySpan<double> sorted, int bins) => Find(sorted, bins, static (worse, _) => 2L * worse);

    /// <summary>Score 1 + floor(bins * (worse + equal / 2) / n): the group of equal values goes where its middle goes.</summary>
    public static double[] FindByMiddle(ReadOnlySpan<double> sorted, int bins) => Find(sorted, bins, static (worse, equal) => (2L * worse) + equal);

    /// <summary>Walks the groups of equal values; the rank is doubled to stay whole, and below 2 n, so that no score exceeds the number of bins.</summary>
    private static double[] Find(ReadOnlySpan<double> sorted, int bins, Func<int, int, long> doubleRank)
    {
        var cuts = new double[bins - 1];
        var found = 0;
        for (var start = 0; start < sorted.Length && found < cuts.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end].Equals(sorted[start]))
            {
                end++;
            }

            var score = 1 + (bins * doubleRank(start, end - start) / (2L * sorted.Length));
            while (found < score - 1)
            {
                cuts[found++] = sorted[start];
            }

            start = end;
        }

        cuts.AsSpan(found).Fill(double.PositiveInfinity);
        return cuts;
    }
}
