namespace EcomCore.Inventory;

/// <summary>One order for one season: how much to buy when what is left over loses money and what is short loses sales.</summary>
/// <remarks>
/// Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), sections 4.3 and 4.4; Arrow, Harris and Marschak 1951. The same formulas give
/// the base-stock level of a repeated order when demand is that of the protection time (lead time plus one period), see
/// <see cref="DemandDistribution.Over"/>.
/// </remarks>
public static class Newsvendor
{
    /// <summary>Finds the stock with the lowest expected cost.</summary>
    /// <param name="demand">Demand of the season.</param>
    /// <param name="overageCost">Cost of a unit left over (holding, or cost less salvage); finite, above 0.</param>
    /// <param name="underageCost">Cost of a unit short (lost margin, goodwill); finite, above 0.</param>
    /// <returns>The plan. The quantity is whole where demand is whole, else as computed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is outside its range, or the two are so unlike that the best service level rounds to 0 or 1.</exception>
    public static NewsvendorPlan LeastCost(DemandDistribution demand, double overageCost, double underageCost)
    {
        Guard.NotNull(demand);
        GuardCosts(overageCost, underageCost);
        return At(demand, demand.Quantile(RatioOf(underageCost, overageCost)), overageCost, underageCost);
    }

    /// <summary>Finds what a given stock is expected to cost.</summary>
    /// <param name="demand">Demand of the season.</param>
    /// <param name="quantity">Units in stock; finite.</param>
    /// <param name="overageCost">Cost of a unit left over; finite, 0 or more.</param>
    /// <param name="underageCost">Cost of a unit short; finite, 0 or more.</param>
    /// <returns>The plan with that quantity.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static NewsvendorPlan At(DemandDistribution demand, double quantity, double overageCost, double underageCost)
    {
        Guard.NotNull(demand);
        Guard.FiniteAtLeast(overageCost, 0);
        Guard.FiniteAtLeast(underageCost, 0);
        var shortUnits = demand.ExpectedShort(quantity);
        var leftUnits = demand.ExpectedLeft(quantity);
        var cost = Computed.Fits((overageCost * leftUnits) + (underageCost * shortUnits), quantity);
        return new NewsvendorPlan(quantity, demand.Cdf(quantity), Computed.Fits(shortUnits, quantity), Computed.Fits(leftUnits, quantity), cost);
    }

    /// <summary>Finds the stock with the highest expected profit.</summary>
    /// <param name="demand">Demand of the season.</param>
    /// <param name="prices">What a unit earns and costs.</param>
    /// <returns>The plan; its cost is that of uncertainty, and its profit is <see cref="ProfitOf"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A unit short or left over costs nothing, so that no stock is best.</exception>
    public static NewsvendorPlan MostProfit(DemandDistribution demand, NewsvendorPrices prices)
    {
        Guard.NotNull(prices);
        MustCost("left over", "purchase cost - salvage value + holding cost", prices.OverageCost, nameof(prices));
        MustCost("short", "revenue - purchase cost + stock-out cost", prices.UnderageCost, nameof(prices));
        return LeastCost(demand, prices.OverageCost, prices.UnderageCost);
    }

    /// <summary>Finds what a given stock is expected to earn.</summary>
    /// <param name="demand">Demand of the season.</param>
    /// <param name="quantity">Units bought; finite.</param>
    /// <param name="prices">What a unit earns and costs.</param>
    /// <returns>Money: (revenue - purchase cost) * mean demand, less the cost of units left over and short.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is not finite.</exception>
    public static double ProfitOf(DemandDistribution demand, double quantity, NewsvendorPrices prices)
    {
        Guard.NotNull(demand);
        Guard.NotNull(prices);
        var cost = At(demand, quantity, prices.OverageCost, prices.UnderageCost).ExpectedCost;
        return Computed.Fits(((prices.Revenue - prices.PurchaseCost) * demand.Mean) - cost, quantity);
    }

    /// <summary>Finds the stock of one period when what is left may be used in the next one, bought then at another price (the myopic policy).</summary>
    /// <param name="demand">Demand of the period.</param>
    /// <param name="holdingCost">Cost of keeping a unit to the next period; finite, 0 or more.</param>
    /// <param name="stockoutCost">Cost of a unit that waits for the next period; finite, above 0.</param>
    /// <param name="purchaseCost">Price of a unit now; finite, 0 or more.</param>
    /// <param name="nextPurchaseCost">Price of a unit next period; finite, 0 or more.</param>
    /// <param name="discountFactor">What a unit of money of the next period is worth now; above 0, at most 1.</param>
    /// <returns>The stock with the lowest cost; the cost is that of <see cref="MyopicCostOf"/>.</returns>
    /// <remarks>Snyder and Shen 2019, section 4.5: the service level is (p - c + γ c₁) / (h + p).</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the best is to buy nothing or without end.</exception>
    public static NewsvendorPlan Myopic(
        DemandDistribution demand, double holdingCost, double stockoutCost, double purchaseCost, double nextPurchaseCost, double discountFactor = 1)
    {
        Guard.NotNull(demand);
        Guard.FiniteAtLeast(holdingCost, 0);
        Guard.Positive(stockoutCost);
        var level = (stockoutCost - purchaseCost + (discountFactor * nextPurchaseCost)) / (holdingCost + stockoutCost);
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(purchaseCost), purchaseCost, FormattableString.Invariant($"Expected prices with a best service level between 0 and 1; found {level}."));
        }

        var quantity = demand.Quantile(level);
        var plan = At(demand, quantity, holdingCost, stockoutCost);
        return plan with
        {
            ExpectedCost = MyopicCostOf(demand, quantity, holdingCost, stockoutCost, purchaseCost, nextPurchaseCost, discountFactor),
        };
    }

    /// <summary>Finds what a given stock costs in one period of many.</summary>
    /// <param name="demand">Demand of the period.</param>
    /// <param name="quantity">Units in stock after ordering; finite.</param>
    /// <param name="holdingCost">Cost of keeping a unit to the next period; finite, 0 or more.</param>
    /// <param name="stockoutCost">Cost of a unit that waits for the next period; finite, 0 or more.</param>
    /// <param name="purchaseCost">Price of a unit now; finite, 0 or more.</param>
    /// <param name="nextPurchaseCost">Price of a unit next period; finite, 0 or more.</param>
    /// <param name="discountFactor">What a unit of money of the next period is worth now; above 0, at most 1.</param>
    /// <returns>Money: c x + h n̄(x) + p n(x) - γ c₁ (x - mean).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double MyopicCostOf(
        DemandDistribution demand,
        double quantity,
        double holdingCost,
        double stockoutCost,
        double purchaseCost,
        double nextPurchaseCost,
        double discountFactor = 1)
    {
        Guard.FiniteAtLeast(purchaseCost, 0);
        Guard.FiniteAtLeast(nextPurchaseCost, 0);
        Guard.Between(discountFactor, double.Epsilon, 1.0);
        var plan = At(demand, quantity, holdingCost, stockoutCost);
        return Computed.Fits(
            (purchaseCost * quantity) + plan.ExpectedCost - (discountFactor * nextPurchaseCost * (quantity - demand.Mean)), quantity);
    }

    private static void MustCost(string unit, string sum, double cost, string parameter)
    {
        if (cost <= 0)
        {
            throw new ArgumentOutOfRangeException(
                parameter, cost, FormattableString.Invariant($"Expected a unit {unit} to cost more than 0, {sum}; found {cost}."));
        }
    }

    /// <summary>Checks the two costs of a newsvendor.</summary>
    internal static void GuardCosts(double overageCost, double underageCost)
    {
        Guard.Positive(overageCost);
        Guard.Positive(underageCost);
    }

    /// <summary>part / (part + other), without overflow of the sum.</summary>
    internal static double RatioOf(double part, double other) => 1 / (1 + (other / part));
}
