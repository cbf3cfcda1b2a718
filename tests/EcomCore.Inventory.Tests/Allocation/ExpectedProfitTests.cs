namespace EcomCore.Inventory.Tests;

public sealed class ExpectedProfitTests
{
    [Theory]
    [InlineData(DemandModel.Normal, 1e17, 0.1)]
    [InlineData(DemandModel.Normal, 1e18, 0.1)]
    [InlineData(DemandModel.Normal, 1e19, 0.1)]
    [InlineData(DemandModel.Poisson, 1e18, 0.1)]
    [InlineData(DemandModel.NegativeBinomial, 1e18, 1e-8)]
    public void Beside_a_far_larger_demand_every_unit_is_sold(DemandModel model, double mean, double variation)
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model));

        foreach (var lot in (long[])[1, 10])
        {
            var plan = allocator.Allocate(100, [new("a", mean) { StdDev = mean * variation, Margin = 2, Lot = lot }]);

            Assert.Equal(100, plan[0].Units);
            Assert.Equal(200, plan.ExpectedProfit!.Value, 1e-9);
        }
    }

    [Theory]
    [InlineData(DemandModel.Poisson, 1e17, 3e8, 2)]
    [InlineData(DemandModel.Poisson, 1e12, 1e6, 5)]
    [InlineData(DemandModel.NegativeBinomial, 1e15, 3e14, 5)]
    public void Lots_of_a_very_large_demand_are_as_many_units_as_without_lots(DemandModel model, double mean, double deviation, long lot)
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model, holdingCost: 1));
        long UnitsIn(long size) => allocator.Allocate(
            (long)(3 * mean), [new("a", mean) { StdDev = deviation, Margin = 2, Lot = size }, new("b", mean) { StdDev = deviation, Margin = 2, Lot = size }])[0].Units;

        var (inUnits, inLots) = ((double)UnitsIn(1), (double)UnitsIn(lot));

        Assert.Equal(inUnits, inLots, Math.Max(lot, deviation * 1e-6));
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(1e155)]
    [InlineData(1e300)]
    public void Negative_binomial_demand_that_hardly_ever_comes_gets_nothing(double deviation)
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: DemandModel.NegativeBinomial, holdingCost: 1));
        var plan = allocator.Allocate(1000, [new("a", 1) { StdDev = deviation, Margin = 2 }, new("b", 500) { StdDev = 60, Margin = 1 }]);

        Assert.Equal(0, plan[0].Units);
        Assert.InRange(plan[1].Units, 400, 600);
    }

    [Fact]
    public void A_deviation_far_above_the_mean_is_half_a_bell()
    {
        // The half above zero has nearly all of its demand far above ten units.
        var plan = ChannelAllocator.ExpectedProfit.Allocate(10, [new("a", 1) { StdDev = 1e20, Margin = 1 }, new("b", 1) { StdDev = 1e-9, Margin = 1e-9 }]);

        Assert.Equal([10L, 0], plan.Select(a => a.Units));
        Assert.Equal(10, plan.ExpectedProfit!.Value, 1e-9);
    }

    [Fact]
    public void A_unit_goes_where_it_is_worth_most()
    {
        // Observed demands 1, 2, 3: the chances of selling a first, second, third unit are 1, 2/3, 1/3.
        ChannelDemand[] channels =
        [
            new("a", demand: 2) { Margin = 30, Observations = [3, 1, 2] },
            new("b", demand: 2) { Margin = 12, Observations = [1, 2, 3] },
        ];

        // Worths 30, 20, 10 and 12, 8, 4.
        Assert.Equal([3, 1], Units(4, channels));
        Assert.Equal([3, 2], Units(5, channels));
        Assert.Equal([2, 1], Units(3, channels));
    }

    [Theory]
    [InlineData(DemandModel.Normal)]
    [InlineData(DemandModel.Poisson)]
    [InlineData(DemandModel.NegativeBinomial)]
    public void A_demand_of_zero_gets_its_floor_and_nothing_else_whatever_its_deviation(DemandModel model)
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model));
        var plan = allocator.Allocate(100, [new("a", demand: 0) { StdDev = 30, Margin = 50 }, new("b", 0) { StdDev = 9, Floor = 7 }, new("c", 4) { StdDev = 3, Margin = 1 }]);

        Assert.Equal([0, 7], plan.Take(2).Select(a => a.Units));
        Assert.Equal([BindingConstraint.NoDemand, BindingConstraint.NoDemand, BindingConstraint.Profit], plan.Select(a => a.Binding));
        Assert.Equal("no channel has demand.", allocator.Allocate(9, [new("a", 0) { StdDev = 30 }]).ExplainUnallocated().Split(": ")[1]);

        // What was observed is a demand, whatever the mean beside it says.
        Assert.Equal(3, allocator.Allocate(9, [new("a", 0) { Observations = [3] }])[0].Units);
    }

    [Fact]
    public void Observed_demands_that_tie_go_to_the_earlier_channel()
    {
        // Six of eleven times 55 is 30; five of eleven, taken from 1, is a little more in doubles than five of eleven.
        ChannelDemand a = new("a", 1) { Margin = 55, Observations = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1] }, b = new("b", 1) { Margin = 30, Observations = [1] };

        Assert.Equal([1L, 0], ChannelAllocator.ExpectedProfit.Allocate(1, [a, b]).Select(c => c.Units));
        Assert.Equal([1L, 0], ChannelAllocator.ExpectedProfit.Allocate(1, [b, a]).Select(c => c.Units));
    }

    [Fact]
    public void A_lot_that_does_not_fit_is_named()
    {
        ChannelDemand[] channels = [new("container", 1000) { Lot = 500, Margin = 9 }, new("shop", 30) { StdDev = 5 }, new("old", 2)];
        var plan = ChannelAllocator.ExpectedProfit.Allocate(60, channels);

        Assert.Equal([0, 0, 0], plan.Select(a => a.Units));
        Assert.Equal(new WaitingLot("container", 500), plan.WaitingLot);
        Assert.Equal([BindingConstraint.Lot, BindingConstraint.LotAhead, BindingConstraint.LotAhead], plan.Select(a => a.Binding));

        // With the container at its cap, only what pays is given.
        var without = ChannelAllocator.ExpectedProfit.Allocate(100, [channels[0] with { Cap = 0 }, channels[1], channels[2]]);
        Assert.Equal(UnallocatedReason.Profit, without.UnallocatedReason);
        Assert.Equal([BindingConstraint.Cap, BindingConstraint.Profit, BindingConstraint.Profit], without.Select(a => a.Binding));
    }

    [Fact]
    public void What_does_not_pay_stays_unallocated()
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, holdingCost: 8));
        var plan = allocator.Allocate(10, [new("a", demand: 2) { Margin = 10, Observations = [1, 2, 3] }]);

        // A third unit: 10 / 3 less 8 * 2 / 3 is below 0; a second: 20 / 3 less 8 / 3 is 4.
        Assert.Equal(2, plan[0].Units);
        Assert.Equal(8, plan.Unallocated);
        Assert.Equal(BindingConstraint.Profit, plan[0].Binding);
        Assert.Equal(10 + 4, plan.ExpectedProfit!.Value, 1e-12);
    }

    [Fact]
    public void Floors_come_first_and_caps_hold()
    {
        ChannelDemand[] channels =
        [
            new("a", demand: 50) { Margin = 100, StdDev = 10, Cap = 20 },
            new("b", demand: 50) { Margin = 1, StdDev = 10, Floor = 15 },
        ];

        var plan = ChannelAllocator.ExpectedProfit.Allocate(40, channels);

        Assert.Equal([20, 20], plan.Select(a => a.Units));
        Assert.Equal([BindingConstraint.Cap, BindingConstraint.Share], plan.Select(a => a.Binding));
        Assert.Equal([15, 15], Units(30, channels));
    }

    [Fact]
    public void Certain_demand_is_served_by_margin()
    {
        Assert.Equal([3, 7], Units(10, [new("a", demand: 8) { Margin = 1 }, new("b", demand: 7) { Margin = 2 }]));
        Assert.Equal([8, 7], Units(20, [new("a", demand: 8) { Margin = 1 }, new("b", demand: 7) { Margin = 2 }]));
    }

    [Fact]
    public void Equal_channels_far_from_their_demand_share_evenly()
    {
        // All units are nearly sure to be sold; a double of 1 - 1e-22 would be 1 and all units would go to the first channel.
        ChannelDemand[] channels = [new("a", demand: 1000) { StdDev = 50 }, new("b", demand: 1000) { StdDev = 50 }];
        Assert.Equal([510, 510], Units(1020, channels));
    }

    [Theory]
    [InlineData(DemandModel.Normal)]
    [InlineData(DemandModel.Poisson)]
    [InlineData(DemandModel.NegativeBinomial)]
    public void They_share_evenly_beside_a_channel_that_earns_more(DemandModel model)
    {
        // No double parts a worth of 1 - 1e-22 from the next one; what a unit may lose does.
        ChannelDemand[] channels =
        [
            new("a", demand: 1000) { StdDev = 50 }, new("b", demand: 1000) { StdDev = 50 }, new("c", demand: 10) { StdDev = 1, Margin = 3, Cap = 5 },
        ];

        Assert.Equal([510, 510, 5], Units(1025, channels, model));
        Assert.Equal([0, 0, 2], Units(2, channels, model));
    }

    [Theory]
    [InlineData(DemandModel.Poisson)]
    [InlineData(DemandModel.NegativeBinomial)]
    public void Lots_of_equal_channels_far_from_their_demand_are_shared_evenly(DemandModel model)
    {
        ChannelDemand[] channels = [new("a", demand: 1000) { StdDev = 50, Lot = 10 }, new("b", demand: 1000) { StdDev = 50, Lot = 10 }];

        Assert.Equal([400, 400], Units(800, channels, model));
    }

    [Fact]
    public void Mean_zero_and_no_margin_get_nothing()
    {
        Assert.Equal([0, 0, 5], Units(5, [new("a", demand: 0), new("b", demand: 9) { Margin = 0 }, new("c", demand: 9)]));
        Assert.Equal([0], Units(5, [new("a", demand: 0)], DemandModel.Poisson));
    }

    [Theory]
    [InlineData(DemandModel.Normal, 1e300, 1e299)]
    [InlineData(DemandModel.Normal, 1e-300, 1e300)]
    [InlineData(DemandModel.Normal, 1e9, 1e-9)]
    [InlineData(DemandModel.Poisson, 1e300, 0)]
    [InlineData(DemandModel.Poisson, 1e-300, 0)]
    [InlineData(DemandModel.Poisson, 1e7, 0)]
    [InlineData(DemandModel.NegativeBinomial, 1e3, 3e3)]
    [InlineData(DemandModel.NegativeBinomial, 1e-3, 1)]
    [InlineData(DemandModel.NegativeBinomial, 1e6, 1e3)]
    public void Extreme_demands_end_and_lose_no_unit(DemandModel model, double mean, double stdDev)
    {
        foreach (var available in (long[])[0, 1, 1000, 12_345_678, long.MaxValue])
        {
            var plan = Plan(available, [new("a", mean) { StdDev = stdDev }, new("b", demand: 10) { StdDev = 4, Margin = 3 }], model);
            Assert.Equal(available, plan.Sum(a => (decimal)a.Units) + plan.Unallocated);
        }
    }

    [Fact]
    public void Any_number_of_units_of_equal_worth_is_divided_at_once()
    {
        // A certain demand makes every unit worth the whole margin: no price parts them, and handing out one at a time would never end.
        ChannelDemand[] channels = [new("a", demand: 8e14), new("b", demand: 9e14), new("c", demand: 3) { Margin = 2 }];
        Assert.Equal([800_000_000_000_000, 199_999_999_999_997, 3], Units(1_000_000_000_000_000, channels));
        Assert.Equal([8, 0, 3], Units(11, channels));

        // With one margin alone, nothing is worth more than the price.
        Assert.Equal([800_000_000_000_000, 200_000_000_000_000], Units(1_000_000_000_000_000, channels[..2]));
    }

    [Fact]
    public void The_batch_allocates_no_memory()
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit));
        var (available, demand, deviations) = (new long[] { 50, 60, 70 }, new double[30], new double[30]);
        demand.AsSpan().Fill(9);
        deviations.AsSpan().Fill(4);
        var (result, unallocated) = (new long[30], new long[3]);
        Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run() => allocator.AllocateBatch(new AllocationBatch(available, demand, deviations: deviations), result, unallocated);
    }

    [Fact]
    public void Bad_money_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelDemand("a", demand: 1) { Margin = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelDemand("a", demand: 1) { StdDev = double.NaN });
        Assert.Throws<ArgumentException>(() => new ChannelDemand("a", demand: 1) { Observations = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AllocationPolicy(holdingCost: -1));
        var faults = ChannelAllocator.FindFaults(new AllocationBatch([1], [1, 1], margins: [-1, 1], deviations: [1, double.PositiveInfinity]));
        Assert.Equal([AllocationFaultKind.MarginOutOfRange, AllocationFaultKind.DeviationOutOfRange], faults.Select(f => f.Kind));
    }

    private static IEnumerable<long> Units(long available, ChannelDemand[] channels, DemandModel model = DemandModel.Normal) =>
        Plan(available, channels, model).Select(a => a.Units);

    private static Allocation Plan(long available, ChannelDemand[] channels, DemandModel model) =>
        new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: model)).Allocate(available, channels);
}
