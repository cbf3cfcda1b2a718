namespace EcomCore.Segmentation;

/// <summary>Corrects p-values for having looked more than once: of twenty campaigns without effect one looks significant at 5 %.</summary>
public static class MultipleTesting
{
    /// <summary>Holm's step-down correction: the chance of even one false finding stays below the limit.</summary>
    /// <param name="pValues">P-values, each 0 to 1.</param>
    /// <returns>The adjusted p-values in the same order; compare them with the limit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pValues"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not from 0 to 1.</exception>
    /// <remarks>Holm, Scandinavian Journal of Statistics 6, 1979; as R's <c>p.adjust(method = "holm")</c>.</remarks>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> pValues)
    {
        var places = Ranked(pValues);
        var adjusted = new double[places.Length];
        double highest = 0;
        for (var rank = 0; rank < places.Length; rank++)
        {
            highest = Math.Max(highest, (places.Length - rank) * pValues[places[rank]]);
            adjusted[places[rank]] = Math.Min(1, highest);
        }

        return adjusted;
    }

    /// <summary>The correction of Benjamini and Hochberg: of the findings, the expected share of false ones stays below the limit.</summary>
    /// <param name="pValues">P-values, each 0 to 1.</param>
    /// <returns>The adjusted p-values in the same order; compare them with the limit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pValues"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not from 0 to 1.</exception>
    /// <remarks>Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995; as R's <c>p.adjust(method = "BH")</c>.</remarks>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var places = Ranked(pValues);
        var adjusted = new double[places.Length];
        double lowest = 1;
        for (var rank = places.Length - 1; rank >= 0; rank--)
        {
            lowest = Math.Min(lowest, places.Length * pValues[places[rank]] / (rank + 1));
            adjusted[places[rank]] = lowest;
        }

        return adjusted;
    }

    private static int[] Ranked(IReadOnlyList<double> pValues)
    {
        Guard.NotNull(pValues);
        foreach (var value in pValues)
        {
            Guard.Between(value, 0.0, 1.0, nameof(pValues));
        }

        return [.. Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i])];
    }
}
