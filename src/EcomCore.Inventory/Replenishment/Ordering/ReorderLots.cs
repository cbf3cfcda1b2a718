using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <summary>Finds reorder point and lot together: the (r, Q) policy under continuous review. Exact, and the approximations of the textbooks.</summary>
/// <remarks>
/// Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), chapter 5; Zheng 1992; Federgruen and Zheng 1992. Stock after a lead time lies evenly
/// over (r, r + Q] less the lead time's demand; unmet demand waits. All times in one unit: demand rate per unit of time, costs per unit of time.
/// Arguments each in their range, but so unlike that no finite answer exists, are refused too, with an <see cref="ArgumentOutOfRangeException"/>.
/// </remarks>
public static class ReorderLots
{
    // A bound on time alone: rounds end with a step that is next to nothing, or noise.
    private const int MaxRounds = 10_000;

    // Whole numbers of units are told apart up to 2^53.
    private const double MaxWhole = 1e15;

    /// <summary>Finds what a policy costs, exactly.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time.</param>
    /// <param name="demandRate">Mean demand per unit of time; finite, above 0.</param>
    /// <param name="costs">Costs; back-orders per unit and unit of time.</param>
    /// <param name="reorderPoint">r; finite, and where demand is whole, whole and from -1e15 to 1e15.</param>
    /// <param name="orderQuantity">Q; finite, above 0, and where demand is whole, whole and at most 1e15.</param>
    /// <returns>
    /// Money per unit of time: (K λ + the sum of h n̄(y) + p n(y) over y in (r, r + Q]) / Q, the sum an integral unless demand is whole. Both are closed in the
    /// second-order loss functions.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double CostOf(
        DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs, double reorderPoint, double orderQuantity)
    {
        GuardAll(leadTimeDemand, demandRate, costs);
        GuardUnits(leadTimeDemand, reorderPoint, -double.MaxValue);
        GuardUnits(leadTimeDemand, orderQuantity, double.Epsilon);
        var cost = ((costs.FixedCost * demandRate) + StockCost(leadTimeDemand, costs, reorderPoint, reorderPoint + orderQuantity)) / orderQuantity;
        return Computed.Fits(cost, orderQuantity);
    }

    /// <summary>Finds the policy that costs least, exactly.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time.</param>
    /// <param name="demandRate">Mean demand per unit of time; finite, above 0.</param>
    /// <param name="costs">Costs; back-orders per unit and unit of time. The fixed cost above 0 unless demand is whole.</param>
    /// <returns>The policy; whole where demand is whole.</returns>
    /// <remarks>
    /// With g(y) = h n̄(y) + p n(y), the best lot is all levels with g(y) at most c, for the c at which the area between c and g is K λ; and c is the cost
    /// (Zheng 1992, lemma 2). Whole units: the levels that are cheaper than the average with them (Federgruen and Zheng 1992), found by halving and not one by one.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or a whole lot would reach further than 1E+12 units from its best level: count in cases.</exception>
    public static LotPolicy Optimal(DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs)
    {
        GuardAll(leadTimeDemand, demandRate, costs);
        if (leadTimeDemand.IsWhole)
        {
            var (first, last) = WholeLots.Levels(leadTimeDemand, demandRate, costs);
            return Of(leadTimeDemand, demandRate, costs, first - 1, last - first + 1);
        }

        costs.MustHaveFixedCost(nameof(costs));
        var (low, high) = LevelsBetween(leadTimeDemand, demandRate, costs);
        return Of(leadTimeDemand, demandRate, costs, low, high - low);
    }

    /// <summary>The levels between which stock lies after an order, for the best lot of continuous demand.</summary>
    internal static (double Low, double High) LevelsBetween(DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs)
    {
        var target = costs.FixedCost * demandRate;
        var bottom = leadTimeDemand.Quantile(costs.CriticalRatio);
        var lowest = costs.RateAt(leadTimeDemand, bottom);
        var guess = Math.Sqrt(2 * target * costs.HoldingCost * costs.CriticalRatio);
        var cost = Root.Increasing(c => AreaBelow(leadTimeDemand, costs, bottom, c) - target, lowest, lowest + guess, nameof(costs));
        return LevelsAt(leadTimeDemand, costs, bottom, cost);
    }

    /// <summary>Finds the best reorder point for a given lot, exactly.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time.</param>
    /// <param name="costs">Costs; back-orders per unit and unit of time.</param>
    /// <param name="orderQuantity">Q; finite, above 0, and where demand is whole, whole and at most 1e15.</param>
    /// <returns>r: where the first and the last level of the lot cost the same; whole where demand is whole.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="orderQuantity"/> is outside its range, or so unlike the other numbers that no finite answer exists.</exception>
    public static double ReorderPointFor(DemandDistribution leadTimeDemand, LotPolicyCosts costs, double orderQuantity)
    {
        GuardAll(leadTimeDemand, 1, costs);
        GuardUnits(leadTimeDemand, orderQuantity, double.Epsilon);
        var bottom = leadTimeDemand.Quantile(costs.CriticalRatio);
        double Rise(double r) => costs.RateAt(leadTimeDemand, r + orderQuantity) - costs.RateAt(leadTimeDemand, r);
        return leadTimeDemand.IsWhole
            ? FirstWhole(r => Rise(r + 1) >= 0, bottom - orderQuantity - 2, bottom)
            : Root.Increasing(Rise, bottom - orderQuantity, bottom, nameof(orderQuantity));
    }

    /// <summary>The economic order quantity with back-orders, then the best reorder point for it.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time.</param>
    /// <param name="demandRate">Mean demand per unit of time; finite, above 0.</param>
    /// <param name="costs">Costs; back-orders per unit and unit of time.</param>
    /// <returns>The policy with its exact cost: at most 12.5 % above the best (Zheng 1992), seldom 1 %.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotPolicy ByBackorderLot(DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs)
    {
        GuardAll(leadTimeDemand, demandRate, costs);
        var lot = EconomicOrderQuantity.WithBackorders(costs, demandRate).Quantity;
        lot = WholeWhereDemandIs(leadTimeDemand, lot);
        return Of(leadTimeDemand, demandRate, costs, ReorderPointFor(leadTimeDemand, costs, lot), lot);
    }

    /// <summary>The economic order quantity, then safety stock for the service level p / (p + h).</summary>
    /// <param name="leadTimeDemand">Demand over the lead time.</param>
    /// <param name="demandRate">Mean demand per unit of time; finite, above 0.</param>
    /// <param name="costs">Costs; back-orders per unit and unit of time.</param>
    /// <returns>The policy with its exact cost. Simple; keeps more than the best, the more the larger the lot.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotPolicy BySafetyStock(DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs)
    {
        GuardAll(leadTimeDemand, demandRate, costs);
        var lot = EconomicOrderQuantity.Of(costs.FixedCost, costs.HoldingCost, demandRate).Quantity;
        lot = WholeWhereDemandIs(leadTimeDemand, lot);
        return Of(leadTimeDemand, demandRate, costs, leadTimeDemand.Quantile(costs.CriticalRatio), lot);
    }

    /// <summary>The textbook iteration with a cost per unit short, whatever the time: the expected-inventory-level approximation.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time; continuous.</param>
    /// <param name="demandRate">Mean demand per unit of time; finite, above 0.</param>
    /// <param name="costs">Costs; here the stock-out cost is per unit short.</param>
    /// <returns>The policy and its approximate cost h (r - mean + Q / 2) + K λ / Q + p λ n(r) / Q. Iterated until the lot no longer changes.</returns>
    /// <remarks>Whitin 1953, Hadley and Whitin 1963; Snyder and Shen 2019, section 5.3: 1 - F(r) = Q h / (p λ), Q = sqrt(2 λ (K + p n(r)) / h).</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A stock-out is so cheap that no reorder point is best, or demand is whole.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotPolicy ByExpectedInventory(DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs)
    {
        GuardAll(leadTimeDemand, demandRate, costs);
        GuardContinuous(leadTimeDemand);
        var (h, k, p) = (costs.HoldingCost, costs.FixedCost, costs.StockoutCost);
        var lot = Math.Sqrt(2 * k * demandRate / h);
        var point = 0.0;
        Settle(ref lot, q =>
        {
            var atRisk = q * h / (p * demandRate);
            point = atRisk > 0 && atRisk < 1
                ? leadTimeDemand.Quantile(1 - atRisk)
                : throw new ArgumentException(FormattableString.Invariant(
                    $"Expected a stock-out cost for which the chance of a stock-out is between 0 and 1; found {atRisk}."), nameof(costs));
            return Math.Sqrt(2 * demandRate * (k + (p * leadTimeDemand.ExpectedShort(point))) / h);
        });
        var cost = (h * (point - leadTimeDemand.Mean + (lot / 2))) + ((k + (p * leadTimeDemand.ExpectedShort(point))) * demandRate / lot);
        return new LotPolicy(Computed.Fits(point, demandRate), Computed.Fits(lot, demandRate), Computed.Fits(cost, demandRate));
    }

    /// <summary>The approximation that takes it that the lot is never used up before the next arrives.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time; continuous.</param>
    /// <param name="demandRate">Mean demand per unit of time; finite, above 0.</param>
    /// <param name="costs">Costs; back-orders per unit and unit of time.</param>
    /// <returns>The policy with its exact cost.</returns>
    /// <remarks>
    /// Hadley and Whitin 1963; Snyder and Shen 2019, section 5.3: n(r) = h Q / (h + p), Q = sqrt(2 (K λ + (h + p) n₂(r)) / h), n₂ the second-order loss function.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Demand is whole.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotPolicy ByLossFunction(DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs)
    {
        GuardAll(leadTimeDemand, demandRate, costs);
        GuardContinuous(leadTimeDemand);
        var (h, p) = (costs.HoldingCost, costs.StockoutCost);

        // The lot that is its own next one. It is not below the one without stock-outs; where holding is dear, going on from there would take thousands of rounds.
        var least = Math.Sqrt(2 * costs.FixedCost * demandRate / h);
        var lot = Root.Increasing(q => q - Next(q), least, (2 * least) + leadTimeDemand.StdDev, nameof(costs));
        return Of(leadTimeDemand, demandRate, costs, PointFor(lot), lot);

        double PointFor(double q) => LevelWithShort(leadTimeDemand, h * q / (h + p));

        double Next(double q) =>
            Math.Sqrt(2 * ((costs.FixedCost * demandRate) + ((h + p) * leadTimeDemand.SecondShort(PointFor(q)))) / h);
    }

    /// <summary>The level at which so many units are short on average.</summary>
    internal static double LevelWithShort(DemandDistribution demand, double units)
    {
        // n(x) is at least mean - x, so the level is not below mean - units.
        var low = demand.Mean - units;
        return Root.Increasing(x => units - demand.ExpectedShort(x), low, low + demand.StdDev + units, nameof(units));
    }

    private static LotPolicy Of(DemandDistribution demand, double rate, LotPolicyCosts costs, double point, double lot) =>
        new(point, lot, CostOf(demand, rate, costs, point, lot));

    /// <summary>The sum, or integral, of h n̄(y) + p n(y) over the levels above <paramref name="low"/> up to <paramref name="high"/>.</summary>
    internal static double StockCost(DemandDistribution demand, LotPolicyCosts costs, double low, double high) =>
        (costs.HoldingCost * (demand.SecondLeft(high) - demand.SecondLeft(low)))
        + (costs.StockoutCost * (demand.SecondShort(low) - demand.SecondShort(high)));

    private static double AreaBelow(DemandDistribution demand, LotPolicyCosts costs, double bottom, double cost)
    {
        var (low, high) = LevelsAt(demand, costs, bottom, cost);
        return (cost * (high - low)) - StockCost(demand, costs, low, high);
    }

    /// <summary>The two levels, left and right of the bottom, at which the stock costs so much.</summary>
    private static (double Low, double High) LevelsAt(DemandDistribution demand, LotPolicyCosts costs, double bottom, double cost)
    {
        var lowest = costs.RateAt(demand, bottom);
        if (cost <= lowest)
        {
            return (bottom, bottom);
        }

        // Far out the cost rises by h to the right and by p to the left.
        var right = bottom + ((cost - lowest) / costs.HoldingCost) + demand.StdDev;
        var left = ((cost - lowest) / costs.StockoutCost) + demand.StdDev;
        return (
            bottom - Root.Increasing(d => costs.RateAt(demand, bottom - d) - cost, 0, left, nameof(costs)),
            Root.Increasing(y => costs.RateAt(demand, y) - cost, bottom, right, nameof(costs)));
    }

    /// <summary>The first whole number above <paramref name="low"/> at which a condition holds that then keeps holding.</summary>
    private static double FirstWhole(Func<double, bool> holds, double low, double high)
    {
        low = Math.Floor(low);
        high = Math.Ceiling(high);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (middle <= low || middle >= high)
            {
                // Beyond 2^53 there is no whole number between two neighbours.
                break;
            }

            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static void Settle(ref double lot, Func<double, double> next)
    {
        var step = 0.0;
        for (var round = 0; round < MaxRounds; round++)
        {
            var (before, earlier) = (lot, step);
            lot = next(before);
            step = lot - before;

            // A step back that is no shorter than the one before is noise: the distribution has no more digits to give.
            if (Math.Abs(step) <= 1e-14 * lot || (step * earlier < 0 && Math.Abs(step) >= Math.Abs(earlier)))
            {
                return;
            }
        }
    }

    private static void GuardAll(DemandDistribution leadTimeDemand, double demandRate, LotPolicyCosts costs)
    {
        Guard.NotNull(leadTimeDemand);
        Guard.Positive(demandRate);
        Guard.NotNull(costs);
    }

    private static double WholeWhereDemandIs(DemandDistribution demand, double lot)
    {
        if (!demand.IsWhole)
        {
            return lot;
        }

        // A lot that long is a slip in the costs, or wants to be counted in cases.
        Guard.Between(lot, 0, MaxWhole, "costs");
        return Math.Max(1, Math.Round(lot));
    }

    private static void GuardUnits(DemandDistribution demand, double units, double least, [CallerArgumentExpression(nameof(units))] string? name = null)
    {
        Guard.Between(units, demand.IsWhole ? Math.Max(least, -MaxWhole) : least, demand.IsWhole ? MaxWhole : double.MaxValue, name);
        if (demand.IsWhole && units != Math.Floor(units))
        {
            throw new ArgumentOutOfRangeException(name, units, FormattableString.Invariant($"Expected a whole number of units, as demand is whole; found {units}."));
        }
    }

    private static void GuardContinuous(DemandDistribution leadTimeDemand)
    {
        if (leadTimeDemand.IsWhole)
        {
            throw new ArgumentException("Expected continuous demand, such as Normal or Gamma. For whole units take Optimal.", nameof(leadTimeDemand));
        }
    }
}
