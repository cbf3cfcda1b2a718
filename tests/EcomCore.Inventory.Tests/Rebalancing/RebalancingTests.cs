namespace EcomCore.Inventory.Tests;

public sealed class RebalancingTests
{
    private static readonly RebalancingRule FromFive = new(minimumUnits: 5);

    [Fact]
    public void Small_differences_are_left_alone()
    {
        var plan = Rebalancing.Plan(300, [new("a", 100, 103), new("b", 100, 96), new("c", 60, 90), new("d", 30, 11)], FromFive);

        Assert.Equal([new AllotmentChange("d", 30, 11, ChangeReason.Target), new AllotmentChange("c", 60, 89, ChangeReason.Target)], plan.Changes);
        Assert.Equal(
            [
                new HeldChange("a", 3, HoldReason.BelowThreshold),
                new HeldChange("b", -4, HoldReason.BelowThreshold),
                new HeldChange("c", 1, HoldReason.NoStock),
            ],
            plan.Held);
    }

    [Fact]
    public void A_share_is_a_threshold_too()
    {
        var rule = new RebalancingRule(minimumShare: 0.1);
        Assert.Empty(Rebalancing.Plan(2000, [new("a", 1000, 1099)], rule).Changes);
        Assert.Single(Rebalancing.Plan(2000, [new("a", 900, 1000)], rule).Changes);
    }

    // 0.07 times 100 is 7.000000000000001 in doubles.
    [Fact]
    public void A_difference_of_exactly_the_share_is_worth_an_update()
    {
        for (var percent = 1; percent <= 99; percent++)
        {
            var rule = new RebalancingRule(minimumShare: percent / 100.0);

            Assert.True(rule.IsWorth(100, 100 - percent), $"{percent} of 100");
            Assert.True(rule.IsWorth(700 - (7 * percent), 700), $"{7 * percent} of 700");
            Assert.False(rule.IsWorth(100_000_000, 100_000_001 - (1_000_000 * percent)), $"{percent} %, less 1 unit");
        }
    }

    [Fact]
    public void Nothing_goes_below_what_is_reserved()
    {
        var plan = Rebalancing.Plan(
            100, [new("a", 70, 20) { Reserved = 40 }, new("b", 30, 80), new("c", 0, 0) { Reserved = 3 }], RebalancingRule.Always);

        Assert.Equal(
            [
                new AllotmentChange("a", 70, 40, ChangeReason.Target),
                new AllotmentChange("b", 30, 57, ChangeReason.Target),
                new AllotmentChange("c", 0, 3, ChangeReason.Reserved),
            ],
            plan.Changes);
        Assert.Equal(new HeldChange("b", 23, HoldReason.NoStock), Assert.Single(plan.Held));
    }

    [Fact]
    public void A_channel_without_updates_stays()
    {
        var plan = Rebalancing.Plan(100, [new("a", 70, 20) { UpdatesLeft = 0 }, new("b", 30, 80)], RebalancingRule.Always);

        Assert.Empty(plan.Changes);
        Assert.Equal([new HeldChange("a", -50, HoldReason.NoUpdatesLeft), new HeldChange("b", 50, HoldReason.NoStock)], plan.Held);
    }

    [Fact]
    public void Few_updates_go_to_the_largest_differences()
    {
        ChannelAllotment[] channels = [new("a", 100, 40), new("b", 10, 60), new("c", 20, 30), new("d", 30, 30)];

        var plan = Rebalancing.Plan(160, channels, new RebalancingRule(maxUpdates: 2));

        Assert.Equal([new AllotmentChange("a", 100, 40, ChangeReason.Target), new AllotmentChange("b", 10, 60, ChangeReason.Target)], plan.Changes);
        Assert.Equal(new HeldChange("c", 10, HoldReason.UpdateLimit), Assert.Single(plan.Held));
    }

    [Fact]
    public void Too_much_allotted_is_taken_back_in_the_fewest_updates()
    {
        var plan = Rebalancing.Plan(70, [new("a", 30, 30), new("b", 50, 50) { Reserved = 10 }, new("c", 20, 20)], FromFive);

        Assert.Equal(new AllotmentChange("b", 50, 20, ChangeReason.TooMuchAllotted), Assert.Single(plan.Changes));
        Assert.Equal(0, plan.Overcommitted);
    }

    [Fact]
    public void A_channel_above_its_target_is_lowered_rather_than_one_that_stands_at_it()
    {
        var plan = Rebalancing.Plan(14, [new("a", 5, 4), new("b", 10, 10)], new RebalancingRule(minimumUnits: 4));

        Assert.Equal([new AllotmentChange("a", 5, 4, ChangeReason.TooMuchAllotted)], plan.Changes);
        Assert.Empty(plan.Held);
    }

    [Fact]
    public void One_that_is_updated_anyway_is_lowered_further_rather_than_a_second_one()
    {
        var plan = Rebalancing.Plan(20, [new("a", 20, 12), new("b", 10, 10)], new RebalancingRule(minimumUnits: 4));

        Assert.Equal([new AllotmentChange("a", 20, 10, ChangeReason.TooMuchAllotted)], plan.Changes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void What_a_second_lowering_frees_goes_back_to_the_one_pulled_below_its_target(int? updates)
    {
        var plan = Rebalancing.Plan(14, [new("a", 4, 1), new("b", 6, 4), new("c", 4, 4), new("d", 5, 5)], new RebalancingRule(3, maxUpdates: updates));

        Assert.Equal([("a", 1L), ("b", 4L)], plan.Changes.Select(change => (change.Channel, change.To)));
    }

    [Fact]
    public void Reservations_beyond_the_stock_are_told()
    {
        var plan = Rebalancing.Plan(50, [new("a", 40, 40) { Reserved = 40 }, new("b", 30, 30) { Reserved = 20 }], FromFive);
        Assert.Equal(new AllotmentChange("b", 30, 20, ChangeReason.TooMuchAllotted), Assert.Single(plan.Changes));
        Assert.Equal(10, plan.Overcommitted);
    }

    [Fact]
    public void A_limit_on_updates_makes_no_oversell()
    {
        // Raising a to its 80 reserved units would show 130 of 100: the one update goes to the lowering.
        var plan = Rebalancing.Plan(100, [new("a", 50, 80) { Reserved = 80 }, new("b", 50, 20)], new RebalancingRule(maxUpdates: 1));

        Assert.Equal(new AllotmentChange("b", 50, 20, ChangeReason.Target), Assert.Single(plan.Changes));
        Assert.Equal(new HeldChange("a", 30, HoldReason.UpdateLimit), Assert.Single(plan.Held));
        Assert.Equal(0, plan.Overcommitted);
    }

    [Fact]
    public void What_is_promised_counts_although_the_listing_shows_less()
    {
        var plan = Rebalancing.Plan(100, [new("a", 50, 50) { Reserved = 80 }, new("b", 50, 50) { UpdatesLeft = 0 }], RebalancingRule.Always);

        Assert.Empty(plan.Changes);
        Assert.Equal(new HeldChange("a", 30, HoldReason.NoStock), Assert.Single(plan.Held));
        Assert.Equal(30, plan.Overcommitted);
    }

    [Fact]
    public void Few_updates_go_where_they_free_most()
    {
        var plan = Rebalancing.Plan(60, [new("a", 12, 2), new("b", 100, 100)], new RebalancingRule(maxUpdates: 1));

        Assert.Equal(new AllotmentChange("b", 100, 48, ChangeReason.TooMuchAllotted), Assert.Single(plan.Changes));
        Assert.Equal(0, plan.Overcommitted);
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Rebalancing.Plan(1, [new("a", 1, 1), new("a", 1, 1)], RebalancingRule.Always));
        Assert.Throws<ArgumentException>(() => Rebalancing.Plan(1, [new("a", long.MaxValue, 1), new("b", 1, 1)], RebalancingRule.Always));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rebalancing.Plan(-1, [], RebalancingRule.Always));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RebalancingRule(minimumUnits: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChannelAllotment("a", 1, 1) { Reserved = -1 });
        Assert.Throws<ArgumentException>(() => new ChannelAllotment(" a", 1, 1));
    }
}
