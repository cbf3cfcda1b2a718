namespace EcomCore.Segmentation;

/// <summary>Fits the BG/NBD model.</summary>
public static class BgNbd
{
    /// <summary>Finds the parameters with the highest likelihood.</summary>
    /// <param name="histories">A history per customer, in any order, all in one unit of time. Equal ones are computed once.</param>
    /// <returns>The model with its standard errors and likelihood; or why there is none: see <see cref="FitRefusal"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="histories"/> is null.</exception>
    /// <remarks>
    /// Maximum likelihood in the logarithms of the parameters, from the exact gradient. Standard errors come from the second derivatives at the maximum.
    /// The unit of time changes no prediction: times are measured in the mean age. n log n steps to group n histories, then a few dozen passes over the different ones.
    /// </remarks>
    public static ModelFit<BgNbdModel> Fit(IEnumerable<PurchaseHistory> histories)
    {
        Guard.NotNull(histories);
        return HistoryFit.Of(
            histories,
            ["r", "alpha", "a", "b"],
            [1],
            groups => new BetaDropoutLikelihood(groups, stopsAtOnce: false).At,
            static groups => [1, groups.Customers * groups.MeanAge / groups.TotalRepeats, 1, 2],
            static found => new BgNbdModel(found[0], found[1], found[2], found[3]));
    }
}
