namespace EcomCore.Inventory;

/// <summary>What ordering, keeping and owing cost, for the policies that order in lots. Immutable.</summary>
public sealed record LotPolicyCosts
{
    /// <summary>Creates the costs.</summary>
    /// <param name="fixedCost">Cost of an order, whatever its size; finite, 0 or more.</param>
    /// <param name="holdingCost">Cost of keeping a unit for one unit of time; finite, above 0.</param>
    /// <param name="stockoutCost">Cost of owing a unit for one unit of time; finite, above 0. Some approximations take it per unit short, whatever the time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public LotPolicyCosts(double fixedCost, double holdingCost, double stockoutCost)
    {
        Guard.FiniteAtLeast(fixedCost, 0);
        Guard.Positive(holdingCost);
        Guard.Positive(stockoutCost);
        FixedCost = fixedCost;
        HoldingCost = holdingCost;
        StockoutCost = stockoutCost;
    }

    /// <summary>Gets the cost of an order, whatever its size.</summary>
    public double FixedCost { get; }

    /// <summary>Gets the cost of keeping a unit for one unit of time.</summary>
    public double HoldingCost { get; }

    /// <summary>Gets the cost of owing a unit for one unit of time, or per unit short where a method says so.</summary>
    public double StockoutCost { get; }

    /// <summary>Gets p / (h + p), the share of time without back-orders of a policy that costs least.</summary>
    internal double CriticalRatio => Newsvendor.RatioOf(StockoutCost, HoldingCost);

    /// <summary>Refuses orders that cost nothing, for methods that weigh few large ones against many small ones.</summary>
    internal void MustHaveFixedCost(string parameter)
    {
        if (FixedCost == 0)
        {
            throw new ArgumentOutOfRangeException(parameter, FixedCost, "Expected a fixed cost above 0; found 0.");
        }
    }

    /// <summary>What the stock costs when so much is at hand after the lead time's demand: h n̄(y) + p n(y).</summary>
    internal double RateAt(DemandDistribution demand, double y) => (HoldingCost * demand.ExpectedLeft(y)) + (StockoutCost * demand.ExpectedShort(y));
}
