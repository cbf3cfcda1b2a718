namespace EcomCore.Forecasting;

/// <summary>The bullwhip effect: orders swing more than the demand behind them, stage by stage. Measures it, bounds it, and says what damping it saves.</summary>
public static class Bullwhip
{
    /// <summary>Measures a chain from what its stages ordered.</summary>
    /// <param name="stages">At least one stage, from the consumer backwards.</param>
    /// <returns>One row per stage, in that order.</returns>
    /// <remarks>Fransoo and Wouters (2000), Measuring the bullwhip effect in the supply chain, Supply Chain Management 5, compare coefficients of variation, so that pieces and cartons compare. Here the ratio is squared, so that it is a
    /// ratio of variances as in Chen et al. (2000) and <see cref="LowerBound"/>; its root is theirs.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="stages"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There is no stage.</exception>
    public static IReadOnlyList<StageSwing> Measure(IEnumerable<SupplyStage> stages)
    {
        Guard.NotNull(stages);
        SupplyStage[] all = [.. stages];
        foreach (var stage in all)
        {
            Guard.NotNull(stage, nameof(stages));
        }

        return all.Length > 0 ? Swings([.. all.Select(stage => (stage.Name, stage.Spread))]) : throw new ArgumentException("Expected at least one stage.", nameof(stages));
    }

    /// <summary>Lets a stage order by a policy.</summary>
    /// <param name="demand">Demand per period, at least one; back-orders wait.</param>
    /// <param name="policy">The policy. The chain starts full: the first period's demand is taken to have been usual.</param>
    /// <returns>Orders and stock per period. O(n).</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no demand, or it is NaN or infinite somewhere; the message names the place.</exception>
    public static OrderSimulation Simulate(IEnumerable<double> demand, OrderPolicy policy)
    {
        var copy = Quantities.Copy(demand, nameof(demand), 1);
        Guard.NotNull(policy);
        return StageRun.Simulate(copy, policy);
    }

    /// <summary>Lets each stage of a chain order from the next: every stage sees only the orders of the stage before it.</summary>
    /// <param name="demand">The consumers' demand per period, at least one.</param>
    /// <param name="policies">Name and policy of each stage, the shop first.</param>
    /// <returns>A row for the consumers' demand, named <c>demand</c>, and one per stage, over the periods in which all policies have filled their memory.</returns>
    /// <exception cref="ArgumentNullException">An argument, a name or a policy is null.</exception>
    /// <exception cref="ArgumentException">There is no demand, or it is NaN or infinite somewhere.</exception>
    public static IReadOnlyList<StageSwing> Chain(IEnumerable<double> demand, params IEnumerable<(string Name, OrderPolicy Policy)> policies)
    {
        var orders = Quantities.Copy(demand, nameof(demand), 1);
        Guard.NotNull(policies);
        (string Name, OrderPolicy Policy)[] stages = [.. policies];
        var warmUp = Math.Min(orders.Length, stages.Sum(stage => (stage.Policy ?? throw new ArgumentNullException(nameof(policies))).WarmUp));
        var spreads = new List<(string Name, Spread Spread)> { ("demand", Spread.Of(orders.AsSpan(warmUp))) };
        foreach (var (name, policy) in stages)
        {
            Guard.NotNull(name, nameof(policies));
            orders = [.. StageRun.Simulate(orders, policy).Orders];
            spreads.Add((name, Spread.Of(orders.AsSpan(warmUp))));
        }

        return Swings(spreads);
    }

    /// <summary>The least that an order-up-to stage multiplies the variance of its demand with.</summary>
    /// <param name="policy">The policy; its reaction must be 1.</param>
    /// <param name="correlation">Correlation of demand from one period to the next, above -1 and below 1; 0 for independent demand.</param>
    /// <returns>With lead time L, correlation r and a moving average of p periods: 1 + (2 L/p + 2 L²/p²)(1 - r^p); with smoothing constant a: 1 + (2 a L + 2 a² L²/(2 - a)) (1 - r) / (1 - (1 - a) r). Exact where
    /// the safety stock is constant and orders may be negative.</returns>
    /// <remarks>Chen, Drezner, Ryan and Simchi-Levi (2000), Quantifying the bullwhip effect in a simple supply chain, Management Science 46, theorem 2.2; Chen, Ryan and Simchi-Levi (2000), The impact of exponential
    /// smoothing forecasts on the bullwhip effect, Naval Research Logistics 47.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException">The reaction is not 1 or the correlation is out of range.</exception>
    public static double LowerBound(OrderPolicy policy, double correlation = 0)
    {
        Guard.NotNull(policy);
        if (!(Math.Abs(correlation) < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "Expected a number above -1 and below 1.");
        }

        if (policy.Reaction != 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a reaction of 1, found {policy.Reaction}: the bound is for the order-up-to policy."), nameof(policy));
        }

        double lead = policy.LeadTime;
        if (policy.Window > 0)
        {
            var share = lead / policy.Window;
            return 1 + (((2 * share) + (2 * share * share)) * (1 - Math.Pow(correlation, policy.Window)));
        }

        var alpha = policy.Alpha;
        return 1 + (((2 * alpha * lead) + (2 * alpha * alpha * lead * lead / (2 - alpha))) * (1 - correlation) / (1 - ((1 - alpha) * correlation)));
    }

    /// <summary>The least amplification of a chain of moving-average stages with independent demand, from the consumer to its last stage.</summary>
    /// <param name="window">Periods averaged, 1 to 5,000, the same in every stage.</param>
    /// <param name="leadTimes">Lead time of each stage, 1 to 500; none gives 1.</param>
    /// <param name="sharedDemand">Whether every stage sees the consumers' demand: then the lead times add up inside the bound of one stage; otherwise the stages' bounds multiply.</param>
    /// <returns>The bound; the quotient of both is what sharing the demand is worth.</returns>
    /// <remarks>Chen et al. (2000), theorems 3.1 and 3.2.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="leadTimes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double ChainLowerBound(int window, IEnumerable<int> leadTimes, bool sharedDemand)
    {
        Guard.Between(window, 1, OrderPolicy.MostWindow);
        Guard.NotNull(leadTimes);
        var (total, product) = (0.0, 1.0);
        foreach (var lead in leadTimes)
        {
            product *= LowerBound(OrderPolicy.MovingAverage(lead, window));
            total += (double)lead / window;
        }

        return sharedDemand ? 1 + (2 * total) + (2 * total * total) : product;
    }

    /// <summary>What smoothing orders saves: less swing for the supplier against more stock for the stage.</summary>
    /// <param name="demand">Demand per period, at least one.</param>
    /// <param name="policy">The policy; its reaction and safety stock are replaced.</param>
    /// <param name="reactions">The reactions to try, each above 0 and at most 1; 1 is the order-up-to policy.</param>
    /// <param name="serviceLevel">Share of periods without back-orders, above 0 and below 1.</param>
    /// <param name="holdingCost">Cost of one unit of safety stock per period, 0 or more.</param>
    /// <param name="swingCost">Cost per period of one unit of standard deviation of orders, 0 or more: overtime, idle hours, rush freight.</param>
    /// <returns>One row per reaction, in that order.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A number is out of range, or there is no demand.</exception>
    public static IReadOnlyList<ReactionCost> Compare(
        IEnumerable<double> demand, OrderPolicy policy, IEnumerable<double> reactions, double serviceLevel, double holdingCost, double swingCost)
    {
        var copy = Quantities.Copy(demand, nameof(demand), 1);
        Guard.NotNull(policy);
        Guard.NotNull(reactions);
        Guard.FiniteAtLeast(holdingCost, 0);
        Guard.FiniteAtLeast(swingCost, 0);
        Forecast.CheckProbability(serviceLevel);
        return
        [
            .. reactions.Select(reaction =>
            {
                var run = StageRun.Simulate(copy, policy with { Reaction = reaction, SafetyStock = 0 });
                var stock = run.MissingStock(serviceLevel);
                return new ReactionCost(reaction, run.Amplification, run.OrderDeviation, stock, holdingCost * stock, swingCost * run.OrderDeviation);
            }),
        ];
    }

    private static StageSwing[] Swings(List<(string Name, Spread Spread)> stages)
    {
        static double Squared(Spread spread) => spread.Mean != 0 ? spread.Variance / spread.Mean / spread.Mean : double.NaN;
        static double Ratio(double above, double below) => below > 0 ? above / below : double.NaN;
        var first = Squared(stages[0].Spread);
        var rows = new StageSwing[stages.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (name, spread) = stages[i];
            var squared = Squared(spread);
            rows[i] = new StageSwing(
                name, spread.Mean, Math.Sqrt(spread.Variance), spread.Mean != 0 ? Math.Sqrt(spread.Variance) / spread.Mean : double.NaN,
                i == 0 ? 1 : Ratio(squared, Squared(stages[i - 1].Spread)), i == 0 ? 1 : Ratio(squared, first));
        }

        return rows;
    }
}
