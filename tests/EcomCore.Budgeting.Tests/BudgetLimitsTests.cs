using EcomCore.Tests;

namespace EcomCore.Budgeting.Tests;

/// <summary>Least spends if any, steps, groups, least total spend, target cost per response, response by total.</summary>
public sealed class BudgetLimitsTests
{
    private static readonly BudgetChannel A = new("a", ResponseCurve.Power(10, 0.5));
    private static readonly BudgetChannel B = new("b", ResponseCurve.Power(20, 0.5));
    private static readonly BudgetChannel C = new("c", ResponseCurve.Power(30, 0.5));

    [Theory]
    [InlineData(9.5, 4)]
    [InlineData(44.5, 14)]
    public void The_least_spend_may_end_inside_the_step_that_the_total_ends_in(double response, int least)
    {
        var plan = BudgetOptimizer.MinimizeSpend(15m, response,
        [
            new("a", ResponseCurve.Linear(1.7)) { Step = 1m },
            new("b", ResponseCurve.Hill(27, 4, 2.25)) { Step = 3m, Cap = 4m },
            new("c", ResponseCurve.Linear(3.6)) { Minimum = 7m, Step = 3m, Cap = 9m },
        ]);

        Assert.Equal(BudgetPlanStatus.Optimal, plan.Status);
        Assert.Equal(least, plan.Spent);
    }

    [Fact]
    public void A_target_that_is_met_but_for_rounding_is_met()
    {
        // 3 * 1.9 + 1 * 1.8 = 7.5 = 4 * 1.875, yet the doubles nearest to 1.9 and 1.8 bring 2e-16 less.
        BudgetChannel[] channels = [new("a", ResponseCurve.Linear(1.9)) { Step = 3m, Cap = 5m }, new("b", ResponseCurve.Linear(1.8)) { Step = 1m, Cap = 1m }];

        var least = BudgetOptimizer.MinimizeSpend(20m, 7.5, channels);
        var most = BudgetOptimizer.MaximizeResponseAtRoas(20m, 1.875, channels);

        Assert.Equal([3m, 1m], least.Channels.Select(channel => channel.Amount));
        Assert.Equal([3m, 1m], most.Channels.Select(channel => channel.Amount));
    }

    [Fact]
    public void A_least_spend_if_any_is_kept_or_nothing_is_spent()
    {
        // Unbound, a would get 100 of 1,400. From 300 on it is worth less than what b and c lose: 10 sqrt(300) = 173 against 1,400 - sqrt(1300 * 1100).
        var plan = BudgetOptimizer.MaximizeResponse(1_400m, [A with { Minimum = 600m }, B, C]);
        var small = BudgetOptimizer.MaximizeResponse(1_400m, [A with { Minimum = 150m }, B, C]);

        Assert.Equal(0m, plan["a"].Amount);
        Assert.Equal(BudgetBinding.Floor, plan["a"].Binding);
        Assert.Equal(150m, small["a"].Amount);
        Assert.Equal(BudgetBinding.Minimum, small["a"].Binding);
        Assert.Equal(BudgetPlanStatus.Optimal, small.Status);
    }

    [Fact]
    public void A_floor_is_raised_to_the_least_spend()
    {
        var plan = BudgetOptimizer.MaximizeResponse(1_400m, [A with { Floor = 1m, Minimum = 600m }, B, C]);

        Assert.Equal(600m, plan["a"].Amount);
        Assert.Equal(600m, plan.SmallestFeasibleTotal);
    }

    [Fact]
    public void A_least_spend_above_the_cap_is_named_unless_the_channel_is_off()
    {
        var clash = Assert.Single(BudgetOptimizer.MaximizeResponse(100m, [A with { Minimum = 60m, Cap = 50m }, B]).Clashes);

        Assert.Equal((BudgetClashKind.MinimumAboveCap, "a: the least spend if any 60 is above the cap 50."), (clash.Kind, clash.Message));
        Assert.Equal(0m, BudgetOptimizer.MaximizeResponse(100m, [A with { Minimum = 60m, Cap = 0m }, B])["a"].Amount);
    }

    [Fact]
    public void Steps_make_every_amount_a_multiple()
    {
        // Whole hundreds of 1,450: the continuous optimum 100/400/900 in steps, 50 cannot be used.
        var plan = BudgetOptimizer.MaximizeResponse(1_450m, [A with { Step = 100m }, B with { Step = 100m }, C with { Step = 100m }]);

        Assert.Equal([100m, 400m, 900m], plan.Channels.Select(line => line.Amount));
        Assert.Equal(50m, plan.Unspent);
        Assert.All(plan.Channels, line => Assert.Equal(BudgetBinding.Step, line.Binding));
        Assert.Equal(BudgetPlanStatus.Optimal, plan.Status);
    }

    [Fact]
    public void Steps_of_different_sizes_are_packed()
    {
        // Straight lines with packages of 7 and 5 for 24: 7 + 7 + 10 fills it.
        var plan = BudgetOptimizer.MaximizeResponse(
            24m, [new("seven", ResponseCurve.Linear(1)) { Step = 7m }, new("five", ResponseCurve.Linear(1)) { Step = 5m }]);

        Assert.Equal([14m, 10m], plan.Channels.Select(line => line.Amount));
        Assert.Equal(0, plan.ProvenGap);
    }

    [Fact]
    public void A_step_must_be_whole_units_and_not_too_small()
    {
        Assert.Throws<ArgumentException>("Step", () => BudgetOptimizer.MaximizeResponse(1m, [A with { Step = 0.001m }]));
        var thrown = Assert.Throws<ArgumentException>("channels", () => BudgetOptimizer.MaximizeResponse(2_000m, [A with { Step = 0.01m }]));
        Assert.StartsWith("Expected at most 100000 steps; channel 'a' can spend 200000 steps of 0.01.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_cap_is_shared_in_the_best_way()
    {
        // b and c may spend 260 together: in the proportion of 20^2 to 30^2. The rest goes to a.
        var plan = BudgetOptimizer.MaximizeResponse(
            1_400m, [A, B with { Group = "search" }, C with { Group = "search" }], groups: [new("search") { Cap = 260m }]);

        Assert.Equal([1_140m, 80m, 180m], plan.Channels.Select(line => line.Amount));
        Assert.Equal([BudgetBinding.Total, BudgetBinding.Group, BudgetBinding.Group], plan.Channels.Select(line => line.Binding));
        Assert.Equal(5 / Math.Sqrt(1_140), plan.ShadowPrice, 1e-12);
        Assert.InRange(plan.ProvenGap, 0, 1e-12);
    }

    [Fact]
    public void A_group_floor_is_met_in_the_best_way()
    {
        var plan = BudgetOptimizer.MaximizeResponse(
            1_400m, [A with { Group = "trial" }, B with { Group = "trial" }, C], groups: [new("trial") { Floor = 1_000m }]);

        Assert.Equal([200m, 800m, 400m], plan.Channels.Select(line => line.Amount));
        Assert.Equal(1_000m, plan.SmallestFeasibleTotal);
        Assert.Equal(BudgetBinding.Group, plan["b"].Binding);
    }

    [Fact]
    public void Group_limits_that_clash_are_named()
    {
        BudgetPlan Solve(BudgetGroup group, decimal total = 100m) =>
            BudgetOptimizer.MaximizeResponse(total, [A with { Group = "g", Floor = 30m, Cap = 40m }, B], groups: [group]);

        Assert.Equal("Group g: the floor 9 is above the cap 8.", Assert.Single(Solve(new("g") { Floor = 9m, Cap = 8m }).Clashes).Message);
        Assert.Equal("Group g: its channels' floors add up to 30.00, above its cap 8.", Assert.Single(Solve(new("g") { Cap = 8m }).Clashes).Message);
        Assert.Equal("Group g: its channels' caps hold 40.00, below its floor 50.", Assert.Single(Solve(new("g") { Floor = 50m }).Clashes).Message);
        Assert.Equal("The floors add up to 35.00, above the total 20.00.", Assert.Single(Solve(new("g") { Floor = 35m }, 20m).Clashes).Message);
        Assert.Throws<ArgumentException>("channels", () => BudgetOptimizer.MaximizeResponse(1m, [A with { Group = "nobody" }]));
        Assert.Throws<ArgumentException>("groups", () => BudgetOptimizer.MaximizeResponse(1m, [A], groups: [new("g"), new("g")]));
    }

    [Fact]
    public void The_least_spend_for_a_response_is_what_the_best_plan_of_that_size_spends()
    {
        // sqrt(B * 1,400) = 1,400 at B = 1,400.
        var plan = BudgetOptimizer.MinimizeSpend(10_000m, 1_400, [A, B, C]);

        Assert.Equal([100m, 400m, 900m], plan.Channels.Select(line => line.Amount));
        Assert.Equal(-1_400, plan.ObjectiveValue, 1e-9);
        Assert.All(plan.Channels, line => Assert.Equal(BudgetBinding.Target, line.Binding));
        Assert.InRange(plan.ProvenGap, 0, 1e-8);
    }

    [Fact]
    public void The_least_spend_jumps_over_the_weak_start_of_an_s_curve()
    {
        // 1000 x^4 / (x^4 + 500^4) = 500 at 500; "steady" alone would need 300 for 75, and never brings 500.
        BudgetChannel[] channels = [new("steep", ResponseCurve.Hill(1_000, 500, 4)), new("steady", ResponseCurve.Hill(100, 100, 1))];

        var small = BudgetOptimizer.MinimizeSpend(5_000m, 75, channels);
        var large = BudgetOptimizer.MinimizeSpend(5_000m, 500, channels);

        Assert.Equal(500, large.WeightedResponse, 0.02);
        Assert.True(large["steep"].Amount > 400m);
        Assert.InRange(large.ProvenGap, 0, 1e-4);
        Assert.True(small.WeightedResponse >= 75 - 1e-9);
        Assert.True(small.Spent < 300m);
    }

    [Fact]
    public void A_response_out_of_reach_is_an_answer_that_says_so()
    {
        var clash = Assert.Single(BudgetOptimizer.MinimizeSpend(100m, 1_400, [A, B, C]).Clashes);

        Assert.Equal(BudgetClashKind.TargetUnreachable, clash.Kind);
        Assert.Equal("The response asked for is 1400; the total of 100.00 does not bring it.", clash.Message);
    }

    [Fact]
    public void No_response_costs_the_floors_alone() =>
        Assert.Equal(7m, BudgetOptimizer.MinimizeSpend(100m, 0, [A with { Floor = 7m }, B]).Spent);

    [Fact]
    public void A_target_cost_per_order_is_the_inverse_of_a_target_return()
    {
        // 100 orders * x / (x + 500) at 10 a piece: 100 / (x + 500) = 1 / 10.
        var plan = BudgetOptimizer.MaximizeResponseAtCpa(10_000m, 10, [new("a", ResponseCurve.Hill(100, 500, 1))]);

        Assert.Equal(500m, plan.Spent);
        Assert.Equal(50, plan.WeightedResponse, 1e-9);
    }

    [Fact]
    public void The_response_by_total_rises_and_its_slope_falls()
    {
        var plans = BudgetOptimizer.ResponseByTotal([0m, 350m, 1_400m, 5_600m], [A, B, C]);

        Assert.Equal([0, 700, 1_400, 2_800], plans.Select(plan => Math.Round(plan.ObjectiveValue, 6)));
        Assert.Equal([double.PositiveInfinity, 1, 0.5, 0.25], plans.Select(plan => Math.Round(plan.ShadowPrice, 9)));
    }

    /// <summary>Bounds around historical spend as Meridian's and LightweightMMM's own tests have them.</summary>
    [SharedDataFact]
    public void Bounds_around_present_spends_are_the_published_ones()
    {
        var record = Oracle.Record("meridian-bounds");
        var spends = record.Numbers("spend");
        for (var i = 0; i < spends.Length; i++)
        {
            var channel = A.WithRange((decimal)spends[i], (decimal)record.Numbers("lower_pct")[i], (decimal)record.Numbers("upper_pct")[i], 100m);
            Assert.Equal((record.Numbers("lower")[i], record.Numbers("upper")[i]), ((double)channel.Floor, (double)channel.Cap!.Value));
        }

        var light = A.WithRange(15m, 0.2m, 0.2m);
        Assert.Equal((12m, 18m), (light.Floor, light.Cap));
        Assert.Throws<ArgumentOutOfRangeException>("below", () => A.WithRange(1m, 1.1m, 0m));
    }

    /// <summary>Flexible totals of a published test: where the target is not met, spends stay at their lower bounds.</summary>
    [SharedDataFact]
    public void A_target_that_is_not_met_leaves_channels_at_their_floors()
    {
        var record = Oracle.Record("meridian-test_optimize_grid_correct");
        var (spends, below) = (record.Numbers("hist_spend"), record.Numbers("bounds_lower_pct"));
        BudgetChannel[] channels = [.. spends.Select((spend, i) => new BudgetChannel($"c{i}", ResponseCurve.Linear(1)).WithRange((decimal)spend, (decimal)below[i], (decimal)below[i]))];

        var plan = BudgetOptimizer.MaximizeProfit(6_000m, [.. channels.Select(channel => channel with { Margin = 0.5 })]);

        Assert.Equal([500m, 600m, 700m, 800m, 900m], plan.Channels.Select(line => line.Amount));
    }

    [Fact]
    public void A_step_that_has_no_multiple_between_floor_and_cap_is_named()
    {
        var plan = BudgetOptimizer.MaximizeResponse(1_000m, [new("a", ResponseCurve.Linear(1)) { Floor = 60m, Cap = 90m, Step = 50m }]);

        var clash = Assert.Single(plan.Clashes);
        Assert.Equal(BudgetClashKind.FloorAboveCap, clash.Kind);
        Assert.Equal("a: no multiple of the step 50, at least 0, lies between the floor 60 and the cap 90.", clash.Message.Replace(".00", string.Empty, StringComparison.Ordinal));
    }
}
