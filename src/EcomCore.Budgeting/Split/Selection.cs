namespace EcomCore.Budgeting;

/// <summary>Finds the k-th smallest of numbers in linear time: quickselect, which sorts what is left when its pivots are unlucky.</summary>
/// <remarks>Hoare, "Algorithm 65: Find" (1961); the limit on rounds as in Musser's introselect (1997), so that no input makes it quadratic.</remarks>
internal static class Selection
{
    private const int SortBelow = 32;

    /// <summary>The number that a sort would put at <paramref name="k"/>; reorders the values.</summary>
    public static ulong Find(ulong[] values, int count, int k)
    {
        var (low, high) = (0, count - 1);
        for (var rounds = 64; high - low > SortBelow && rounds > 0; rounds--)
        {
            var pivot = MedianOf(values[low], values[low + ((high - low) / 2)], values[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (k > j && k < i)
            {
                return values[k];
            }

            (low, high) = k <= j ? (low, j) : (i, high);
        }

        Array.Sort(values, low, high - low + 1);
        return values[k];
    }

    private static ulong MedianOf(ulong a, ulong b, ulong c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
