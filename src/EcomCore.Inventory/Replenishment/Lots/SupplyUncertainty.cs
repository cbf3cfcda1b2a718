namespace EcomCore.Inventory;

/// <summary>Lots and stock levels when it is the supplier who cannot be relied on: too few units arrive, or none for a while.</summary>
/// <remarks>Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), chapter 9. All rates in one unit of time.</remarks>
public static class SupplyUncertainty
{
    /// <summary>Finds the lot when of an order some units more or fewer arrive, whatever its size.</summary>
    /// <param name="fixedCost">Cost of an order; finite, 0 or more.</param>
    /// <param name="holdingCost">Cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">Units per unit of time; finite, above 0.</param>
    /// <param name="yieldMean">Units more (or, negative, fewer) than ordered, on average; finite.</param>
    /// <param name="yieldStdDev">Their standard deviation; finite, 0 or more.</param>
    /// <returns>Q = sqrt(2 K λ / h + sd²) - mean. Negative quantities, when more arrives for nothing than is needed, are returned as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotSize WithAdditiveYield(double fixedCost, double holdingCost, double demandRate, double yieldMean, double yieldStdDev)
    {
        var arrives = Math.Sqrt(Square(EconomicOrderQuantity.Of(fixedCost, holdingCost, demandRate).Quantity) + Square(yieldStdDev));
        return new LotSize(
            Computed.Fits(arrives - yieldMean, demandRate), AdditiveYieldCostOf(arrives - yieldMean, fixedCost, holdingCost, demandRate, yieldMean, yieldStdDev));
    }

    /// <summary>Finds what any lot costs when of an order some units more or fewer arrive, whatever its size.</summary>
    /// <param name="quantity">Units ordered; more than -<paramref name="yieldMean"/>.</param>
    /// <param name="fixedCost">Cost of an order; finite, 0 or more.</param>
    /// <param name="holdingCost">Cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">Units per unit of time; finite, above 0.</param>
    /// <param name="yieldMean">Units more (or, negative, fewer) than ordered, on average; finite.</param>
    /// <param name="yieldStdDev">Their standard deviation; finite, 0 or more.</param>
    /// <returns>(K λ + h (sd² + (Q + mean)²) / 2) / (Q + mean) per unit of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double AdditiveYieldCostOf(
        double quantity, double fixedCost, double holdingCost, double demandRate, double yieldMean, double yieldStdDev)
    {
        Guard.Between(yieldMean, -double.MaxValue, double.MaxValue);
        Guard.FiniteAtLeast(yieldStdDev, 0);
        var arrives = quantity + yieldMean;
        Guard.Positive(arrives, nameof(quantity));
        return Computed.Fits(
            EconomicOrderQuantity.CostOf(arrives, fixedCost, holdingCost, demandRate) + (holdingCost * Square(yieldStdDev) / (2 * arrives)), quantity);
    }

    /// <summary>Finds the lot when a share of an order arrives.</summary>
    /// <param name="fixedCost">Cost of an order; finite, 0 or more.</param>
    /// <param name="holdingCost">Cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">Units per unit of time; finite, above 0.</param>
    /// <param name="yieldMean">The share that arrives on average; finite, above 0.</param>
    /// <param name="yieldStdDev">Its standard deviation; finite, 0 or more.</param>
    /// <returns>Q = sqrt(2 K λ / (h (mean² + sd²))).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotSize WithMultiplicativeYield(double fixedCost, double holdingCost, double demandRate, double yieldMean, double yieldStdDev)
    {
        GuardShare(yieldMean, yieldStdDev);
        var lot = EconomicOrderQuantity.Of(fixedCost, holdingCost, demandRate).Quantity / Math.Sqrt(Square(yieldMean) + Square(yieldStdDev));
        return new LotSize(Computed.Fits(lot, demandRate), MultiplicativeYieldCostOf(lot, fixedCost, holdingCost, demandRate, yieldMean, yieldStdDev));
    }

    /// <summary>Finds what any lot costs when a share of an order arrives.</summary>
    /// <param name="quantity">Units ordered; finite, above 0.</param>
    /// <param name="fixedCost">Cost of an order; finite, 0 or more.</param>
    /// <param name="holdingCost">Cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">Units per unit of time; finite, above 0.</param>
    /// <param name="yieldMean">The share that arrives on average; finite, above 0.</param>
    /// <param name="yieldStdDev">Its standard deviation; finite, 0 or more.</param>
    /// <returns>(K λ / Q + h Q (mean² + sd²) / 2) / mean per unit of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double MultiplicativeYieldCostOf(
        double quantity, double fixedCost, double holdingCost, double demandRate, double yieldMean, double yieldStdDev)
    {
        GuardShare(yieldMean, yieldStdDev);
        var cost = EconomicOrderQuantity.CostOf(quantity, fixedCost, holdingCost * (Square(yieldMean) + Square(yieldStdDev)), demandRate) / yieldMean;
        return Computed.Fits(cost, quantity);
    }

    /// <summary>Finds the stock for one season when of an order some units more or fewer arrive.</summary>
    /// <param name="demand">Units needed, known; finite.</param>
    /// <param name="yield">Units more or fewer than ordered.</param>
    /// <param name="overageCost">Cost of a unit left over; finite, above 0.</param>
    /// <param name="underageCost">Cost of a unit short; finite, above 0.</param>
    /// <returns>Units to order, not rounded; the service level is the chance that what arrives is enough.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="yield"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static NewsvendorPlan NewsvendorWithAdditiveYield(double demand, DemandDistribution yield, double overageCost, double underageCost)
    {
        Guard.Between(demand, -double.MaxValue, double.MaxValue);
        Guard.NotNull(yield);
        Newsvendor.GuardCosts(overageCost, underageCost);

        // What arrives is short of demand when the yield is below demand - order: the newsvendor with the two sides exchanged.
        var gap = yield.Quantile(Newsvendor.RatioOf(overageCost, underageCost));
        var mirrored = Newsvendor.At(yield, gap, underageCost, overageCost);
        var served = 1 - yield.Cdf(Computed.JustBelow(gap));
        return new NewsvendorPlan(demand - gap, served, mirrored.ExpectedLeft, mirrored.ExpectedShort, mirrored.ExpectedCost);
    }

    /// <summary>Finds the stock level when the supplier fails for whole periods at a time and demand is steady.</summary>
    /// <param name="demand">Units per period; finite, above 0.</param>
    /// <param name="holdingCost">Cost of keeping a unit for a period; finite, above 0.</param>
    /// <param name="stockoutCost">Cost of owing a unit for a period; finite, above 0.</param>
    /// <param name="disruptionChance">The chance that a supplier who delivers fails the next period; above 0 and below 1.</param>
    /// <param name="recoveryChance">The chance that a supplier who fails delivers the next period; above 0 and below 1.</param>
    /// <returns>The order-up-to level, a multiple of the demand, and its cost per period.</returns>
    /// <remarks>Tomlin 2006; Snyder and Shen 2019, section 9.2.2: the newsvendor of the number of periods since the last delivery.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static NewsvendorPlan NewsvendorWithDisruptions(
        double demand, double holdingCost, double stockoutCost, double disruptionChance, double recoveryChance)
    {
        Newsvendor.GuardCosts(holdingCost, stockoutCost);
        GuardChances(disruptionChance, recoveryChance);

        // 1 - F(n) = (a / (a + b)) (1 - b)^n must not be above h / (h + p).
        var failing = disruptionChance / (disruptionChance + recoveryChance);
        var allowed = Newsvendor.RatioOf(holdingCost, stockoutCost);
        var periods = failing <= allowed ? 0 : Math.Ceiling((Math.Log(allowed / failing) / Math.Log(1 - recoveryChance)) - 1e-12);
        return DisruptionPlanAt(demand * (periods + 1), demand, holdingCost, stockoutCost, disruptionChance, recoveryChance);
    }

    /// <summary>Finds what any stock level costs when the supplier fails for whole periods at a time and demand is steady.</summary>
    /// <param name="level">The order-up-to level, units; finite, 0 or more.</param>
    /// <param name="demand">Units per period; finite, above 0.</param>
    /// <param name="holdingCost">Cost of keeping a unit for a period; finite, 0 or more.</param>
    /// <param name="stockoutCost">Cost of owing a unit for a period; finite, 0 or more.</param>
    /// <param name="disruptionChance">The chance that a supplier who delivers fails the next period; above 0 and below 1.</param>
    /// <param name="recoveryChance">The chance that a supplier who fails delivers the next period; above 0 and below 1.</param>
    /// <returns>The level and its cost per period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static NewsvendorPlan DisruptionPlanAt(
        double level, double demand, double holdingCost, double stockoutCost, double disruptionChance, double recoveryChance)
    {
        Guard.FiniteAtLeast(level, 0);
        Guard.Positive(demand);
        Guard.FiniteAtLeast(holdingCost, 0);
        Guard.FiniteAtLeast(stockoutCost, 0);
        GuardChances(disruptionChance, recoveryChance);

        // With x = level / demand - 1: demand since the last delivery is n + 1 periods, n = 0 or geometric.
        var failing = disruptionChance / (disruptionChance + recoveryChance);
        var x = (level / demand) - 1;
        var whole = Math.Round(x);
        if (Math.Abs(x - whole) <= 1e-12 * Math.Max(1, whole))
        {
            // 43 times 0.1, divided by 0.1, is not 43; but such a level does last 43 periods.
            x = whole;
        }

        var n = Math.Floor(x);
        var mean = failing / recoveryChance;
        var above = n < 0 ? 1 : failing * Math.Pow(1 - recoveryChance, n);
        var owed = n < 0 ? mean - x : above * (n + (1 / recoveryChance) - x);
        var kept = x - mean + owed;
        var cost = Computed.Fits(demand * ((holdingCost * kept) + (stockoutCost * owed)), demand);
        return new NewsvendorPlan(level, 1 - above, Computed.Fits(owed * demand, demand), Computed.Fits(kept * demand, demand), cost);
    }

    /// <summary>Finds the lot when the supplier fails from time to time.</summary>
    /// <param name="costs">Costs; the stock-out cost per unit short, whatever the time: unmet demand is lost.</param>
    /// <param name="demandRate">Units per unit of time; finite, above 0.</param>
    /// <param name="disruptionRate">Failures per unit of time while the supplier delivers; finite, above 0.</param>
    /// <param name="recoveryRate">Recoveries per unit of time while the supplier fails; finite, above 0.</param>
    /// <param name="approximate">True to take it that the chance of a failure at the time of an order does not depend on the lot.</param>
    /// <returns>The lot and its cost per unit of time.</returns>
    /// <remarks>Parlar and Berkin 1991, Berk and Arreola-Risa 1994; Snyder and Shen 2019, section 9.2.1.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or they are so unlike that no finite answer exists.</exception>
    public static LotSize WithDisruptions(
        LotPolicyCosts costs, double demandRate, double disruptionRate, double recoveryRate, bool approximate = false)
    {
        var at = DisruptionCycle.Of(costs, demandRate, disruptionRate, recoveryRate, approximate);
        var start = EconomicOrderQuantity.Of(costs.FixedCost, costs.HoldingCost, demandRate).Quantity;
        var lot = Root.Increasing(at.Slope, start * 1e-9, start * 2, nameof(costs));
        return new LotSize(Computed.Fits(lot, demandRate), Computed.Fits(at.CostOf(lot), demandRate));
    }

    /// <summary>Finds what any lot costs when the supplier fails from time to time.</summary>
    /// <param name="quantity">Units per order; finite, above 0.</param>
    /// <param name="costs">Costs; the stock-out cost per unit short, whatever the time.</param>
    /// <param name="demandRate">Units per unit of time; finite, above 0.</param>
    /// <param name="disruptionRate">Failures per unit of time while the supplier delivers; finite, above 0.</param>
    /// <param name="recoveryRate">Recoveries per unit of time while the supplier fails; finite, above 0.</param>
    /// <param name="approximate">True to take it that the chance of a failure at the time of an order does not depend on the lot.</param>
    /// <returns>
    /// (K + h Q² / (2 λ) + p λ b / μ) / (Q / λ + b / μ) per unit of time, b = a / (a + μ) × (1 - exp(-(a + μ) Q / λ)), or a / (a + μ) when approximate.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double DisruptionCostOf(
        double quantity, LotPolicyCosts costs, double demandRate, double disruptionRate, double recoveryRate, bool approximate = false)
    {
        Guard.Positive(quantity);
        return Computed.Fits(DisruptionCycle.Of(costs, demandRate, disruptionRate, recoveryRate, approximate).CostOf(quantity), quantity);
    }

    private static double Square(double x) => x * x;

    private static void GuardShare(double yieldMean, double yieldStdDev)
    {
        Guard.Positive(yieldMean);
        Guard.FiniteAtLeast(yieldStdDev, 0);
    }

    private static void GuardChances(double disruptionChance, double recoveryChance)
    {
        Guard.Chance(disruptionChance);
        Guard.Chance(recoveryChance);
    }
}
