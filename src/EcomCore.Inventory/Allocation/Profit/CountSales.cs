namespace EcomCore.Inventory;

/// <summary>What is expected to be sold, left over and lost where demand is a Poisson or negative binomial count.</summary>
/// <remarks>The part of the mean up to a count is mean times the chance of less: of the same law one count earlier, for negative binomial demand with one success more.</remarks>
internal static class CountSales
{
    /// <summary>Units expected to be sold of so many, E[min(D, units)]: the mean's part below them, and all of them with the chance that demand goes beyond.</summary>
    public static double Of(in CountLaw law, double units) => units == 0 ? 0 : (law.Mean * Earlier(law, units).Within) + (units * At(law, units).Above);

    /// <summary>Units expected to be left over of so many, E[(units - D)+]: all of them with the chance that demand stays within, less the mean's part.</summary>
    public static double Left(in CountLaw law, double units) => units == 0 ? 0 : (units * At(law, units).Within) - (law.Mean * Earlier(law, units).Within);

    /// <summary>Units of demand expected beyond so many, E[(D - units)+].</summary>
    public static double Lost(in CountLaw law, double units) => units == 0 ? law.Mean : (law.Mean * Earlier(law, units).Above) - (units * At(law, units).Above);

    private static (double Above, double Within) At(in CountLaw law, double units) =>
        law.Successes > 0 ? NegativeBinomialTail.Split(units, law.Successes, law.Excess) : PoissonTail.Split(units, law.Mean);

    private static (double Above, double Within) Earlier(in CountLaw law, double units) =>
        law.Successes > 0 ? NegativeBinomialTail.Split(units - 1, law.Successes + 1, law.Excess) : PoissonTail.Split(units - 1, law.Mean);
}
