namespace EcomCore.Forecasting;

/// <summary>A quarter of an <see cref="AnnualPlan"/>.</summary>
/// <param name="Quarter">1 to 4.</param>
/// <param name="Start">First day, inclusive.</param>
/// <param name="End">First day after the quarter.</param>
/// <param name="Products">Products that the forecasts cover in the quarter, largest demand first; of equal demand, in input order.</param>
public sealed record QuarterPlan(int Quarter, LocalDate Start, LocalDate End, IReadOnlyList<ProductPlan> Products)
{
    /// <summary>Gets the expected demand of all products, in units.</summary>
    public double Demand => Products.Sum(product => product.Demand);

    /// <summary>Gets the stock of all products, in units: the sum of what each needs by itself, because one product's stock does not serve another's demand.</summary>
    public double StockToHold => Products.Sum(product => product.StockToHold);

    /// <summary>The products with the largest demand.</summary>
    /// <param name="count">At most how many, 0 or more.</param>
    /// <returns>The first products, in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public IReadOnlyList<ProductPlan> Leading(int count)
    {
        Guard.AtLeast(count, 0);
        return [.. Products.Take(count)];
    }
}
