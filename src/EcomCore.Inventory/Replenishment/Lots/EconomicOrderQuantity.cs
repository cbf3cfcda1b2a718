namespace EcomCore.Inventory;

/// <summary>The lot that balances the cost of ordering with the cost of keeping, when demand is steady: EOQ and its variants.</summary>
/// <remarks>
/// Harris 1913; Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), chapter 3. All rates in one unit of time. Quantities are as computed, not
/// rounded: the cost is flat around the best, so the nearest whole lot costs little more. Arguments whose result does not fit a double are refused.
/// </remarks>
public static class EconomicOrderQuantity
{
    /// <summary>Finds the lot with the lowest cost.</summary>
    /// <param name="fixedCost">K, cost of an order; finite, 0 or more.</param>
    /// <param name="holdingCost">h, cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <returns>Q = sqrt(2 K λ / h), and its cost sqrt(2 K λ h) per unit of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotSize Of(double fixedCost, double holdingCost, double demandRate)
    {
        GuardRates(fixedCost, holdingCost, demandRate);
        var lot = LotOf(fixedCost, holdingCost, demandRate);
        return new LotSize(Computed.Fits(lot, demandRate), Computed.Fits(holdingCost * lot, demandRate));
    }

    /// <summary>Finds what any lot costs.</summary>
    /// <param name="quantity">Q; finite, above 0.</param>
    /// <param name="fixedCost">K, cost of an order; finite, 0 or more.</param>
    /// <param name="holdingCost">h, cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <returns>K λ / Q + h Q / 2 per unit of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double CostOf(double quantity, double fixedCost, double holdingCost, double demandRate)
    {
        Guard.Positive(quantity);
        GuardRates(fixedCost, holdingCost, demandRate);
        return Computed.Fits(CostAt(quantity, fixedCost, holdingCost, demandRate), quantity);
    }

    /// <summary>Finds the lot when units arrive one by one as they are made: the economic production quantity.</summary>
    /// <param name="fixedCost">K, cost of a set-up; finite, 0 or more.</param>
    /// <param name="holdingCost">h, cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <param name="productionRate">μ, units made per unit of time; finite, above <paramref name="demandRate"/>.</param>
    /// <returns>The order quantity for the holding cost h (1 - λ / μ).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LotSize ForProduction(double fixedCost, double holdingCost, double demandRate, double productionRate) =>
        Of(fixedCost, HoldingWhileMaking(holdingCost, demandRate, productionRate), demandRate);

    /// <summary>Finds what any lot costs when units arrive one by one as they are made.</summary>
    /// <param name="quantity">Q; finite, above 0.</param>
    /// <param name="fixedCost">K, cost of a set-up; finite, 0 or more.</param>
    /// <param name="holdingCost">h, cost of keeping a unit for a unit of time; finite, above 0.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <param name="productionRate">μ, units made per unit of time; finite, above <paramref name="demandRate"/>.</param>
    /// <returns>K λ / Q + h (1 - λ / μ) Q / 2 per unit of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double ProductionCostOf(double quantity, double fixedCost, double holdingCost, double demandRate, double productionRate) =>
        CostOf(quantity, fixedCost, HoldingWhileMaking(holdingCost, demandRate, productionRate), demandRate);

    /// <summary>Finds the lot when customers may wait at a price: planned back-orders.</summary>
    /// <param name="costs">Costs; back-orders per unit and unit of time.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <returns>Q = sqrt(2 K λ (h + p) / (h p)); the share h / (h + p) of demand waits.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="demandRate"/> is outside its range.</exception>
    public static BackorderLot WithBackorders(LotPolicyCosts costs, double demandRate)
    {
        Guard.NotNull(costs);
        GuardRates(costs.FixedCost, costs.HoldingCost, demandRate);
        var effective = costs.HoldingCost * costs.CriticalRatio;
        var lot = Of(costs.FixedCost, effective, demandRate).Quantity;
        return new BackorderLot(lot, Newsvendor.RatioOf(costs.HoldingCost, costs.StockoutCost), effective * lot);
    }

    /// <summary>Finds what any lot with any share of back-orders costs.</summary>
    /// <param name="quantity">Q; finite, above 0.</param>
    /// <param name="backorderedShare">x, the share of demand that waits; 0 to 1.</param>
    /// <param name="costs">Costs; back-orders per unit and unit of time.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <returns>K λ / Q + h Q (1 - x)² / 2 + p Q x² / 2 per unit of time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double BackorderCostOf(double quantity, double backorderedShare, LotPolicyCosts costs, double demandRate)
    {
        Guard.NotNull(costs);
        Guard.Between(backorderedShare, 0.0, 1.0);
        Guard.Positive(quantity);
        GuardRates(costs.FixedCost, costs.HoldingCost, demandRate);
        var kept = 1 - backorderedShare;
        var stock = (costs.HoldingCost * kept * kept) + (costs.StockoutCost * backorderedShare * backorderedShare);
        return Computed.Fits((costs.FixedCost * demandRate / quantity) + (quantity * stock / 2), quantity);
    }

    /// <summary>Finds the lot when a larger order makes every unit of it cheaper (or dearer).</summary>
    /// <param name="fixedCost">K, cost of an order; finite, above 0.</param>
    /// <param name="holdingRate">i, holding cost per unit of time as a share of the price; finite, above 0.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <param name="breaks">Price breaks in rising order of quantity, the first from 0.</param>
    /// <returns>The cheapest lot; of equal costs the smaller lot. Goods are part of the cost.</returns>
    /// <remarks>
    /// Hadley and Whitin 1963; Snyder and Shen 2019, section 3.4.1. For each price: its EOQ if that reaches the price's quantity, else the break itself, if
    /// the lot does not reach the next break. Prices need not fall: where one rises at a break that its predecessor's lot would reach, that lot ends just below the
    /// break, at the next smaller double. Linear in the number of breaks.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="breaks"/> is null.</exception>
    /// <exception cref="ArgumentException">The breaks are empty, do not start at 0, or do not rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or no price has a cost that fits a double.</exception>
    public static DiscountedLot WithAllUnitsDiscount(double fixedCost, double holdingRate, double demandRate, IReadOnlyList<PriceBreak> breaks)
    {
        Guard.Positive(fixedCost);
        GuardRates(fixedCost, holdingRate, demandRate);
        PriceBreak.GuardLadder(breaks);
        DiscountedLot? best = null;
        for (var i = 0; i < breaks.Count; i++)
        {
            var price = breaks[i].UnitPrice;
            var holding = holdingRate * price;
            Guard.Positive(holding, nameof(holdingRate));
            var lot = Math.Max(breaks[i].FromQuantity, LotOf(fixedCost, holding, demandRate));
            if (i + 1 < breaks.Count && lot >= breaks[i + 1].FromQuantity)
            {
                // The cost falls up to the next break; where the price does not rise there, it falls on.
                if (breaks[i + 1].UnitPrice <= price)
                {
                    continue;
                }

                lot = Computed.JustBelow(breaks[i + 1].FromQuantity);
            }

            // Too dear for a double, as next to nothing per order below a tiny break, is not the cheapest.
            var cost = CostAt(Computed.Fits(lot, demandRate), fixedCost, holding, demandRate) + (price * demandRate);
            best = cost <= double.MaxValue ? Cheaper(best, new DiscountedLot(lot, i, cost)) : best;
        }

        return best ?? throw new ArgumentOutOfRangeException(
            nameof(demandRate), demandRate, FormattableString.Invariant($"Expected numbers of which a lot's cost fits a double (up to 1.8E308); found {demandRate}."));
    }

    /// <summary>Finds the lot when only the units beyond each break are cheaper.</summary>
    /// <param name="fixedCost">K, cost of an order; finite, above 0.</param>
    /// <param name="holdingRate">i, holding cost per unit of time as a share of the price; finite, above 0.</param>
    /// <param name="demandRate">λ, units per unit of time; finite, above 0.</param>
    /// <param name="breaks">Price breaks in rising order of quantity, the first from 0, prices falling.</param>
    /// <returns>The cheapest lot; of equal costs the smaller lot. Goods are part of the cost.</returns>
    /// <remarks>
    /// Hadley and Whitin 1963; Snyder and Shen 2019, section 3.4.2: beyond break j a lot costs what the earlier units cost more than at price j, once per
    /// order, plus price j per unit. The best lot never lies on a break. Linear in the number of breaks.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="breaks"/> is null.</exception>
    /// <exception cref="ArgumentException">The breaks are empty, do not start at 0, or do not rise, or prices rise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static DiscountedLot WithIncrementalDiscount(double fixedCost, double holdingRate, double demandRate, IReadOnlyList<PriceBreak> breaks)
    {
        Guard.Positive(fixedCost);
        GuardRates(fixedCost, holdingRate, demandRate);
        PriceBreak.GuardLadder(breaks, mustFall: true);
        DiscountedLot? best = null;
        var surcharge = 0.0;
        for (var i = 0; i < breaks.Count; i++)
        {
            var price = breaks[i].UnitPrice;
            surcharge += i == 0 ? 0 : (breaks[i - 1].UnitPrice - price) * breaks[i].FromQuantity;
            var lot = Of(fixedCost + surcharge, holdingRate * price, demandRate).Quantity;
            if (lot >= breaks[i].FromQuantity && (i + 1 == breaks.Count || lot < breaks[i + 1].FromQuantity))
            {
                var cost = CostOf(lot, fixedCost + surcharge, holdingRate * price, demandRate) + (holdingRate * surcharge / 2) + (price * demandRate);
                best = Cheaper(best, new DiscountedLot(lot, i, Computed.Fits(cost, demandRate)));
            }
        }

        return best!;
    }

    private static DiscountedLot Cheaper(DiscountedLot? best, DiscountedLot lot) =>
        best is null || lot.CostPerPeriod < best.CostPerPeriod ? lot : best;

    private static double LotOf(double fixedCost, double holdingCost, double demandRate)
    {
        var lot = Math.Sqrt(2 * fixedCost / holdingCost) * Math.Sqrt(demandRate);

        // The quotient of two costs may be too large although the lot is not.
        return double.IsInfinity(lot) ? Math.Sqrt(2) * Math.Sqrt(fixedCost) * Math.Sqrt(demandRate) / Math.Sqrt(holdingCost) : lot;
    }

    private static double CostAt(double quantity, double fixedCost, double holdingCost, double demandRate)
    {
        var ordering = fixedCost * demandRate / quantity;

        // The product may be too large although the cost is not.
        return (double.IsInfinity(ordering) ? fixedCost / quantity * demandRate : ordering) + (holdingCost * (quantity / 2));
    }

    private static double HoldingWhileMaking(double holdingCost, double demandRate, double productionRate)
    {
        Guard.Positive(demandRate);
        Guard.FiniteAtLeast(productionRate, demandRate);
        var holding = holdingCost * (1 - (demandRate / productionRate));
        return holding > 0 || holdingCost <= 0
            ? holding
            : throw new ArgumentOutOfRangeException(
                nameof(productionRate), productionRate, FormattableString.Invariant($"Expected a rate above the demand rate {demandRate}; found {productionRate}."));
    }

    private static void GuardRates(double fixedCost, double holdingCost, double demandRate)
    {
        Guard.FiniteAtLeast(fixedCost, 0);
        Guard.Positive(holdingCost);
        Guard.Positive(demandRate);
    }
}
