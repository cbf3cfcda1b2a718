namespace EcomCore.Forecasting.Tests;

public sealed class BullwhipTests
{
    [Fact]
    public void Stages_are_compared_by_squared_variation()
    {
        // Means 10 and 20, deviations 1 and 4: variation 0.1 and 0.2, squared 4 times.
        var rows = Bullwhip.Measure([new SupplyStage("consumer", [9, 11, 10]), new SupplyStage("shop", [16, 24, 20]), new SupplyStage("factory", [0, 0, 0])]);

        Assert.Equal(new StageSwing("consumer", 10, 1, 0.1, 1, 1), rows[0]);
        Assert.Equal((0.2, 4.0, 4.0), (rows[1].Variation, Math.Round(rows[1].Amplification, 9), Math.Round(rows[1].FromFirst, 9)));
        Assert.True(double.IsNaN(rows[2].Amplification));
    }

    [Fact]
    public void Order_up_to_orders_demand_and_the_change_of_its_target()
    {
        // Lead time 2, mean of 2 periods: the target is 2 F. Demand 10, 10, 14, 10: F = 10, 10, 12, 12; orders 10, 10, 14 + 4 = 18, 10.
        var run = Bullwhip.Simulate([10, 10, 14, 10], OrderPolicy.MovingAverage(leadTime: 2, window: 2));

        Assert.Equal([10.0, 10, 18, 10], run.Orders);
        Assert.Equal([0.0, 0, -4, -4], run.NetStock);
    }

    [Fact]
    public void Half_a_reaction_closes_half_the_gap()
    {
        // As above, but in the third period the gap is 2 x 12 - 12 - (-4 + 10) = 6, and half of it is ordered beside F = 12: 15.
        var run = Bullwhip.Simulate([10, 10, 14, 10], OrderPolicy.MovingAverage(2, 2) with { Reaction = 0.5 });

        Assert.Equal(15, run.Orders[2], 9);
    }

    [Theory]
    [InlineData(1, 4, 1 + 0.5 + 0.125)]
    [InlineData(2, 4, 1 + 1 + 0.5)]
    [InlineData(4, 4, 5)]
    public void The_bound_is_that_of_Chen(int lead, int window, double bound) =>
        Assert.Equal(bound, Bullwhip.LowerBound(OrderPolicy.MovingAverage(lead, window)), 12);

    [Fact]
    public void Correlation_and_smoothing_enter_as_the_papers_say()
    {
        Assert.Equal(1 + (2.5 * (1 - 0.0625)), Bullwhip.LowerBound(OrderPolicy.MovingAverage(2, 4), 0.5) - 1 + 1 + (1.0 * (1 - 0.0625)), 12);
        Assert.Equal(1 + ((0.8 + (2 * 0.04 * 4 / 1.8)) * 0.5 / (1 - 0.4)), Bullwhip.LowerBound(OrderPolicy.ExponentialSmoothing(2, 0.2), 0.5), 12);
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.0)]
    [InlineData(0, 0.6)]
    public void A_long_simulation_has_the_amplification_of_the_bound(int kind, double correlation)
    {
        // With a constant safety stock and returns allowed the bound is exact; 200,000 periods leave about 1 % of chance.
        var policy = (kind == 0 ? OrderPolicy.MovingAverage(3, 5) : OrderPolicy.ExponentialSmoothing(3, 0.3)) with { MayReturn = true };
        var random = new Random(4);
        var level = 0.0;
        double[] demand =
        [
            .. Enumerable.Range(0, 200_000).Select(_ =>
            {
                level = (correlation * level) + random.NextDouble() - 0.5;
                return 10 + level;
            }),
        ];

        Assert.Equal(Bullwhip.LowerBound(policy, correlation), Bullwhip.Simulate(demand, policy).Amplification, 0.05);
    }

    [Fact]
    public void Sharing_demand_adds_lead_times_where_a_chain_multiplies()
    {
        Assert.Equal(2.5 * 2.5, Bullwhip.ChainLowerBound(4, [2, 2], sharedDemand: false), 12);
        Assert.Equal(5, Bullwhip.ChainLowerBound(4, [2, 2], sharedDemand: true), 12);
        Assert.Equal(1, Bullwhip.ChainLowerBound(4, [], sharedDemand: true));
    }

    [Fact]
    public void Ten_percent_at_the_consumer_become_fifty_at_the_end_of_the_chain()
    {
        // One step of 10 % up: each stage adds the growth of its pipeline.
        double[] demand = [.. Enumerable.Repeat(100.0, 20), .. Enumerable.Repeat(110.0, 20)];
        IReadOnlyList<double> orders = demand;
        foreach (var _ in Enumerable.Range(0, 4))
        {
            orders = Bullwhip.Simulate(orders, OrderPolicy.MovingAverage(leadTime: 2, window: 4)).Orders;
        }

        Assert.InRange(orders.Max(), 148, 153);
    }

    [Fact]
    public void Each_stage_of_a_chain_swings_more()
    {
        var random = new Random(7);
        double[] demand = [.. Enumerable.Range(0, 4000).Select(_ => 100 + (20 * random.NextDouble()))];
        var rows = Bullwhip.Chain(demand, ("shop", OrderPolicy.MovingAverage(2, 6)), ("wholesaler", OrderPolicy.MovingAverage(2, 6)));

        Assert.Equal(["demand", "shop", "wholesaler"], rows.Select(row => row.Name));
        Assert.Equal(Bullwhip.LowerBound(OrderPolicy.MovingAverage(2, 6)), rows[1].Amplification, 0.1);
        Assert.True(rows[2].FromFirst > rows[1].FromFirst);
    }

    [Fact]
    public void Smoothing_trades_swing_for_stock()
    {
        var random = new Random(7);
        double[] demand = [.. Enumerable.Range(0, 4000).Select(_ => 100 + (40 * random.NextDouble()))];
        var rows = Bullwhip.Compare(demand, OrderPolicy.MovingAverage(2, 8), [1, 0.5, 0.2], serviceLevel: 0.95, holdingCost: 1, swingCost: 3);

        Assert.Equal(rows.OrderByDescending(row => row.OrderDeviation), rows);
        Assert.Equal(rows.OrderBy(row => row.SafetyStock), rows);
        Assert.True(rows[2].Amplification < 1 && rows[0].Amplification > 1);
        Assert.All(rows, row => Assert.Equal(row.SafetyStock + (3 * row.OrderDeviation), row.Cost, 9));
    }

    [Fact]
    public void The_missing_stock_gives_the_service_level_asked_for()
    {
        var random = new Random(3);
        double[] demand = [.. Enumerable.Range(0, 2000).Select(_ => 100 + (40 * random.NextDouble()))];
        var policy = OrderPolicy.ExponentialSmoothing(3, 0.2);
        var missing = Bullwhip.Simulate(demand, policy).MissingStock(0.95);
        var run = Bullwhip.Simulate(demand, policy with { SafetyStock = missing });

        Assert.Equal(0.95, run.NetStock.Skip(run.FirstCounted).Count(stock => stock >= -1e-9) / (double)(demand.Length - run.FirstCounted), 0.005);
        Assert.True(run.FillRate() > 0.99);
    }

    [Fact]
    public void Wrong_numbers_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderPolicy.MovingAverage(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderPolicy.MovingAverage(2, 4) with { Reaction = 0 });
        Assert.Throws<ArgumentException>(() => Bullwhip.LowerBound(OrderPolicy.MovingAverage(2, 4) with { Reaction = 0.5 }));
        Assert.Contains("Row 1", Assert.Throws<ArgumentException>(() => new SupplyStage("shop", [1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Bullwhip.Simulate([], OrderPolicy.MovingAverage(1, 1)));
    }

    [Fact]
    public void Demand_that_never_changes_has_no_amplification() =>
        Assert.True(double.IsNaN(Bullwhip.Simulate(Enumerable.Repeat(5.0, 50), OrderPolicy.MovingAverage(2, 4)).Amplification));

    [Fact]
    public void A_service_level_of_nine_in_ten_allows_one_shortage_in_ten()
    {
        // Short by 1 to 10 in ten periods: the worst one may stay short, the next must not.
        var run = new OrderSimulation([.. Enumerable.Repeat(1.0, 10)], [.. Enumerable.Repeat(1.0, 10)], [-10, -9, -8, -7, -6, -5, -4, -3, -2, -1], warmUp: 0);

        Assert.Equal(9, run.MissingStock(0.9));
        Assert.Equal(10, run.MissingStock(0.95));
        Assert.Equal(6, run.MissingStock(0.6));
    }
}
