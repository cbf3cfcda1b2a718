namespace EcomCore.Inventory;

/// <summary>What a unit earns and costs in one season. Immutable.</summary>
public sealed record NewsvendorPrices
{
    /// <summary>Creates the prices.</summary>
    /// <param name="revenue">Selling price; finite.</param>
    /// <param name="purchaseCost">Price paid; finite, 0 or more.</param>
    /// <param name="salvageValue">What a unit left over still brings; finite, negative if it must be paid for.</param>
    /// <param name="holdingCost">Further cost of a unit left over; finite, 0 or more.</param>
    /// <param name="stockoutCost">Further cost of a unit short, such as goodwill; finite, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public NewsvendorPrices(double revenue, double purchaseCost, double salvageValue = 0, double holdingCost = 0, double stockoutCost = 0)
    {
        Guard.Between(revenue, -double.MaxValue, double.MaxValue);
        Guard.FiniteAtLeast(purchaseCost, 0);
        Guard.Between(salvageValue, -double.MaxValue, double.MaxValue);
        Guard.FiniteAtLeast(holdingCost, 0);
        Guard.FiniteAtLeast(stockoutCost, 0);
        Revenue = revenue;
        PurchaseCost = purchaseCost;
        SalvageValue = salvageValue;
        HoldingCost = holdingCost;
        StockoutCost = stockoutCost;
    }

    /// <summary>Gets the selling price of a unit.</summary>
    public double Revenue { get; }

    /// <summary>Gets the price paid for a unit.</summary>
    public double PurchaseCost { get; }

    /// <summary>Gets what a unit left over still brings.</summary>
    public double SalvageValue { get; }

    /// <summary>Gets the further cost of a unit left over.</summary>
    public double HoldingCost { get; }

    /// <summary>Gets the further cost of a unit short.</summary>
    public double StockoutCost { get; }

    /// <summary>Gets what a unit left over loses: purchase cost - salvage value + holding cost.</summary>
    public double OverageCost => PurchaseCost - SalvageValue + HoldingCost;

    /// <summary>Gets what a unit short loses: revenue - purchase cost + stock-out cost.</summary>
    public double UnderageCost => Revenue - PurchaseCost + StockoutCost;
}
