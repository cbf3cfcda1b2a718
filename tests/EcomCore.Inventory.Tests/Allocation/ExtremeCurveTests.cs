namespace EcomCore.Inventory.Tests;

public sealed class ExtremeCurveTests
{
    [Theory]
    [InlineData(1e9, 1e15, 1)]
    [InlineData(9.2e18, 1e20, 1)]
    [InlineData(1e22, 1e22, 1)]
    [InlineData(1e25, 6.66e24, 1)]
    [InlineData(30, 1e7, 2)]
    [InlineData(0.001, 1000, 1)]
    [InlineData(99990, 183134.1, 1)]
    [InlineData(3, 745, 6)]
    public void The_worth_falls_beyond_a_million_too(double mean, double deviation, long lot)
    {
        var curve = SalesCurve.Of(DemandModel.NegativeBinomial, mean, deviation);
        var before = double.PositiveInfinity;
        foreach (var lots in (long[])[0, 10, 999, 250_000, 490_000, 500_100, 999_900, 1_000_000, 1_000_100, 2_000_000, 1L << 30, 1L << 40, 1L << 60])
        {
            var value = curve.WorthOf(lots, lot, 1, 0.25).Value;

            Assert.InRange(value, -0.25, before + 1e-9);
            before = value;
        }
    }

    [Fact]
    public void The_tail_of_a_tiny_shape_is_not_lost()
    {
        // r = 0.0085: P(D > 1e6) = 1 - (1e6 / 1.087e21)^r / gamma(1 + r), nearly.
        var r = 9.2e18 / ((1e20 / 9.2e18 * 1e20) - 1);
        var expected = 1 - (Math.Exp(r * Math.Log(1e6 * r / 9.2e18)) * (1 + (0.5772156649 * r)));

        Assert.Equal(expected, NegativeBinomialTail.Split(1e6, r, 9.2e18 / r).Above, 1e-4);
        Assert.Equal(NegativeBinomialTail.Split(999_990, r, 9.2e18 / r).Above, NegativeBinomialTail.Split(1_000_010, r, 9.2e18 / r).Above, 1e-6);
    }

    // By the series of the incomplete beta function in fifty digits.
    [Theory]
    [InlineData(1000000.0, 0.0085, 1.08e+21, 0.25127731374571475)]
    [InlineData(1000000.0, 1e-09, 1000000000.0, 6.3315388459127584e-9)]
    [InlineData(1000000.0, 0.3, 30000000.0, 0.60141472151763582)]
    [InlineData(2000000.0, 2.25, 4000000.0, 0.9412885505744654)]
    [InlineData(1100000.0, 7e-10, 1800000.0, 3.1105532887556219e-10)]
    [InlineData(1000000000.0, 1e-12, 1000000000.0, 2.1938393439574474e-13)]
    [InlineData(3000000.0, 0.99, 3000000.0, 0.36356047027318134)]
    [InlineData(5000000.0, 1e-07, 10000000.0, 5.5977359378759873e-8)]
    [InlineData(4000000.0, 1e-07, 1000000.0, 3.7793600877618099e-10)]
    [InlineData(3000000.0, 0.3, 1000000.0, 0.0064903792552870698)]
    public void The_tail_beyond_a_million_keeps_its_digits_whatever_the_shape(double k, double successes, double excess, double expected) =>
        Assert.Equal(1, NegativeBinomialTail.Split(k, successes, excess).Above / expected, 1e-11);

    [Fact]
    public void Large_lots_of_counts_far_below_the_demand_keep_their_order()
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: DemandModel.Poisson));

        var plan = allocator.Allocate(800, [new("a", 1000, lot: 100) { Margin = 1 }, new("b", 1000, lot: 100) { Margin = 1 }]);

        Assert.Equal([400L, 400], plan.Select(a => a.Units));
    }

    [Theory]
    [InlineData(42, 1e-320)]
    [InlineData(42, 1e-307)]
    [InlineData(42, 0)]
    public void A_deviation_that_no_unit_can_show_is_a_certain_demand(double mean, double deviation)
    {
        var plan = ChannelAllocator.ExpectedProfit.Allocate(100, [new("a", mean) { StdDev = deviation, Margin = 1 }]);

        Assert.Equal(42, plan[0].Units);
        Assert.Equal(42, plan.ExpectedProfit);
    }

    [Fact]
    public void A_square_that_overflows_is_not_a_demand_of_nothing()
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: DemandModel.NegativeBinomial));

        var plan = allocator.Allocate(100, [new("a", 1e308) { StdDev = 1.7e308, Margin = 1 }]);

        Assert.Equal(100, plan[0].Units);
        Assert.Equal(100, plan.ExpectedProfit!.Value, 1e-6);
    }

    [Theory]
    [InlineData(1e308, 1e308)]
    [InlineData(0, 1.7e308)]
    [InlineData(1.7e308, 1.7e308)]
    public void Money_whose_sum_overflows_divides_as_smaller_money_does(double holding, double margin)
    {
        Allocation PlanOf(double coin) => new ChannelAllocator(
            new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: DemandModel.Poisson, holdingCost: holding / coin)).Allocate(50, [new("a", 30) { Margin = margin / coin }]);

        var (plan, smaller) = (PlanOf(1), PlanOf(Math.Pow(2, 100)));

        Assert.Equal(smaller[0].Units, plan[0].Units);
        Assert.Equal(smaller.ExpectedProfit!.Value * Math.Pow(2, 100), plan.ExpectedProfit!.Value);
    }

    [Theory]
    [InlineData(DemandModel.Normal, 1e308)]
    [InlineData(DemandModel.Poisson, 1e308)]
    [InlineData(DemandModel.NegativeBinomial, 1.7e308)]
    public void Money_whose_sum_overflows_is_divided_in_a_batch_as_alone(DemandModel model, double holding)
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: holding));
        var units = new long[2];
        allocator.AllocateBatch(new AllocationBatch([45], [30, 20], margins: [1e308, 5e307], deviations: [6, 5]), units, default);
        var plan = allocator.Allocate(45, [new("a", 30) { Margin = 1e308, StdDev = 6 }, new("b", 20) { Margin = 5e307, StdDev = 5 }]);
        Assert.Equal(plan.Select(a => a.Units), units);
        Assert.True(units[0] > 0);
    }

    [Theory]
    [InlineData(DemandModel.Normal)]
    [InlineData(DemandModel.Poisson)]
    [InlineData(DemandModel.NegativeBinomial)]
    public void The_smallest_money_divides_as_larger_money_does(DemandModel model)
    {
        long[] UnitsOf(double coin) => [.. new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: coin))
            .Allocate(60, [new("a", 30) { Margin = 3 * coin, StdDev = 8 }, new("b", 40) { Margin = 2 * coin, StdDev = 9 }]).Select(a => a.Units)];

        Assert.Equal(UnitsOf(1), UnitsOf(double.Epsilon));
    }

    [Fact]
    public void Lots_far_below_the_demand_go_by_worth_where_the_guess_is_on_the_scale_of_a_higher_margin()
    {
        const double Low = 0.1747120684826337;
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: DemandModel.NegativeBinomial, holdingCost: 0.2946532430568027));

        var plan = allocator.Allocate(
            313,
            [
                new("a", 147.60149894948484, floor: 3, cap: 32) { StdDev = 14.503452558594445, Margin = Low },
                new("b", 162.36164884443332) { StdDev = 14.503452558594445, Margin = 5.269854453052326 },
                new("c", 380.90220918504525, lot: 6) { StdDev = 27.526639396205333, Margin = Low },
                new("d", 3) { StdDev = 745, Margin = Low },
                new("e", 0.1, floor: 3) { StdDev = 745, Margin = 3.8654523453979994 },
            ]);

        Assert.Equal([15L, 183, 108, 0, 3], plan.Select(a => a.Units));
    }

    [Theory]
    [InlineData(DemandModel.Poisson)]
    [InlineData(DemandModel.NegativeBinomial)]
    public void A_mean_below_the_normal_doubles_is_no_demand_of_counts(DemandModel model)
    {
        var plan = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model)).Allocate(5, [new("a", 1e-310) { Margin = 1 }]);

        Assert.Equal(0, plan[0].Units);
        Assert.Equal(0, plan.ExpectedProfit);
    }
}
