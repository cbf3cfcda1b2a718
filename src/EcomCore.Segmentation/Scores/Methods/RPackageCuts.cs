namespace EcomCore.Segmentation;

/// <summary>The cuts of the R package rfm 0.3.0 (functions <c>bins</c>, <c>bins_lower</c>, <c>bins_upper</c>).</summary>
internal static class RPackageCuts
{
    public static double[] Find(ReadOnlySpan<double> sorted, int bins)
    {
        var cuts = new double[bins - 1];
        for (var k = 1; k < bins; k++)
        {
            // R's seq() multiplies the step, it does not divide k; the last bit of the probability can decide a tie.
            cuts[k - 1] = Type7Quantile(sorted, k * (1.0 / bins)) + 1;
        }

        return cuts;
    }

    /// <summary>
    /// The same cuts for a measure of which less is better, given and returned negated. R scores bins - #{cut &lt;= value}, which for whole numbers is
    /// 1 + #{-value >= floor(-cut) + 1}.
    /// </summary>
    public static double[] FindReversed(ReadOnlySpan<double> sortedNegated, int bins)
    {
        var values = new double[sortedNegated.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = -sortedNegated[values.Length - 1 - i];
        }

        var cuts = Array.ConvertAll(Find(values, bins), cut => Math.Floor(-cut) + 1);
        Array.Reverse(cuts);
        return cuts;
    }

    /// <summary>
    /// Hyndman and Fan 1996, definition 7: linear between the order statistics around 1 + (n - 1) p, counted from 1 and rounded step by step as R 4.2 does
    /// (<c>quantile.default</c>), so that a place that should be whole is.
    /// </summary>
    private static double Type7Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        var place = 1 + ((sorted.Length - 1) * probability);
        var low = Math.Floor(place);
        var share = place - low;
        var lower = sorted[(int)low - 1];
        return share > 0 && !sorted[(int)low].Equals(lower)
            ? ((1 - share) * lower) + (share * sorted[(int)low])
            : lower;
    }
}
