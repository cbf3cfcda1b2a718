namespace EcomCore.Inventory;

/// <summary>Finds the two levels of an (s, S) policy under periodic review.</summary>
/// <remarks>
/// Unmet demand waits. Costs are counted at the end of each period. Zheng and Federgruen 1991; Snyder and Shen, Fundamentals of Supply Chain Theory
/// (2nd ed., 2019), section 4.4. An order arrives after the lead time; with lead time 0 it serves the period that follows it.
/// </remarks>
public static class MinMaxLevels
{
    // The renewal function takes the square of S - s; 10,000 levels take about a second.
    private const int MaxSpan = 10_000;

    private const long MaxLevel = 1_000_000_000_000_000;

    // Chances below this of the upper tail of a period's demand are left out.
    private const double Negligible = 1e-17;

    /// <summary>Finds the levels that cost least, exactly.</summary>
    /// <param name="periodDemand">Demand of one period; whole, never negative, not always 0.</param>
    /// <param name="costs">Costs; holding and stock-out per unit and period.</param>
    /// <param name="leadTimePeriods">Whole periods from order to arrival; 0 to 1000.</param>
    /// <returns>The policy; whole levels.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Demand is not whole, may be negative, or is always 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lead time is outside its range, or the levels are more than 10,000 units apart: count in cases.</exception>
    public static MinMaxPolicy Optimal(DemandDistribution periodDemand, LotPolicyCosts costs, int leadTimePeriods = 0)
    {
        var cycle = CycleOf(periodDemand, costs, leadTimePeriods);
        var peak = cycle.Cheapest;
        var point = peak - 1;
        while (cycle.CostOf(point, peak) > cycle.RateAt(point))
        {
            point--;
        }

        // Zheng and Federgruen's sweep: S upwards while a better one may come, s after it.
        var upTo = peak;
        var best = cycle.CostOf(point, upTo);
        for (var level = upTo + 1; cycle.RateAt(level) <= best; level++)
        {
            if (cycle.CostOf(point, level) < best)
            {
                upTo = level;
                while (cycle.CostOf(point, upTo) <= cycle.RateAt(point + 1))
                {
                    point++;
                }

                best = cycle.CostOf(point, upTo);
            }
        }

        return new MinMaxPolicy(point, upTo, best);
    }

    /// <summary>Finds what given levels cost, exactly.</summary>
    /// <param name="periodDemand">Demand of one period; whole, never negative, not always 0.</param>
    /// <param name="costs">Costs; holding and stock-out per unit and period.</param>
    /// <param name="reorderPoint">s; whole, from -1e15 to 1e15.</param>
    /// <param name="orderUpTo">S; above <paramref name="reorderPoint"/>, by at most 10,000.</param>
    /// <param name="leadTimePeriods">Whole periods from order to arrival; 0 to 1000.</param>
    /// <returns>Money per period.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Demand is not whole, may be negative, or is always 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double CostOf(DemandDistribution periodDemand, LotPolicyCosts costs, long reorderPoint, long orderUpTo, int leadTimePeriods = 0)
    {
        var cycle = CycleOf(periodDemand, costs, leadTimePeriods);
        Guard.Between(reorderPoint, -MaxLevel, MaxLevel);
        Guard.Between(orderUpTo, reorderPoint + 1, reorderPoint + MaxSpan);
        return cycle.CostOf(reorderPoint, orderUpTo);
    }

    /// <summary>Finds good levels from mean and standard deviation alone: the power approximation.</summary>
    /// <param name="demandMean">Mean demand of a period, units; finite, above 0.</param>
    /// <param name="demandStdDev">Standard deviation of a period's demand, units; finite, above 0.</param>
    /// <param name="costs">Costs; holding and stock-out per unit and period.</param>
    /// <param name="leadTimePeriods">Periods from order to arrival; finite, 0 or more.</param>
    /// <returns>The policy, not rounded, its cost NaN.</returns>
    /// <remarks>
    /// Ehrhardt and Mosier 1984 as in Snyder and Shen 2019, section 4.4.4: with the mean and deviation over the lead time and one period,
    /// Q = 1.30 mean^0.494 (K / h)^0.506 (1 + sdL² / mean²)^0.116, z = sqrt(Q h / (sdL p)), s = 0.973 meanL + sdL (0.183 / z + 1.063 - 2.192 z), S = s + Q.
    /// Fitted to optimal policies with moderate costs; the authors' rule for very small lots (Q / mean below 1.5: s and S at most meanL + z sdL) is left out,
    /// as in the textbook.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the fixed cost is 0.</exception>
    public static MinMaxPolicy PowerApproximation(double demandMean, double demandStdDev, LotPolicyCosts costs, double leadTimePeriods = 0)
    {
        Guard.NotNull(costs);
        Guard.Positive(demandMean);
        Guard.Positive(demandStdDev);
        Guard.FiniteAtLeast(leadTimePeriods, 0);
        costs.MustHaveFixedCost(nameof(costs));
        var mean = demandMean * (leadTimePeriods + 1);
        var deviation = demandStdDev * Math.Sqrt(leadTimePeriods + 1);
        var relative = deviation / demandMean;
        var lot = 1.30 * Math.Pow(demandMean, 0.494) * Math.Pow(costs.FixedCost / costs.HoldingCost, 0.506) * Math.Pow(1 + (relative * relative), 0.116);
        var z = Math.Sqrt(lot * costs.HoldingCost / (deviation * costs.StockoutCost));
        var point = (0.973 * mean) + (deviation * ((0.183 / z) + 1.063 - (2.192 * z)));
        return new MinMaxPolicy(Computed.Fits(point, demandMean), Computed.Fits(point + lot, demandMean), double.NaN);
    }

    private static MinMaxCycle CycleOf(DemandDistribution periodDemand, LotPolicyCosts costs, int leadTimePeriods)
    {
        Guard.NotNull(periodDemand);
        Guard.NotNull(costs);
        Guard.Between(leadTimePeriods, 0, 1000);
        if (!periodDemand.IsWhole || periodDemand.Cdf(-0.5) > 0 || periodDemand.Cdf(0) >= 1)
        {
            throw new ArgumentException("Expected demand in whole units, never negative and not always 0.", nameof(periodDemand));
        }

        return new MinMaxCycle(periodDemand, periodDemand.Over(leadTimePeriods + 1), costs, MaxSpan, Negligible);
    }
}
