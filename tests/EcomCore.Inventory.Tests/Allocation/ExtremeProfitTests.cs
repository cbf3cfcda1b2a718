using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

/// <summary>Demands and lots far outside any market: the division must end, and keep the limits.</summary>
[Properties(Arbitrary = [typeof(ExtremeProfitTests)], MaxTest = 300)]
public sealed class ExtremeProfitTests
{
    private static readonly double[] Places = [1e-300, 1e-20, 1e-6, 0.001, 0.1366, 1, 3, 59, 745, 5000, 99990, 1_000_001, 1e9, 1e15, 9.2e18, 1e22, 1e25, 1e100, 1e154, 1e308];

    public static TheoryData<DemandModel, long, double[][]> Hard() => new()
    {
        { DemandModel.NegativeBinomial, 223067112, [[745, 43.69763775563898, 5.38, 18], [59, 1, 5.38, 57], [745, 43.69763775563898, 5.38, 24], [0.001, 1000, 5.38, 1]] },
        { DemandModel.NegativeBinomial, 1_500_000, [[745, 43.7, 5.38, 18], [59, 1, 5.38, 57], [745, 43.7, 5.38, 24], [0.001, 1000, 5.38, 1]] },
        { DemandModel.NegativeBinomial, 1_000_000_000, [[0.13661485980016025, 5000, 8.663380178000489, 61], [745, 40.3, 8.8, 26], [35, 11.06, 8.8, 1], [0.13661485980016025, 5000, 8.8, 1, 1]] },
        { DemandModel.NegativeBinomial, 1_000_000_000, [[99990, 183134.1, 7.074, 1], [99990, 183134.1, 6.13, 1], [0.001, 1000, 2.78, 37], [0.1587, 0.1119, 7.07, 74]] },
        { DemandModel.NegativeBinomial, 1_000_000_000, [[99990, 183134, 7.07, 1], [0.001, 1000, 2.78, 37]] },
        { DemandModel.NegativeBinomial, 10_000_000, [[100, 0, 9.68, 1], [1e22, 1e22, 9.45, 1]] },
        { DemandModel.NegativeBinomial, 1_000_000_000, [[100, 0, 9.68, 1], [1e25, 6.66e24, 9.45, 1]] },
        { DemandModel.NegativeBinomial, long.MaxValue, [[100, 0, 9.68, 1], [1e100, 6.66e99, 9.45, 1]] },
        { DemandModel.NegativeBinomial, long.MaxValue, [[1e308, 1.1760122846700307e154, 1.8, 6]] },
        { DemandModel.Normal, 100_000_000, [[1e9, 0, 0.01, 1], [1e6, 0, 5.8, 1_000_000_000]] },
        { DemandModel.Normal, 10_000_000, [[10, 3, 100, 1], [1e9, 1e4, 0.01, 1], [1e6, 1626, 5.8, 100_000_000]] },
        { DemandModel.Normal, 500_010, [[1e9, 0, 1, 1], [1e9, 0, 1, 1], [5, 0, 5.8, 1_000_000]] },
    };

    /// <summary>Each channel is its demand, deviation, margin, lot and floor.</summary>
    [Theory]
    [MemberData(nameof(Hard))]
    public void Stock_is_divided_within_its_limits_whatever_the_curves_and_the_lots(DemandModel model, long stock, double[][] channels)
    {
        ChannelDemand[] demands =
        [
            .. channels.Select((c, i) => new ChannelDemand($"c{i}", c[0], floor: c.Length > 4 ? (long)c[4] : 0, lot: (long)c[3]) { StdDev = c[1], Margin = c[2] }),
        ];

        Assert.True(KeepsLimits(model, 0, stock, demands));
    }

    [Theory]
    [InlineData(DemandModel.Normal)]
    [InlineData(DemandModel.Poisson)]
    public void Lots_whose_units_have_no_sum_are_not_given(DemandModel model)
    {
        ChannelDemand[] channels = [new("a", 1e256) { Lot = long.MaxValue }, new("b", 1e44) { Lot = long.MaxValue }];

        var plan = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model)).Allocate(9_000_000_000_000_000_000, channels);

        Assert.Equal([0L, 0], plan.Select(a => a.Units));
        Assert.Equal(9_000_000_000_000_000_000, plan.Unallocated);
    }

    [Theory]
    [InlineData(1e30, 1e-20)]
    [InlineData(1e219, 1e-180)]
    public void Beside_a_margin_of_nearly_nothing_a_higher_one_is_served_first(double demand, double margin)
    {
        ChannelDemand[] channels = [new("a", demand) { Margin = margin }, new("b", demand, cap: 17_592_186_044_415) { Margin = 9 }];

        var plan = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: DemandModel.Poisson, holdingCost: 2)).Allocate(355_597_437_455_737_801, channels);

        Assert.Equal([355_597_437_455_737_801 - 17_592_186_044_415, 17_592_186_044_415], plan.Select(a => a.Units));
    }

    /// <summary>Each channel is its demand, deviation and margin. In the last two a unit that is sold with a chance of exactly one half ties with units that are nearly sure to be sold.</summary>
    [Theory]
    [InlineData(0, 720, 760, "2658 50.15094339622642 11, 1366 34.15 11")]
    [InlineData(0, 1190, 1230, "6181 131.51063829787233 4, 213 30.428571428571427 4, 2572.4 58.46363636363637 4")]
    [InlineData(1, 590, 620, "6225.8 122.07450980392157 2, 991 18.69811320754717 6, 6.5 0.2826086956521739 13")]
    [InlineData(0, 135, 165, "1007 27.216216216216218 5, 14.5 0.29591836734693877 10")]
    public void One_more_unit_takes_none_from_any_channel_far_below_its_demand(double holdingCost, long from, long to, string channels)
    {
        ChannelDemand[] demands = [.. channels.Split(", ").Select((text, i) => Channel($"c{i}", text.Split(' ')))];
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, holdingCost: holdingCost));
        var before = allocator.Allocate(from, demands);
        for (var stock = from + 1; stock <= to; stock++)
        {
            var plan = allocator.Allocate(stock, demands);
            Assert.All(plan.Zip(before), pair => Assert.True(pair.First.Units >= pair.Second.Units, $"{stock}: {pair}"));
            before = plan;
        }

        ChannelDemand Channel(string name, string[] values) => new(name, Number(values[0])) { StdDev = Number(values[1]), Margin = Number(values[2]) };

        double Number(string value) => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_stock_a_large_lot_leaves_goes_to_the_channel_with_single_units()
    {
        var plan = ChannelAllocator.ExpectedProfit.Allocate(
            100_000_000, [new("a", 1e9) { Margin = 0.01 }, new("b", 1e6, lot: 1_000_000_000) { Margin = 5.8 }]);

        Assert.Equal([100_000_000L, 0], plan.Select(a => a.Units));
    }

    [Fact]
    public void Beside_a_demand_without_end_a_certain_one_of_the_higher_margin_is_met_first()
    {
        var plan = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: DemandModel.NegativeBinomial)).Allocate(
            10_000_000, [new("a", 100) { Margin = 9.68 }, new("b", 1e25) { StdDev = 6.66e24, Margin = 9.45 }]);

        Assert.InRange(plan[0].Units, 60, 120);
        Assert.Equal(10_000_000, plan[0].Units + plan[1].Units);
    }

    [Property]
    public bool Extreme_negative_binomial_demand_stays_within_its_limits((ChannelDemand[] Channels, long Stock, double Holding) market) =>
        KeepsLimits(DemandModel.NegativeBinomial, market.Holding, market.Stock, market.Channels);

    public static Arbitrary<(ChannelDemand[] Channels, long Stock, double Holding)> Markets() =>
        (from count in Gen.Choose(1, 4)
         from channels in Channel().ArrayOf(count)
         from digits in Gen.Choose(0, 189)
         from holding in Gen.Elements(0, 0, 0.25, 3)
         select (channels.Select((c, i) => new ChannelDemand($"c{i}", c.Demand, floor: c.Floor, cap: c.Cap, lot: c.Lot) { StdDev = c.StdDev, Margin = c.Margin }).ToArray(),
             (long)Math.Pow(10, digits / 10.0), holding)).ToArbitrary();

    private static Gen<ChannelDemand> Channel() =>
        from mean in Gen.Elements(Places)
        from spread in Gen.OneOf(Gen.Elements(Places), Gen.Choose(1, 300).Select(n => mean * n / 100 < 1e308 ? mean * n / 100 : 1e308))
        from margin in Gen.Elements(1, 1, 5.38, 8.8, 9.68)
        from lot in Gen.Elements(1, 1, 1, 2, 18, 57, 1000, 1L << 40)
        from floor in Gen.Elements(0, 0, 0, 3)
        from room in Gen.Elements(-1, -1, 5, 1_000_000)
        select new ChannelDemand("c", mean, floor: floor, cap: room < 0 ? null : floor + room, lot: lot) { StdDev = spread, Margin = margin };

    private static bool KeepsLimits(DemandModel model, double holding, long stock, ChannelDemand[] channels)
    {
        var plan = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: holding)).Allocate(stock, channels);
        var left = stock;
        foreach (var (channel, given) in channels.Zip(plan))
        {
            // A floor that needs more lots than the cap allows is met by those.
            var floor = plan.FloorsMet ? Math.Min(channel.Floor, (channel.Cap ?? long.MaxValue) / channel.Lot * channel.Lot) : 0;
            if (given.Units < floor || given.Units > (channel.Cap ?? long.MaxValue) || given.Units > left || given.Units % channel.Lot != 0)
            {
                return false;
            }

            left -= given.Units;
        }

        return left == plan.Unallocated;
    }
}
