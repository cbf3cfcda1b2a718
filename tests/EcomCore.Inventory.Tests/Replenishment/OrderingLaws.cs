using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(OrderingGenerators)], MaxTest = 100)]
public sealed class OrderingLaws
{
    [Property]
    public bool No_stock_beats_the_newsvendors(DemandDistribution demand, LotPolicyCosts costs, double elsewhere)
    {
        var best = Newsvendor.LeastCost(demand, costs.HoldingCost, costs.StockoutCost);
        var other = demand.IsWhole ? Math.Round(Near(demand, elsewhere)) : Near(demand, elsewhere);
        return best.ExpectedCost <= Newsvendor.At(demand, other, costs.HoldingCost, costs.StockoutCost).ExpectedCost * (1 + 1e-12);
    }

    [Property]
    public bool No_policy_beats_the_best_lot(DemandDistribution demand, LotPolicyCosts costs, double elsewhere, byte lot)
    {
        var best = ReorderLots.Optimal(demand, 12, costs);
        var point = demand.IsWhole ? Math.Round(Near(demand, elsewhere)) : Near(demand, elsewhere);
        return best.CostPerPeriod <= ReorderLots.CostOf(demand, 12, costs, point, lot + 1) * (1 + 1e-9);
    }

    [Property]
    public bool Steps_away_from_the_best_lot_cost_more(DemandDistribution demand, LotPolicyCosts costs)
    {
        var best = ReorderLots.Optimal(demand, 12, costs);
        var step = demand.IsWhole ? 1 : 0.01 * best.OrderQuantity;
        return new[] { (step, 0), (-step, 0), (0, step), (0, -step), (step, -step), (-step, step) }.All(move =>
            best.OrderQuantity + move.Item2 <= 0
            || ReorderLots.CostOf(demand, 12, costs, best.ReorderPoint + move.Item1, best.OrderQuantity + move.Item2) >= best.CostPerPeriod * (1 - 1e-9));
    }

    [Property]
    public bool A_lot_of_whole_units_is_the_one_that_grows_by_the_cheaper_neighbour(DemandDistribution demand, LotPolicyCosts costs, byte rate)
    {
        if (!demand.IsWhole)
        {
            return true;
        }

        var best = ReorderLots.Optimal(demand, rate + 1, costs);
        var (point, lot) = ByNeighbours(demand, rate + 1, costs);

        // A level that costs just as much as the average may stay outside or not.
        return (best.ReorderPoint == point && best.OrderQuantity == lot)
            || Math.Abs((ReorderLots.CostOf(demand, rate + 1, costs, point, lot) / best.CostPerPeriod) - 1) < 1e-12;
    }

    [Property]
    public bool No_reorder_point_beats_the_one_for_its_lot(DemandDistribution demand, LotPolicyCosts costs, byte lot, double elsewhere)
    {
        var q = lot + 1.0;
        var point = ReorderLots.ReorderPointFor(demand, costs, q);
        var other = demand.IsWhole ? Math.Round(Near(demand, elsewhere)) : Near(demand, elsewhere);
        return ReorderLots.CostOf(demand, 12, costs, point, q) <= ReorderLots.CostOf(demand, 12, costs, other, q) * (1 + 1e-9);
    }

    [Property]
    public bool A_lot_with_backorders_is_within_an_eighth_of_the_best(DemandDistribution demand, LotPolicyCosts costs) =>
        demand.IsWhole || ReorderLots.ByBackorderLot(demand, 12, costs).CostPerPeriod <= 1.125 * ReorderLots.Optimal(demand, 12, costs).CostPerPeriod;

    [Property]
    public bool The_reorder_point_for_a_fill_rate_reaches_it(DemandDistribution demand, byte lot, byte percent)
    {
        var (q, rate) = (lot + 1.0, 0.5 + (percent / 520.0));
        var point = ServiceLevel.ReorderPointFor(demand, q, rate);
        var filled = ServiceLevel.FillRate(demand, point, q);
        return demand.IsWhole
            ? filled >= rate - 1e-8 && ServiceLevel.FillRate(demand, point - 1, q) < rate + 1e-8
            : Math.Abs(filled - rate) < 1e-9;
    }

    [Property(MaxTest = 30)]
    public bool No_two_levels_beat_the_best(LotPolicyCosts costs, byte mean, byte lead)
    {
        var demand = DemandDistribution.Poisson(0.5 + (mean % 8));
        var best = MinMaxLevels.Optimal(demand, costs, lead % 3);
        var (s, upTo) = ((long)best.ReorderPoint, (long)best.OrderUpTo);
        return (from low in Enumerable.Range(-4, 9)
                from high in Enumerable.Range(-4, 9)
                where upTo + high > s + low
                select MinMaxLevels.CostOf(demand, costs, s + low, upTo + high, lead % 3)).All(cost => cost >= best.CostPerPeriod * (1 - 1e-12));
    }

    [Property]
    public bool Wagner_whitin_is_the_best_of_all_plans(byte[] demand, byte fixedCost, byte holding, byte[] prices)
    {
        var d = demand.Take(9).Select(units => (double)(units % 20)).ToArray();
        var c = d.Select((_, t) => prices.Length == 0 ? 0.0 : prices[t % prices.Length] % 7).ToArray();
        var plan = LotSizing.WagnerWhitin(d, fixedCost, holding / 50.0, c);
        return Math.Abs(plan.Cost - CheapestByTrying(d, fixedCost, holding / 50.0, c)) < 1e-9 * (1 + plan.Cost)
            && Math.Abs(plan.Cost - CostOf(d, [.. plan.Quantities], fixedCost, holding / 50.0, c)) < 1e-9 * (1 + plan.Cost);
    }

    [Property]
    public bool No_lot_beats_the_discounted_one(LotPolicyCosts costs, byte elsewhere, byte second, byte third)
    {
        PriceBreak[] breaks = [new(0, 10), new(50 + second, 9.5), new(400 + third, 9)];
        var (k, rate, q) = (costs.FixedCost + 1, 0.2, 1.0 + (elsewhere * 4));
        var price = breaks.Last(b => b.FromQuantity <= q).UnitPrice;
        var all = EconomicOrderQuantity.CostOf(q, k, rate * price, 100) + (price * 100);
        var goods = breaks.Select((b, i) => b.UnitPrice * Math.Max(0, Math.Min(q, i + 1 < breaks.Length ? breaks[i + 1].FromQuantity : q) - b.FromQuantity)).Sum();
        var incremental = ((k + goods) * 100 / q) + (rate * goods / 2);
        return EconomicOrderQuantity.WithAllUnitsDiscount(k, rate, 100, breaks).CostPerPeriod <= all * (1 + 1e-12)
            && EconomicOrderQuantity.WithIncrementalDiscount(k, rate, 100, breaks).CostPerPeriod <= incremental * (1 + 1e-12);
    }

    [Property]
    public bool No_lot_beats_the_one_under_prices_that_rise_and_fall(LotPolicyCosts costs, byte elsewhere, byte second, byte third, byte a, byte b)
    {
        PriceBreak[] breaks = [new(0, 10), new(1 + second, 5 + (a / 16.0)), new(300 + third, 5 + (b / 16.0))];
        var (k, rate, q) = (costs.FixedCost + 1, 0.2, 0.5 + (elsewhere * 3));
        var lot = EconomicOrderQuantity.WithAllUnitsDiscount(k, rate, 100, breaks);
        return lot.CostPerPeriod <= CostOf(q, PriceAt(q)) * (1 + 1e-12)
            && breaks[lot.Break].UnitPrice == PriceAt(lot.Quantity)
            && Math.Abs(lot.CostPerPeriod - CostOf(lot.Quantity, PriceAt(lot.Quantity))) <= 1e-12 * lot.CostPerPeriod;

        double PriceAt(double quantity) => breaks.Last(step => step.FromQuantity <= quantity).UnitPrice;

        double CostOf(double quantity, double price) => EconomicOrderQuantity.CostOf(quantity, k, rate * price, 100) + (price * 100);
    }

    /// <summary>Federgruen and Zheng's algorithm (1992) as they wrote it, a unit at a time.</summary>
    private static (double Point, double Lot) ByNeighbours(DemandDistribution demand, double rate, LotPolicyCosts costs)
    {
        var low = demand.Quantile(costs.CriticalRatio);
        var high = low;
        var total = (costs.FixedCost * rate) + costs.RateAt(demand, low);
        while (true)
        {
            var (below, above) = (costs.RateAt(demand, low - 1), costs.RateAt(demand, high + 1));
            if (Math.Min(below, above) >= total / (high - low + 1))
            {
                return (low - 1, high - low + 1);
            }

            total += Math.Min(below, above);
            (low, high) = below <= above ? (low - 1, high) : (low, high + 1);
        }
    }

    private static double Near(DemandDistribution demand, double elsewhere) =>
        demand.Mean + (demand.StdDev * (double.IsFinite(elsewhere) ? elsewhere % 5 : 0));

    private static double CheapestByTrying(double[] d, double k, double h, double[] c)
    {
        var best = double.PositiveInfinity;
        for (var set = 0; set < 1 << d.Length; set++)
        {
            var quantities = new double[d.Length];
            var order = -1;
            var isServed = true;
            for (var t = 0; t < d.Length; t++)
            {
                order = (set >> t & 1) == 1 ? t : order;
                isServed &= order >= 0 || d[t] == 0;
                if (order >= 0)
                {
                    quantities[order] += d[t];
                }
            }

            best = isServed ? Math.Min(best, CostOf(d, quantities, k, h, c)) : best;
        }

        return best;
    }

    private static double CostOf(double[] d, double[] quantities, double k, double h, double[] c)
    {
        var (stock, cost) = (0.0, 0.0);
        for (var t = 0; t < d.Length; t++)
        {
            cost += (quantities[t] > 0 ? k : 0) + (c[t] * quantities[t]);
            stock += quantities[t] - d[t];
            cost += h * stock;
        }

        return cost;
    }
}
