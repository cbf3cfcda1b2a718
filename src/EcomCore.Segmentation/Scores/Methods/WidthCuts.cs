namespace EcomCore.Segmentation;

/// <summary>Cuts at equal distances between the lowest and the highest value; a value on a cut gets the higher score.</summary>
internal static class WidthCuts
{
    public static double[] Find(ReadOnlySpan<double> sorted, int bins)
    {
        // A decimal made from a double is the decimal that was typed, to 15 digits, so that a value on a cut is exactly on it.
        var lowest = (decimal)sorted[0];
        var range = (decimal)sorted[sorted.Length - 1] - lowest;

        var cuts = new double[bins - 1];
        cuts.AsSpan().Fill(double.PositiveInfinity);
        for (var k = 1; k < bins && range > 0; k++)
        {
            cuts[k - 1] = sorted[FirstAtLeast(sorted, lowest, k * range / bins)];
        }

        return cuts;
    }

    /// <summary>The place of the first value at least a distance above the lowest; there is one, for the distance is less than the range.</summary>
    private static int FirstAtLeast(ReadOnlySpan<double> sorted, decimal lowest, decimal distance)
    {
        var low = 0;
        var high = sorted.Length - 1;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if ((decimal)sorted[middle] - lowest >= distance)
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
