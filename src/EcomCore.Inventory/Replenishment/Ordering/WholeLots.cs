namespace EcomCore.Inventory;

/// <summary>The best lot for demand in whole units: a run of levels y, each of which costs g(y) = h n̄(y) + p n(y) while stock is there.</summary>
/// <remarks>
/// Federgruen and Zheng (1992) add the cheaper neighbour of the run while it costs less than the average of fixed cost and run. So a level belongs to the
/// lot when the levels cheaper than it lie below it by less than K λ in all: sum of (g(level) - g(y)) over them. That holds out to some distance on either
/// side of the best level and no further, because g is convex, and the sum is closed; the two ends are found by doubling and halving.
/// </remarks>
internal static class WholeLots
{
    private const double Furthest = 1e12;

    /// <summary>The first and the last level of the best lot.</summary>
    public static (double First, double Last) Levels(DemandDistribution demand, double rate, LotPolicyCosts costs)
    {
        var target = costs.FixedCost * rate;
        var bottom = demand.Quantile(costs.CriticalRatio);
        var (low, high) = Guess(demand, rate, costs);
        var last = bottom + Reach(d => AreaUnder(bottom + d, 1) < target, high - bottom);
        var first = bottom - Reach(d => AreaUnder(bottom - d, -1) < target, bottom - low);
        return (first, last);

        // The area between the cost of a level on one side and those of the levels up to the one on the other side that costs as much.
        double AreaUnder(double level, int side)
        {
            var cost = costs.RateAt(demand, level);
            var other = bottom - (side * Reach(d => costs.RateAt(demand, bottom - (side * d)) <= cost, side > 0 ? bottom - low : high - bottom));
            var (from, to) = side > 0 ? (other, level) : (level, other);
            return (cost * (to - from + 1)) - ReorderLots.StockCost(demand, costs, from - 1, to);
        }
    }

    /// <summary>About where the ends lie: those for Normal demand with the same mean and deviation.</summary>
    private static (double Low, double High) Guess(DemandDistribution demand, double rate, LotPolicyCosts costs) =>
        costs.FixedCost * rate > 0 && demand.StdDev > 0
            ? ReorderLots.LevelsBetween(DemandDistribution.Normal(demand.Mean, demand.StdDev), rate, costs)
            : (demand.Mean, demand.Mean);

    /// <summary>The largest whole distance out to which something holds that holds at 0; strides from a guess double until it is known between two.</summary>
    private static double Reach(Func<double, bool> holds, double guess)
    {
        var (low, high) = (0.0, double.PositiveInfinity);
        var at = Math.Max(1, Math.Min(Furthest, Math.Floor(guess)));
        for (var stride = 1.0; high - low > 1; stride *= 2)
        {
            if (holds(at))
            {
                low = at;
                at = double.IsInfinity(high) ? Further(at, stride) : Math.Floor((low + high) / 2);
            }
            else
            {
                high = at;
                at = low == 0 && at - stride > 0 ? at - stride : Math.Floor((low + high) / 2);
            }
        }

        return low;
    }

    private static double Further(double at, double stride)
    {
        // A lot that long is a slip in the costs, or wants to be counted in cases.
        NamedGuard.Count("units from the best level to an end of the lot", at, 0, (long)Furthest - 1, "costs");
        return Math.Min(Furthest, at + stride);
    }
}
