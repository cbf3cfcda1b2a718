namespace EcomCore.Inventory;

/// <summary>Plans orders for a demand that is known but differs from period to period.</summary>
public static class LotSizing
{
    // The time is the square of the number of periods: 10,000 take about a tenth of a second.
    private const int MaxPeriods = 100_000;

    /// <summary>Finds the plan with the lowest cost: the dynamic lot-size algorithm of Wagner and Whitin.</summary>
    /// <param name="demand">Units needed in each period, from stock at hand or ordered in it; finite, 0 or more; at most 100,000 periods.</param>
    /// <param name="fixedCost">Cost of an order, whatever its size; finite, 0 or more.</param>
    /// <param name="holdingCost">Cost of keeping a unit from one period to the next; finite, 0 or more.</param>
    /// <param name="purchaseCosts">Price of a unit in each period; empty or null where it is always the same and so does not matter.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The plan; of equal ones that with the earlier next order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demand"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or a number is outside its range; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LotSchedule WagnerWhitin(
        IReadOnlyList<double> demand,
        double fixedCost,
        double holdingCost,
        IReadOnlyList<double>? purchaseCosts = null,
        CancellationToken cancellationToken = default)
    {
        Guard.FiniteAtLeast(fixedCost, 0);
        Guard.FiniteAtLeast(holdingCost, 0);
        Guard.NotNull(demand);
        NamedGuard.Count("periods", demand.Count, 0, MaxPeriods, nameof(demand));
        return WagnerWhitin(
            demand, [.. Enumerable.Repeat(fixedCost, demand.Count)], [.. Enumerable.Repeat(holdingCost, demand.Count)], purchaseCosts, cancellationToken);
    }

    /// <summary>Finds the plan with the lowest cost when costs differ from period to period.</summary>
    /// <param name="demand">Units needed in each period, from stock at hand or ordered in it; finite, 0 or more; at most 100,000 periods.</param>
    /// <param name="fixedCosts">Cost of an order in each period; as many as periods.</param>
    /// <param name="holdingCosts">Cost of keeping a unit from each period to the next; as many as periods.</param>
    /// <param name="purchaseCosts">Price of a unit in each period; empty or null where it is always the same and so does not matter.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The plan; of equal ones that with the earlier next order.</returns>
    /// <remarks>
    /// Wagner and Whitin 1958; Snyder and Shen, Fundamentals of Supply Chain Theory (2nd ed., 2019), section 3.7. An order covers whole periods and is placed when
    /// the stock is empty. Cost to go: C(t) = min over s of K(t) + the cost of serving t to s - 1 from t + C(s). The square of the number of periods, one pass,
    /// two arrays. A period before the first demand places no order.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument other than the prices is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or a number is outside its range; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LotSchedule WagnerWhitin(
        IReadOnlyList<double> demand,
        IReadOnlyList<double> fixedCosts,
        IReadOnlyList<double> holdingCosts,
        IReadOnlyList<double>? purchaseCosts = null,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(demand);
        NamedGuard.Count("periods", demand.Count, 0, MaxPeriods, nameof(demand));
        var periods = demand.Count;
        var d = Column(demand, periods, nameof(demand));
        var k = Column(fixedCosts, periods, nameof(fixedCosts));
        var h = Column(holdingCosts, periods, nameof(holdingCosts));
        var c = purchaseCosts is null || purchaseCosts.Count == 0 ? new double[periods] : Column(purchaseCosts, periods, nameof(purchaseCosts));

        var toGo = new double[periods + 1];
        var next = new int[periods];
        for (var t = periods - 1; t >= 0; t--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (toGo[t], next[t]) = Cheapest(t, d, k, h, c, toGo);
        }

        if (double.IsInfinity(toGo[0]) || double.IsNaN(toGo[0]))
        {
            throw new ArgumentException("Expected demand and costs whose total fits a double (up to 1.8E308).", nameof(demand));
        }

        return new LotSchedule(Quantities(d, next), toGo[0], toGo, next);
    }

    private static (double Cost, int Next) Cheapest(int t, double[] d, double[] k, double[] h, double[] c, double[] toGo)
    {
        // Nothing is needed now: waiting is at least as good as any order.
        var best = d[t] == 0 ? toGo[t + 1] : double.PositiveInfinity;
        var next = t + 1;
        var cost = k[t];
        var unit = c[t];
        for (var s = t + 1; s <= d.Length; s++)
        {
            // Period s - 1 is served from t as well, at the price of t and the keeping since.
            cost += unit * d[s - 1];
            unit += h[s - 1];
            if (cost + toGo[s] < best)
            {
                best = cost + toGo[s];
                next = s;
            }
        }

        return (best, next);
    }

    private static double[] Quantities(double[] d, int[] next)
    {
        var quantities = new double[d.Length];
        for (var t = 0; t < d.Length; t = next[t])
        {
            for (var s = t; s < next[t]; s++)
            {
                quantities[t] += d[s];
            }
        }

        return quantities;
    }

    private static double[] Column(IReadOnlyList<double> values, int periods, string name)
    {
        Guard.NotNull(values, name);
        if (values.Count != periods)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected {periods} numbers, one for each period; found {values.Count}."), name);
        }

        for (var i = 0; i < periods; i++)
        {
            if (!(values[i] >= 0 && values[i] < double.PositiveInfinity))
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected finite numbers, 0 or more; found {values[i]} in place {i}."), name);
            }
        }

        return [.. values];
    }
}
