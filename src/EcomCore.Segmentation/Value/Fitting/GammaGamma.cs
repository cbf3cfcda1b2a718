namespace EcomCore.Segmentation;

/// <summary>Fits the Gamma-Gamma model.</summary>
public static class GammaGamma
{
    private static readonly string[] Names = ["p", "q", "gamma"];

    /// <summary>Finds the parameters with the highest likelihood.</summary>
    /// <param name="spends">What each customer spent per repeat purchase, in any order; <see cref="CustomerHistories.Spends"/> gives them. Default values are left out.</param>
    /// <returns>The model with its standard errors and likelihood; or why there is none: see <see cref="FitRefusal"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="spends"/> is null.</exception>
    /// <remarks>
    /// Maximum likelihood in the logarithms of the parameters, from the exact gradient; money is measured in its mean, so the currency's unit changes no prediction.
    /// The model takes spend and number of purchases to be independent: look at <see cref="Correlation"/> first.
    /// </remarks>
    public static ModelFit<GammaGammaModel> Fit(IEnumerable<SpendHistory> spends)
    {
        Guard.NotNull(spends);
        var known = spends.Where(spend => spend.Purchases > 0).ToArray();
        var tooPoor = known.Length == 0 ? FitRefusal.NoSpend
            : known.All(spend => spend.Mean.Equals(known[0].Mean)) ? FitRefusal.NoVariation
            : known.Length < Names.Length ? FitRefusal.TooFewRepeats
            : FitRefusal.None;
        if (tooPoor != FitRefusal.None)
        {
            return new ModelFit<GammaGammaModel>(tooPoor, known.Length);
        }

        // Sorted, so that the order of the rows does not reach the last digit.
        Array.Sort(known, static (left, right) => (left.Purchases, left.Mean).CompareTo((right.Purchases, right.Mean)));
        var scale = known.Average(spend => spend.Mean);
        var likelihood = new GammaGammaLikelihood(
            Array.ConvertAll(known, spend => (double)spend.Purchases), Array.ConvertAll(known, spend => spend.Mean / scale));
        var found = LikelihoodSearch.From([2, 3, 1], likelihood.At);
        return HistoryFit.RefusalOf(found) is var refusal and not FitRefusal.None
            ? new ModelFit<GammaGammaModel>(refusal, known.Length)
            : HistoryFit.Of(
                found!,
                Names,
                [2],
                scale,
                known.Length * Math.Log(scale),
                known.Length,
                known.Distinct().Count(),
                static values => new GammaGammaModel(values[0], values[1], values[2]));
    }

    /// <summary>Tells whether customers who buy more often spend more, or less, per purchase: the correlation (Pearson) of the two.</summary>
    /// <param name="spends">What each customer spent per repeat purchase.</param>
    /// <returns>-1 to 1; NaN with fewer than two customers or when all buy equally often or spend the same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="spends"/> is null.</exception>
    public static double Correlation(IEnumerable<SpendHistory> spends)
    {
        Guard.NotNull(spends);

        // In one order, so that the order given does not reach the last digit.
        var known = spends.Where(spend => spend.Purchases > 0).OrderBy(spend => spend.Purchases).ThenBy(spend => spend.Mean).ToArray();
        if (known.Length < 2)
        {
            return double.NaN;
        }

        var meanCount = known.Average(spend => (double)spend.Purchases);
        var meanSpend = known.Average(spend => spend.Mean);
        double both = 0, counts = 0, means = 0;
        foreach (var spend in known)
        {
            var (x, y) = (spend.Purchases - meanCount, (spend.Mean - meanSpend) / meanSpend);
            both += x * y;
            counts += x * x;
            means += y * y;
        }

        return counts > 0 && means > 0 ? Math.Max(-1, Math.Min(1, both / Math.Sqrt(counts * means))) : double.NaN;
    }
}
