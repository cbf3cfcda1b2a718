namespace EcomCore.Inventory;

/// <summary>How well a stock level serves: the chance of a cycle without a stock-out, and the share of units served from stock.</summary>
/// <remarks>
/// Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains (4th ed., 2017), chapter 6 (measures P1 and P2); Axsäter, Inventory Control
/// (3rd ed., 2015), section 5.3. The two are far apart: a fill rate of 99 % is often a cycle service level of 80 %. Unmet demand waits.
/// </remarks>
public static class ServiceLevel
{
    /// <summary>The cycle service level: the chance that the lead time's demand does not use up the stock.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time (with periodic review: plus the review period).</param>
    /// <param name="reorderPoint">Stock when the order is placed; finite.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leadTimeDemand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reorderPoint"/> is not finite.</exception>
    public static double OfCycle(DemandDistribution leadTimeDemand, double reorderPoint)
    {
        Guard.NotNull(leadTimeDemand);
        Guard.Between(reorderPoint, -double.MaxValue, double.MaxValue);
        return leadTimeDemand.Cdf(reorderPoint);
    }

    /// <summary>The fill rate of a fixed lot ordered at a reorder point.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time.</param>
    /// <param name="reorderPoint">Stock when the order is placed; finite.</param>
    /// <param name="orderQuantity">Units per order; finite, above 0.</param>
    /// <returns>1 - (n(r) - n(r + Q)) / Q: the share of units that do not wait; 0 to 1 but for demand that may be negative.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leadTimeDemand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double FillRate(DemandDistribution leadTimeDemand, double reorderPoint, double orderQuantity)
    {
        Guard.NotNull(leadTimeDemand);
        Guard.Positive(orderQuantity);
        var waiting = leadTimeDemand.ExpectedShort(reorderPoint) - leadTimeDemand.ExpectedShort(Computed.Fits(reorderPoint + orderQuantity, orderQuantity));
        return Computed.Fits(1 - (waiting / orderQuantity), orderQuantity);
    }

    /// <summary>The reorder point of a fixed lot that reaches a fill rate.</summary>
    /// <param name="leadTimeDemand">Demand over the lead time.</param>
    /// <param name="orderQuantity">Units per order; finite, above 0.</param>
    /// <param name="fillRate">The share of units that must not wait; above 0 and below 1.</param>
    /// <returns>Units; whole, the smallest that does, where demand is whole. Less the mean it is the safety stock, which may be negative.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leadTimeDemand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double ReorderPointFor(DemandDistribution leadTimeDemand, double orderQuantity, double fillRate)
    {
        Guard.NotNull(leadTimeDemand);
        Guard.Positive(orderQuantity);
        Guard.Chance(fillRate);

        // Far below the mean every unit waits; one lot above it is where the search doubles from.
        var low = leadTimeDemand.Mean - orderQuantity - (40 * leadTimeDemand.StdDev) - 1;
        var high = leadTimeDemand.Mean + leadTimeDemand.StdDev;
        var point = Root.Increasing(r => FillRate(leadTimeDemand, r, orderQuantity) - fillRate, low, high, nameof(orderQuantity));
        return Computed.Fits(leadTimeDemand.IsWhole ? FirstWhole(Math.Ceiling(point)) : point, orderQuantity);

        // The root of a whole number that just reaches the fill rate, or just does not, may lie a little on its other side.
        double FirstWhole(double near) => Reaches(near - 1) ? near - 1 : Reaches(near) ? near : near + 1;

        bool Reaches(double level) => FillRate(leadTimeDemand, level, orderQuantity) >= fillRate - 1e-12;
    }

    /// <summary>The fill rate of ordering up to a level at every review.</summary>
    /// <param name="periodDemand">Demand of one unit of time.</param>
    /// <param name="leadTime">Time from order to arrival; finite, 0 or more.</param>
    /// <param name="reviewPeriod">Time between two reviews; finite, above 0.</param>
    /// <param name="orderUpTo">The level; finite.</param>
    /// <returns>1 - (units short when the order arrives late in the cycle - those already short when the last one arrived) / (mean demand of a review period).</returns>
    /// <exception cref="ArgumentNullException"><paramref name="periodDemand"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the mean demand is not above 0.</exception>
    /// <exception cref="NotSupportedException">The demand has no distribution of its sum, see <see cref="DemandDistribution.Over"/>.</exception>
    public static double PeriodicFillRate(DemandDistribution periodDemand, double leadTime, double reviewPeriod, double orderUpTo)
    {
        Guard.NotNull(periodDemand);
        Guard.FiniteAtLeast(leadTime, 0);
        Guard.Positive(reviewPeriod);
        Guard.Positive(periodDemand.Mean, nameof(periodDemand));
        var late = periodDemand.Over(leadTime + reviewPeriod).ExpectedShort(orderUpTo);
        var early = leadTime == 0 ? Math.Max(0, -orderUpTo) : periodDemand.Over(leadTime).ExpectedShort(orderUpTo);
        return Computed.Fits(1 - ((late - early) / (periodDemand.Mean * reviewPeriod)), reviewPeriod);
    }
}
