namespace EcomCore.Segmentation;

/// <summary>Every method comes down to cuts: the score of a value is 1 plus the number of cuts at or below it.</summary>
internal static class ScoreCuts
{
    /// <summary>Finds the <paramref name="bins"/> - 1 cuts, rising; positive infinity where no value is good enough.</summary>
    /// <param name="method">The method.</param>
    /// <param name="sorted">The values of all customers, rising, finite, at least one; more is better.</param>
    /// <param name="bins">Number of scores.</param>
    public static double[] Find(RfmMethod method, ReadOnlySpan<double> sorted, int bins) => method switch
    {
        RfmMethod.R => RPackageCuts.Find(sorted, bins),
        RfmMethod.Rank => QuantileCuts.FindByMiddle(sorted, bins),
        RfmMethod.Width => WidthCuts.Find(sorted, bins),
        RfmMethod.KMeans => KMeansCuts.Find(sorted, bins),
        _ => QuantileCuts.FindByLowest(sorted, bins),
    };
}
