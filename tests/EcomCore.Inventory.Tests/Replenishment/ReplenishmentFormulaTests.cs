namespace EcomCore.Inventory.Tests;

/// <summary>Small cases to check by head, and what wrong input says; the textbook's numbers are in <see cref="TextbookOracles"/>.</summary>
public sealed class ReplenishmentFormulaTests
{
    [Fact]
    public void A_price_that_rises_at_a_break_keeps_the_lot_below_it()
    {
        // The economic lot at 10 is 100 units. From 50 on a unit costs 20: 49.99... units at 10 cost 1000 x 10 / 50 + 0.2 x 10 x 25 + 10,000 = 10,250.
        var lot = EconomicOrderQuantity.WithAllUnitsDiscount(fixedCost: 10, holdingRate: 0.2, demandRate: 1000, [new(0, 10), new(50, 20)]);

        Assert.Equal(0, lot.Break);
        Assert.True(lot.Quantity < 50);
        Assert.Equal(50, lot.Quantity, 1e-12);
        Assert.Equal(10_250, lot.CostPerPeriod, 1e-9);
    }

    [Fact]
    public void The_service_level_under_an_uncertain_yield_counts_what_is_just_enough()
    {
        // 10 ordered, of which 3 or 1 are missing, or none, or 2 more come: 7, 9, 10, 10 or 12.
        var plan = SupplyUncertainty.NewsvendorWithAdditiveYield(10, DemandDistribution.Empirical([-3, -1, 0, 0, 2]), overageCost: 1, underageCost: 1);

        Assert.Equal(10, plan.Quantity);
        Assert.Equal(0.6, plan.ServiceLevel, 1e-12);
        Assert.Equal(0.8, plan.ExpectedShort, 1e-12);
        Assert.Equal(0.4, plan.ExpectedLeft, 1e-12);
        Assert.Equal(1.2, plan.ExpectedCost, 1e-12);
    }

    [Theory]
    [InlineData(0.1, 43)]
    [InlineData(0.3, 31)]
    [InlineData(1, 43)]
    public void A_stock_for_whole_periods_lasts_them_all(double demand, int periods) => Assert.Equal(
        1 - (0.5 / 0.6 * Math.Pow(0.9, periods - 1)), SupplyUncertainty.DisruptionPlanAt(demand * periods, demand, 1, 9, 0.5, 0.1).ServiceLevel, 1e-12);

    [Fact]
    public void Coin_flip_newsvendor()
    {
        // 10 or 20 with equal chances: with equal costs 10 is enough, above that 20.
        var demand = DemandDistribution.Discrete([10, 20], [0.5, 0.5]);
        Assert.Equal(new NewsvendorPlan(10, 0.5, 5, 0, 10), Newsvendor.LeastCost(demand, 2, 2));
        Assert.Equal(20, Newsvendor.LeastCost(demand, 2, 2.001).Quantity);
        Assert.Equal((15 * 3) - 15, Newsvendor.ProfitOf(demand, 10, new NewsvendorPrices(5, 2)), 12);
    }

    [Fact]
    public void Steady_demand_needs_the_square_root_lot()
    {
        Assert.Equal(new LotSize(200, 400), EconomicOrderQuantity.Of(100, 2, 400));
        Assert.Equal(new LotSize(0, 0), EconomicOrderQuantity.Of(0, 2, 400));
        Assert.Equal(500, EconomicOrderQuantity.CostOf(400, 100, 2, 400));
    }

    [Fact]
    public void Breaks_must_start_at_nothing_and_rise()
    {
        Assert.Throws<ArgumentException>(() => EconomicOrderQuantity.WithAllUnitsDiscount(1, 0.1, 1, []));
        Assert.Throws<ArgumentException>(() => EconomicOrderQuantity.WithAllUnitsDiscount(1, 0.1, 1, [new(1, 5)]));
        Assert.Throws<ArgumentException>(() => EconomicOrderQuantity.WithAllUnitsDiscount(1, 0.1, 1, [new(0, 5), new(0, 4)]));
        Assert.Throws<ArgumentException>(() => EconomicOrderQuantity.WithIncrementalDiscount(1, 0.1, 1, [new(0, 5), new(10, 6)]));
        Assert.Throws<ArgumentException>(() => EconomicOrderQuantity.WithAllUnitsDiscount(1, 0.1, 1, [default]));
    }

    [Fact]
    public void A_plan_without_demand_orders_nothing()
    {
        var plan = LotSizing.WagnerWhitin([0, 0, 5, 0], 10, 1);
        Assert.Equal([0, 0, 5, 0], plan.Quantities);
        Assert.Equal(10, plan.Cost);
        Assert.Empty(LotSizing.WagnerWhitin([], 10, 1).Quantities);
        Assert.Contains("place 1", Assert.Throws<ArgumentException>(() => LotSizing.WagnerWhitin([1, double.NaN], 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LotSizing.WagnerWhitin([1, 2], [1], [1, 1]));
    }

    [Fact]
    public void Free_orders_are_placed_each_period() =>
        Assert.Equal([3, 1, 2], LotSizing.WagnerWhitin([3, 1, 2], 0, 1).Quantities);

    [Fact]
    public void A_chain_of_failures_is_the_sum_over_its_length()
    {
        // The series itself: n periods without supply, n = 0 or geometric.
        var (a, b, d) = (0.04, 0.25, 2000.0);
        foreach (var level in (double[])[0, 1500, 4000, 8000, 12000])
        {
            var cost = 0.0;
            for (var n = 0; n < 400; n++)
            {
                var chance = n == 0 ? b / (a + b) : a * b / (a + b) * Math.Pow(1 - b, n - 1);
                cost += chance * ((0.25 * Math.Max(0, level - ((n + 1) * d))) + (3 * Math.Max(0, ((n + 1) * d) - level)));
            }

            Assert.Equal(cost, SupplyUncertainty.DisruptionPlanAt(level, d, 0.25, 3, a, b).ExpectedCost, 1e-6);
        }
    }

    [Theory]
    [InlineData(1e-6, 1, 9)]
    [InlineData(1e12, 1, 9)]
    [InlineData(64, 1e-6, 1e6)]
    [InlineData(64, 1e6, 1e-3)]
    public void Extreme_costs_have_a_policy_too(double fixedCost, double holding, double stockout)
    {
        var costs = new LotPolicyCosts(fixedCost, holding, stockout);
        var demand = DemandDistribution.Normal(100, 10);
        var best = ReorderLots.Optimal(demand, 10, costs);
        Assert.InRange(best.OrderQuantity, double.Epsilon, double.MaxValue);
        Assert.InRange(best.CostPerPeriod, 0, ReorderLots.ByBackorderLot(demand, 10, costs).CostPerPeriod * (1 + 1e-9));
    }

    [Fact]
    public void A_lot_too_small_for_a_double_is_refused_and_does_not_hang() => Assert.Throws<ArgumentOutOfRangeException>(
        () => ReorderLots.Optimal(DemandDistribution.Normal(100, 10), 10, new LotPolicyCosts(1e-300, 1, 9)));

    [Fact]
    public void The_best_lot_of_a_hundred_million_units_is_found_by_halving()
    {
        // The lot was found unit by unit in two minutes; a mean so large leaves the cost of a level five digits after the point.
        var best = ReorderLots.Optimal(DemandDistribution.Poisson(1e8), 1e8, new LotPolicyCosts(64, 1, 9));

        Assert.InRange(best.OrderQuantity, 122_952, 122_954);
    }

    [Fact]
    public void A_lot_too_long_to_count_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReorderLots.Optimal(DemandDistribution.Poisson(5), 1e20, new LotPolicyCosts(1e20, 1, 9)));

    [Fact]
    public void Rare_items_have_a_whole_policy()
    {
        var policy = ReorderLots.Optimal(DemandDistribution.Poisson(0.1), 1.2, new LotPolicyCosts(5, 1, 20));
        Assert.Equal(Math.Floor(policy.ReorderPoint), policy.ReorderPoint);
        Assert.True(policy.OrderQuantity >= 1);
    }

    [Fact]
    public void Lot_sizing_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => LotSizing.WagnerWhitin([1, 2], 1, 1, cancellationToken: source.Token));
        Assert.Throws<OperationCanceledException>(() => LotSizing.WagnerWhitin([1, 2], [1, 1], [1, 1], cancellationToken: source.Token));
    }

    [Fact]
    public void Wrong_numbers_are_refused_with_their_name()
    {
        var normal = DemandDistribution.Normal(10, 2);
        var costs = new LotPolicyCosts(5, 1, 9);
        Assert.Equal("overageCost", Assert.Throws<ArgumentOutOfRangeException>(() => Newsvendor.LeastCost(normal, 0, 1)).ParamName);
        Assert.Equal("purchaseCost", Assert.Throws<ArgumentOutOfRangeException>(() => Newsvendor.Myopic(normal, 1, 1, 5, 1)).ParamName);
        Assert.Equal("holdingCost", Assert.Throws<ArgumentOutOfRangeException>(() => new LotPolicyCosts(1, 0, 1)).ParamName);
        Assert.Equal("demandRate", Assert.Throws<ArgumentOutOfRangeException>(() => ReorderLots.Optimal(normal, double.NaN, costs)).ParamName);
        Assert.Throws<ArgumentException>(() => ReorderLots.ByLossFunction(DemandDistribution.Poisson(3), 1, costs));
        Assert.Throws<ArgumentException>(() => ReorderLots.ByExpectedInventory(normal, 1, new LotPolicyCosts(500, 9, 0.001)));
        Assert.Throws<ArgumentException>(() => MinMaxLevels.Optimal(normal, costs));
        Assert.Throws<ArgumentException>(() => MinMaxLevels.Optimal(DemandDistribution.Discrete([0], [1]), costs));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinMaxLevels.CostOf(DemandDistribution.Poisson(3), costs, 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinMaxLevels.Optimal(DemandDistribution.Poisson(3), new LotPolicyCosts(1e12, 1e-3, 9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => EconomicOrderQuantity.ForProduction(1, 1, 5, 5));
        Assert.Throws<ArgumentException>(() => JointReplenishment.Silver(1, []));
        Assert.Throws<ArgumentException>(() => JointReplenishment.Silver(0, [new(0, 1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => JointReplenishment.Silver(1, [new(1, 0, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SupplyUncertainty.AdditiveYieldCostOf(5, 1, 1, 1, -5, 1));
    }
}
