namespace EcomCore.Inventory.Tests;

public sealed class ChannelAllocatorTests
{
    [Theory]
    [InlineData(17, 12, 0)]
    [InlineData(18, 12, 0)]
    public void The_largest_demands_that_are_allowed_are_shared_exactly(long stock, long first, long second) => Assert.Equal(
        [first, second],
        UnitsOf(new ChannelAllocator(new AllocationPolicy(rounding: Rounding.Jefferson)), stock, [new("a", 1.7e308) { Lot = 2 }, new("b", 1.7e308) { Lot = 12 }]));

    [Fact]
    public void A_channel_that_may_list_nothing_is_not_short()
    {
        var plan = ChannelAllocator.FairShare.Allocate(5, [new("a", 9) { Floor = 10 }, new("b", 9) { Cap = 0 }, new("c", 9)]);

        Assert.Equal([BindingConstraint.Shortage, BindingConstraint.Cap, BindingConstraint.Shortage], plan.Select(a => a.Binding));
    }

    [Fact]
    public void Stock_is_shared_in_proportion_to_demand()
    {
        var plan = ChannelAllocator.FairShare.Allocate(750, [new("Amazon", 1000), new("AliExpress", 300), new("Own shop", 200)]);

        Assert.Equal([500L, 150, 100], plan.Select(a => a.Units));
        Assert.All(plan, a => Assert.Equal(15.0, a.DaysOfCover, 12));
        Assert.All(plan, a => Assert.Equal(BindingConstraint.Share, a.Binding));
        Assert.Equal(0, plan.Unallocated);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1.0 / 7)]
    public void Ties_between_channels_with_different_lots_go_to_the_earlier_one(double scale)
    {
        // 3.5 * 3 / 19 = 1.5 * 7 / 19: the fourth lot of a ties with the second of b.
        Assert.Equal([12L, 7, 8], UnitsOf(ChannelAllocator.FairShare, 27, [new("a", 19 * scale) { Lot = 3 }, new("b", 19 * scale) { Lot = 7 }, new("c", 12 * scale) { Lot = 4 }]));
        Assert.Equal([7L, 9, 8], UnitsOf(ChannelAllocator.FairShare, 27, [new("b", 19 * scale) { Lot = 7 }, new("a", 19 * scale) { Lot = 3 }, new("c", 12 * scale) { Lot = 4 }]));
    }

    [Fact]
    public void A_weight_counts_with_all_its_digits()
    {
        // As a double 0.8 is a little more than 8 / 10, so the second channel's share is a little more than 40.
        Assert.Equal([0L, 1], UnitsOf(ChannelAllocator.FairShare, 1, [new("a", 40), new("b", 50) { Weight = 0.8 }]));
        Assert.Equal([0L, 1], UnitsOf(ChannelAllocator.FairShare, 1, [new("a", 400), new("b", 500) { Weight = 0.8 }]));
    }

    [Fact]
    public void Floors_caps_and_weights_shape_the_share_and_say_so()
    {
        var plan = ChannelAllocator.FairShare.Allocate(1200,
        [
            new("Amazon", 1000) { Floor = 250 },
            new("AliExpress", 300) { Floor = 100, Cap = 120 },
            new("Own shop", 200) { Weight = 1.5 },
            new("Douyin", 1) { Floor = 50 },
        ]);

        // AliExpress stops at 120 and Douyin starts at 50; 1,030 are left in the ratio 1,000 to 300.
        Assert.Equal([792L, 120, 238, 50], plan.Select(a => a.Units));
        Assert.Equal(
            [BindingConstraint.Share, BindingConstraint.Cap, BindingConstraint.Share, BindingConstraint.Floor], plan.Select(a => a.Binding));
        Assert.True(plan.FloorsMet);
    }

    [Fact]
    public void Ties_go_to_the_earlier_channel() =>
        Assert.Equal([2L, 1, 1], UnitsOf(ChannelAllocator.FairShare, 4, [new("a", 5), new("b", 5), new("c", 5)]));

    [Theory]
    [InlineData(Rounding.Webster, 3, 2, 2)]
    [InlineData(Rounding.Jefferson, 4, 2, 1)]
    [InlineData(Rounding.Adams, 3, 2, 2)]
    public void Rounding_is_the_divisor_method_asked_for(Rounding rounding, long a, long b, long c) =>
        Assert.Equal([a, b, c], UnitsOf(
            new ChannelAllocator(new AllocationPolicy(rounding: rounding)), 7, [new("a", 53000), new("b", 24000), new("c", 23000)]));

    [Fact]
    public void Under_adams_first_units_go_to_the_larger_channels_when_there_are_not_enough() =>
        Assert.Equal([0L, 1, 1], UnitsOf(
            new ChannelAllocator(new AllocationPolicy(rounding: Rounding.Adams)), 2, [new("a", 1), new("b", 2), new("c", 3)]));

    [Fact]
    public void The_alabama_paradox_does_not_happen()
    {
        ChannelDemand[] channels = [new("a", 6), new("b", 6), new("c", 2)];

        // Largest remainder gives c two of 10 units, but only one of 11.
        Assert.Equal([4L, 4, 2], LargestRemainder([6, 6, 2], 10));
        Assert.Equal([5L, 5, 1], LargestRemainder([6, 6, 2], 11));

        Assert.Equal([5L, 4, 1], UnitsOf(ChannelAllocator.FairShare, 10, channels));
        Assert.Equal([5L, 5, 1], UnitsOf(ChannelAllocator.FairShare, 11, channels));
        Assert.Equal([5L, 5, 2], UnitsOf(ChannelAllocator.FairShare, 12, channels));
    }

    [Fact]
    public void Floors_that_do_not_fit_are_met_in_proportion()
    {
        var plan = ChannelAllocator.FairShare.Allocate(60, [new("a", 1) { Floor = 80 }, new("b", 900) { Floor = 40 }, new("c", 900)]);

        Assert.Equal([40L, 20, 0], plan.Select(a => a.Units));
        Assert.False(plan.FloorsMet);
        Assert.All(plan, a => Assert.Equal(BindingConstraint.Shortage, a.Binding));
    }

    [Fact]
    public void Floors_that_do_not_fit_are_met_tier_by_tier()
    {
        var plan = ChannelAllocator.FairShare.Allocate(
            100,
            [new("late", 5) { Floor = 10, Tier = 9 }, new("b", 5) { Floor = 80, Tier = 2 }, new("first", 5) { Floor = 60, Tier = 1 }]);

        Assert.Equal([0L, 40, 60], plan.Select(a => a.Units));
        Assert.Equal([BindingConstraint.Tier, BindingConstraint.Shortage, BindingConstraint.Floor], plan.Select(a => a.Binding));
    }

    [Fact]
    public void Priority_serves_the_demand_of_a_tier_before_the_next()
    {
        ChannelDemand[] channels =
        [
            new("outlet", 500) { Tier = 3 },
            new("own shop", 200) { Tier = 1 },
            new("amazon", 300) { Tier = 2 },
            new("jd", 100) { Tier = 2, Floor = 10 },
        ];

        var plan = ChannelAllocator.Priority.Allocate(400, channels);
        Assert.Equal([0L, 200, 150, 50], plan.Select(a => a.Units));
        Assert.Equal(
            [BindingConstraint.Tier, BindingConstraint.Cap, BindingConstraint.Share, BindingConstraint.Share], plan.Select(a => a.Binding));

        // What no channel expects to sell stays in the pool.
        Assert.Equal(400, ChannelAllocator.Priority.Allocate(1500, channels).Unallocated);
    }

    [Fact]
    public void Lots_are_whole_and_a_lot_that_does_not_fit_ends_the_handing_out()
    {
        var plan = ChannelAllocator.FairShare.Allocate(100, [new("pallets", 70) { Lot = 24 }, new("pieces", 30)]);

        Assert.Equal([72L, 28], plan.Select(a => a.Units));
        Assert.Equal(0, plan.Unallocated);

        var less = ChannelAllocator.FairShare.Allocate(60, [new("pallets", 70) { Lot = 24 }, new("pieces", 30)]);
        Assert.Equal([24L, 15], less.Select(a => a.Units));
        Assert.Equal(21, less.Unallocated);
        Assert.Equal([BindingConstraint.Lot, BindingConstraint.LotAhead], less.Select(a => a.Binding));
        Assert.Equal(new WaitingLot("pallets", 24), less.WaitingLot);
        Assert.Equal("21 units are left: the next lot, 24 units for 'pallets', is larger.", less.ExplainUnallocated());
    }

    [Fact]
    public void A_lot_larger_than_the_stock_keeps_all_others_waiting_and_is_named()
    {
        ChannelDemand[] channels = [new("container", 9000) { Lot = 1000 }, new("shop", 30) { Floor = 5 }, new("web", 20)];
        var plan = new ChannelAllocator(new AllocationPolicy(reserveUnits: 10)).Allocate(500, channels);

        Assert.Equal([0L, 5, 1], plan.Select(a => a.Units));
        Assert.Equal([BindingConstraint.Lot, BindingConstraint.LotAhead, BindingConstraint.LotAhead], plan.Select(a => a.Binding));
        Assert.Equal(UnallocatedReason.Lot, plan.UnallocatedReason);
        Assert.Equal("The reserve is 10. 484 units are left: the next lot, 1000 units for 'container', is larger.", plan.ExplainUnallocated());
    }

    [Fact]
    public void A_tier_for_which_earlier_ones_left_not_one_unit_waits_for_its_turn()
    {
        ChannelDemand[] demands = [new("later", 9) { Tier = 2 }, new("first", 10) { Tier = 1 }, new("last", 1) { Tier = 3 }];
        ChannelDemand[] floors = [new("later", 9) { Tier = 2, Floor = 9 }, new("first", 10) { Tier = 1, Floor = 10 }];

        Assert.Equal(
            [BindingConstraint.Tier, BindingConstraint.Cap, BindingConstraint.Tier], ChannelAllocator.Priority.Allocate(10, demands).Select(a => a.Binding));
        Assert.Equal(
            [BindingConstraint.Share, BindingConstraint.Cap, BindingConstraint.Tier], ChannelAllocator.Priority.Allocate(11, demands).Select(a => a.Binding));
        Assert.Equal([BindingConstraint.Tier, BindingConstraint.Floor], ChannelAllocator.FairShare.Allocate(10, floors).Select(a => a.Binding));
        Assert.Equal([BindingConstraint.Shortage, BindingConstraint.Floor], ChannelAllocator.FairShare.Allocate(11, floors).Select(a => a.Binding));

        // Without any stock nobody came first.
        Assert.All(ChannelAllocator.Priority.Allocate(0, demands), a => Assert.Equal(BindingConstraint.Share, a.Binding));
    }

    [Fact]
    public void A_lot_of_an_earlier_tier_keeps_the_later_ones_waiting_and_is_named()
    {
        var plan = ChannelAllocator.Priority.Allocate(60, [new("container", 10) { Lot = 1000, Tier = 1 }, new("shop", 30) { Tier = 2 }]);

        Assert.Equal([BindingConstraint.Lot, BindingConstraint.LotAhead], plan.Select(a => a.Binding));
        Assert.Equal(new WaitingLot("container", 1000), plan.WaitingLot);
    }

    [Fact]
    public void A_floor_whose_lot_does_not_fit_is_named()
    {
        var plan = ChannelAllocator.FairShare.Allocate(
            60, [new("container", 1) { Floor = 5, Lot = 1000 }, new("shop", 30) { Floor = 10 }, new("web", 30), new("old", 0)]);

        Assert.Equal([0L, 5, 0, 0], plan.Select(a => a.Units));
        Assert.Equal(
            [BindingConstraint.Lot, BindingConstraint.LotAhead, BindingConstraint.Shortage, BindingConstraint.NoDemand], plan.Select(a => a.Binding));
        Assert.Equal(new WaitingLot("container", 1000), plan.WaitingLot);
    }

    [Fact]
    public void Units_that_are_left_have_a_reason()
    {
        Assert.Equal(UnallocatedReason.None, ChannelAllocator.FairShare.Allocate(5, [new("a", 1)]).UnallocatedReason);
        Assert.Equal("No unit is left.", ChannelAllocator.FairShare.Allocate(5, [new("a", 1)]).ExplainUnallocated());
        Assert.Equal("5 units are left: no channel has demand.", ChannelAllocator.FairShare.Allocate(5, [new("a", 0)]).ExplainUnallocated());
        Assert.Equal("5 units are left: no channel has demand.", ChannelAllocator.FairShare.Allocate(5, []).ExplainUnallocated());
        Assert.Equal("1 unit is left: every channel with demand stands at its limit.", ChannelAllocator.FairShare.Allocate(3, [new("a", 1) { Cap = 2 }]).ExplainUnallocated());
        Assert.Equal("3 units are left: every channel with demand stands at its limit.", ChannelAllocator.FairShare.Allocate(5, [new("a", 1) { Cap = 2 }]).ExplainUnallocated());
        Assert.Equal(UnallocatedReason.Cap, ChannelAllocator.Priority.Allocate(5, [new("a", 1), new("b", 0)]).UnallocatedReason);

        var withReserve = new ChannelAllocator(new AllocationPolicy(reserveUnits: 2)).Allocate(5, [new("a", 1)]);
        Assert.Equal(UnallocatedReason.Reserve, withReserve.UnallocatedReason);
        Assert.Equal("The reserve is 2. No other unit is left.", withReserve.ExplainUnallocated());
    }

    [Fact]
    public void A_floor_is_rounded_up_and_a_cap_down_to_whole_lots_and_the_cap_wins()
    {
        Assert.Equal([12L, 88], UnitsOf(ChannelAllocator.FairShare, 100, [new("a", 0) { Floor = 10, Lot = 6 }, new("b", 1)]));
        Assert.Equal([6L, 94], UnitsOf(ChannelAllocator.FairShare, 100, [new("a", 0) { Floor = 10, Cap = 11, Lot = 6 }, new("b", 1)]));
    }

    [Fact]
    public void The_reserve_is_held_back_first()
    {
        var allocator = new ChannelAllocator(new AllocationPolicy(reserveUnits: 3, reservePercent: 5));
        var plan = allocator.Allocate(101, [new("a", 1) { Cap = 50 }, new("b", 1)]);

        Assert.Equal(6, plan.Reserve);
        Assert.Equal([48L, 47], plan.Select(a => a.Units));
        Assert.Equal(6, plan.Unallocated);
        Assert.All(plan, a => Assert.Equal(BindingConstraint.Reserve, a.Binding));
    }

    [Theory]
    [InlineData(1000, 0.1, 1)]
    [InlineData(1001, 0.1, 2)]
    [InlineData(0, 100, 0)]
    [InlineData(long.MaxValue, 100, long.MaxValue)]
    [InlineData(long.MaxValue, 50, 4611686018427387904)]
    public void A_reserve_in_percent_is_exact_and_rounded_up(long available, double percent, long expected) =>
        Assert.Equal(expected, new AllocationPolicy(reservePercent: (decimal)percent).ReserveOf(available));

    [Fact]
    public void Stock_without_demand_stays_unallocated()
    {
        var plan = ChannelAllocator.FairShare.Allocate(100, [new("a", 0) { Floor = 10 }, new("b", 5) { Weight = 0 }]);

        Assert.Equal([10L, 0], plan.Select(a => a.Units));
        Assert.Equal(90, plan.Unallocated);
        Assert.Equal([double.PositiveInfinity, 0], plan.Select(a => a.DaysOfCover));
        Assert.All(plan, a => Assert.Equal(BindingConstraint.NoDemand, a.Binding));
    }

    [Fact]
    public void No_channels_and_no_stock_are_answers_not_errors()
    {
        Assert.Equal(7, ChannelAllocator.FairShare.Allocate(7, []).Unallocated);
        Assert.Equal([0L, 0], UnitsOf(ChannelAllocator.FairShare, 0, [new("a", 3), new("b", 4)]));
    }

    [Fact]
    public void Numbers_at_the_end_of_the_range_do_not_overflow()
    {
        var plan = ChannelAllocator.FairShare.Allocate(
            long.MaxValue,
            [new("a", 1e300) { Floor = long.MaxValue / 2 }, new("b", 1e300), new("c", 1e300) { Floor = long.MaxValue / 2 }, new("d", 1e-300)]);

        Assert.Equal(long.MaxValue, plan.Aggregate(0m, (sum, a) => sum + a.Units));
        Assert.Equal(1, plan["b"].Units);

        var thirds = UnitsOf(ChannelAllocator.FairShare, long.MaxValue, [new("a", 1), new("b", 1), new("c", 1)]);
        Assert.Equal([3074457345618258603L, 3074457345618258602, 3074457345618258602], thirds);

        var short1 = ChannelAllocator.FairShare.Allocate(
            long.MaxValue, [new("a", 1) { Floor = long.MaxValue }, new("b", 1) { Floor = long.MaxValue }]);
        Assert.Equal([4611686018427387904L, 4611686018427387903], short1.Select(a => a.Units));
        Assert.False(short1.FloorsMet);
    }

    [Fact]
    public void Demands_of_very_different_size_are_kept_apart()
    {
        Assert.Equal([7L, 2, 1], UnitsOf(ChannelAllocator.FairShare, 10, [new("a", 1e300) { Cap = 7 }, new("b", 2e-300), new("c", 1e-300)]));
        Assert.Equal([10L, 0, 0], UnitsOf(ChannelAllocator.FairShare, 10, [new("a", 1e300), new("b", 2e-300), new("c", 1e-300)]));
    }

    [Fact]
    public void Every_fault_is_named_before_anything_is_computed()
    {
        var error = Assert.Throws<AllocationInputException>(() => ChannelAllocator.FairShare.Allocate(
            -1, [new("a", 1) { Floor = 5, Cap = 4 }, new("b", 1e200) { Weight = 1e200 }, new("a", 2)]));

        Assert.Equal(
            [
                "available -1: expected 0 or more.",
                "Channel 'a': floor 5: expected at most the cap 4.",
                "Channel 'b': demand 1E+200 times weight 1E+200: expected a product below 1.8E308.",
                "Channel 'a': expected once, found again.",
            ],
            error.Faults.Select(f => f.Message));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.5)]
    public void A_channel_refuses_a_demand_that_is_no_quantity(double demand) =>
        Assert.Equal("demand", Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelDemand("a", demand)).ParamName);

    [Fact]
    public void A_channel_refuses_bad_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelDemand("a", 1) { Floor = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelDemand("a", 1) { Cap = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelDemand("a", 1) { Lot = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelDemand("a", 1) { Weight = double.NaN });
        Assert.Throws<ArgumentException>(() => new ChannelDemand("", 1));
        Assert.Throws<ArgumentException>(() => new ChannelDemand(" ", 1));
        Assert.StartsWith("Expected a name without white space around it; found 'a '.", Assert.Throws<ArgumentException>(() => new ChannelDemand("a ", 1)).Message);
    }

    [Fact]
    public void A_policy_refuses_what_is_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AllocationPolicy(reserveUnits: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AllocationPolicy(reservePercent: 100.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AllocationPolicy((AllocationMethod)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AllocationPolicy(rounding: (Rounding)(-1)));
    }

    [Fact]
    public void Cover_is_counted_in_the_days_of_the_demand()
    {
        var plan = ChannelAllocator.FairShare.Allocate(70, [new("a", 70)], coverDays: 7);
        Assert.Equal(7.0, plan[0].DaysOfCover, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => ChannelAllocator.FairShare.Allocate(70, [new("a", 70)], coverDays: 0));
    }

    [Fact]
    public void A_demand_of_minus_zero_is_none() =>
        Assert.Equal([double.PositiveInfinity, 0], ChannelAllocator.FairShare.Allocate(7, [new("a", -0.0) { Floor = 5 }, new("b", -0.0)]).Select(a => a.DaysOfCover));

    [Fact]
    public void An_allocation_is_found_by_the_name_of_its_channel()
    {
        var plan = ChannelAllocator.FairShare.Allocate(70, [new("a", 70)]);
        Assert.Equal(70, plan["a"].Units);
        Assert.Throws<KeyNotFoundException>(() => plan["A"]);
    }

    private static IEnumerable<long> UnitsOf(ChannelAllocator allocator, long available, ChannelDemand[] channels) =>
        allocator.Allocate(available, channels).Select(a => a.Units);

    private static long[] LargestRemainder(long[] weights, long total)
    {
        var sum = weights.Sum();
        var units = weights.Select(w => w * total / sum).ToArray();
        foreach (var i in weights.Select((w, i) => (Remainder: w * total % sum, i)).OrderByDescending(p => p.Remainder).Take((int)(total - units.Sum())))
        {
            units[i.i]++;
        }

        return units;
    }

    [Fact]
    public void What_has_no_cap_is_never_at_its_cap() =>
        Assert.Equal(BindingConstraint.Share, ChannelAllocator.FairShare.Allocate(long.MaxValue, [new("a", 1e18)])[0].Binding);
}
