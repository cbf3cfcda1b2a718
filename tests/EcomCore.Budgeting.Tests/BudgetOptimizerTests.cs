namespace EcomCore.Budgeting.Tests;

public sealed class BudgetOptimizerTests
{
    private static readonly BudgetChannel[] SquareRoots =
    [
        new("a", ResponseCurve.Power(10, 0.5)),
        new("b", ResponseCurve.Power(20, 0.5)),
        new("c", ResponseCurve.Power(30, 0.5)),
    ];

    [Fact]
    public void Square_root_curves_are_funded_in_proportion_to_the_square_of_their_scale()
    {
        var plan = BudgetOptimizer.MaximizeResponse(1_400m, SquareRoots);

        Assert.Equal([100m, 400m, 900m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(1_400, plan.ObjectiveValue, 1e-9);
        Assert.Equal(0.5, plan.ShadowPrice, 1e-12);
        Assert.Equal(BudgetPlanStatus.Optimal, plan.Status);
        Assert.All(plan.Channels, channel => Assert.Equal(BudgetBinding.Total, channel.Binding));
    }

    [Fact]
    public void Each_line_tells_share_response_and_marginal_response()
    {
        var line = BudgetOptimizer.MaximizeResponse(1_400m, SquareRoots)["b"];

        Assert.Equal(400.0 / 1_400, line.Share, 1e-12);
        Assert.Equal(400, line.Response, 1e-9);
        Assert.Equal(0.5, line.MarginalResponse, 1e-9);
    }

    [Fact]
    public void A_curve_that_turns_only_in_its_first_trace_of_money_does_not_hide_the_others()
    {
        // A Hill curve of shape 0.99 starts vertically, yet pays at the others' prices only below 10^-80. The optimum of the others in 60 digits: 962.65 and the cap.
        var plan = BudgetOptimizer.MaximizeResponse(1_599.04m,
        [
            new("hill", ResponseCurve.Hill(98, 853, 0.99)) { Weight = 0.5 },
            new("free", ResponseCurve.Log(319, 422)) { Weight = 2 },
            new("capped", ResponseCurve.Log(1_062, 304)) { Cap = 636.39m },
        ]);

        Assert.Equal([0m, 962.65m, 636.39m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(1957.35145319251809, plan.ObjectiveValue, 1e-11);
        Assert.Equal(BudgetPlanStatus.Optimal, plan.Status);
    }

    [Fact]
    public void A_few_whole_units_beside_a_nearly_straight_curve_are_the_best_of_all()
    {
        var two = Split(2, new("a", ResponseCurve.Power(165.3, 0.54)), new("b", ResponseCurve.Hill(161, 390, 0.98)), new("c", ResponseCurve.Hill(464, 15, 0.69)) { Weight = 0.5 });
        var many = Split(24, new("a", ResponseCurve.Logistic(1_967, 768)) { Weight = 2 }, new("b", ResponseCurve.Power(157.5, 0.26)), new("c", ResponseCurve.Hill(2, 41, 0.98)));

        // All splits in 50 digits.
        Assert.Equal([2m, 0m, 0m], two.Channels.Select(channel => channel.Amount));
        Assert.Equal(240.341657113047356, two.ObjectiveValue, 1e-12);
        Assert.Equal([0m, 24m, 0m], many.Channels.Select(channel => channel.Amount));
        Assert.Equal(359.861578792691972, many.ObjectiveValue, 1e-12);

        static BudgetPlan Split(decimal total, params BudgetChannel[] channels) =>
            BudgetOptimizer.MaximizeResponse(total, channels, new OptimizerSettings { Currency = Currency.None });
    }

    [Fact]
    public void A_channel_that_gets_next_to_nothing_gets_it_at_the_common_price()
    {
        // The root of both slopes in 60 digits: 5.1174e-7. With the 4e-9 of a step that ends beyond the other channel's end, the plan would lose 2.6e-6.
        var plan = BudgetOptimizer.MaximizeResponse(
            627m, [new("hill", ResponseCurve.Hill(1_015, 181, 0.89)) { Cap = 1_461.48m }, new("power", ResponseCurve.Power(183.4, 0.72)) { Weight = 2 }], Oracle.FineSettings);

        Assert.Equal(5.117e-7, (double)plan["hill"].Amount, 2e-9);
        Assert.Equal(43.503771794774880, plan.ShadowPrice, 1e-6);
        Assert.Equal(37884.53459871036456, plan.ObjectiveValue, 1e-10);
    }

    [Fact]
    public void A_floor_and_a_cap_bind_and_say_so()
    {
        var plan = BudgetOptimizer.MaximizeResponse(1_400m, [SquareRoots[0] with { Floor = 300m }, SquareRoots[1], SquareRoots[2] with { Cap = 700m }]);

        Assert.Equal([300m, 400m, 700m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal([BudgetBinding.Floor, BudgetBinding.Total, BudgetBinding.Cap], plan.Channels.Select(channel => channel.Binding));
        Assert.Equal(0.5, plan.ShadowPrice, 1e-12);
    }

    [Fact]
    public void Money_that_no_cap_can_hold_stays_unspent()
    {
        var plan = BudgetOptimizer.MaximizeResponse(1_000m, [SquareRoots[0] with { Cap = 10m }, SquareRoots[1] with { Cap = 20.5m }]);

        Assert.Equal(30.5m, plan.Spent);
        Assert.Equal(969.5m, plan.Unspent);
        Assert.Equal(30.5m, plan.LargestUsableTotal);
        Assert.Equal(0, plan.ShadowPrice);
    }

    [Fact]
    public void Floors_above_the_total_are_an_answer_that_says_so()
    {
        var plan = BudgetOptimizer.MaximizeResponse(100m, [SquareRoots[0] with { Floor = 60m }, SquareRoots[1] with { Floor = 50m }, SquareRoots[2]]);

        Assert.Equal(BudgetPlanStatus.Infeasible, plan.Status);
        Assert.Empty(plan.Channels);
        Assert.Equal(110m, plan.SmallestFeasibleTotal);
        var clash = Assert.Single(plan.Clashes);
        Assert.Equal(BudgetClashKind.FloorsAboveTotal, clash.Kind);
        Assert.Equal(["a", "b"], clash.Channels);
        Assert.Equal("The floors add up to 110.00, above the total 100.00.", clash.Message);
    }

    [Fact]
    public void Every_floor_above_its_cap_is_named()
    {
        var plan = BudgetOptimizer.MaximizeResponse(
            100m, [SquareRoots[0] with { Floor = 2m, Cap = 1m }, SquareRoots[1], SquareRoots[2] with { Floor = 0.001m, Cap = 0.009m }]);

        Assert.Equal(["a: the floor 2 is above the cap 1.", "c: the floor 0.001 is above the cap 0.009."], plan.Clashes.Select(clash => clash.Message));
        Assert.False(plan.IsFeasible);
    }

    [Fact]
    public void Bounds_between_two_cents_are_kept_by_the_rounded_amounts()
    {
        var plan = BudgetOptimizer.MaximizeResponse(100m, [SquareRoots[0] with { Floor = 80.001m }, SquareRoots[2] with { Cap = 10.009m }]);

        Assert.Equal([90m, 10m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(80.01m, plan.SmallestFeasibleTotal);
    }

    [Fact]
    public void An_s_curve_below_its_useful_size_gets_nothing()
    {
        var plan = BudgetOptimizer.MaximizeResponse(
            100m, [new("steep", ResponseCurve.Hill(1_000, 500, 4)), new("steady", ResponseCurve.Hill(100, 100, 1))]);

        Assert.Equal([0m, 100m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(BudgetBinding.Floor, plan["steep"].Binding);
    }

    [Fact]
    public void An_s_curve_worth_starting_gets_what_local_solvers_do_not_see()
    {
        // Marginal response at spend 0 is 0, so a climb from "all on steady" never starts; starting pays 800.
        var plan = BudgetOptimizer.MaximizeResponse(
            1_000m, [new("steep", ResponseCurve.Hill(1_000, 500, 4)), new("steady", ResponseCurve.Hill(100, 100, 1))]);

        Assert.True(plan["steep"].Amount > 800m);
        Assert.InRange(plan.ProvenGap, 0, 1e-8);
    }

    [Fact]
    public void Of_equal_s_curves_the_earlier_is_started()
    {
        var curve = ResponseCurve.Hill(100, 100, 3);
        var plan = BudgetOptimizer.MaximizeResponse(130m, [new("x", curve), new("y", curve), new("z", curve)]);

        Assert.Equal([130m, 0m, 0m], plan.Channels.Select(channel => channel.Amount));
    }

    [Fact]
    public void Convex_curves_put_everything_on_one_channel()
    {
        var plan = BudgetOptimizer.MaximizeResponse(10m, [new("a", ResponseCurve.Power(1, 2)), new("b", ResponseCurve.Power(1.1, 2))]);

        Assert.Equal([0m, 10m], plan.Channels.Select(channel => channel.Amount));
    }

    [Fact]
    public void Straight_lines_are_filled_from_the_steepest_down()
    {
        var plan = BudgetOptimizer.MaximizeResponse(
            100m, [new("a", ResponseCurve.Linear(1)), new("b", ResponseCurve.Linear(3)) { Cap = 30m }, new("c", ResponseCurve.Linear(2)) { Cap = 50m }]);

        Assert.Equal([20m, 30m, 50m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(210, plan.ObjectiveValue, 1e-9);
        Assert.Equal(1, plan.ShadowPrice, 1e-12);
    }

    [Fact]
    public void A_worthless_channel_takes_only_what_others_cannot()
    {
        var plan = BudgetOptimizer.MaximizeResponse(100m, [new("dead", ResponseCurve.Hill(0, 10, 2)), SquareRoots[0] with { Cap = 60m }]);

        Assert.Equal([40m, 60m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(0, plan.ShadowPrice);
    }

    [Fact]
    public void Weight_scales_what_a_response_counts_but_not_what_is_reported()
    {
        var plan = BudgetOptimizer.MaximizeResponse(500m, [SquareRoots[0] with { Weight = 2 }, new("plain", SquareRoots[0].Curve)]);

        Assert.Equal([400m, 100m], plan.Channels.Select(channel => channel.Amount));
        Assert.Equal(200, plan["a"].Response, 1e-9);
        Assert.Equal(500, plan.WeightedResponse, 1e-9);
    }

    [Fact]
    public void Profit_leaves_money_that_does_not_pay()
    {
        // 0.5 * 40 / (2 sqrt(x)) = 1 at x = 100: profit 0.5 * 400 - 100.
        var plan = BudgetOptimizer.MaximizeProfit(1_000m, [new("a", ResponseCurve.Power(40, 0.5)) { Margin = 0.5 }]);

        Assert.Equal(100m, plan.Spent);
        Assert.Equal(100, plan.ObjectiveValue, 1e-9);
        Assert.Equal(0, plan.ShadowPrice);
        Assert.Equal(BudgetBinding.Profit, plan["a"].Binding);
    }

    [Fact]
    public void Profit_with_too_little_money_says_what_more_would_earn()
    {
        var plan = BudgetOptimizer.MaximizeProfit(25m, [new("a", ResponseCurve.Power(40, 0.5)) { Margin = 0.5 }]);

        Assert.Equal(25m, plan.Spent);
        Assert.Equal(1, plan.ShadowPrice, 1e-9);
        Assert.Equal(BudgetBinding.Total, plan["a"].Binding);
    }

    [Fact]
    public void A_channel_that_loses_on_every_sale_gets_its_floor()
    {
        var plan = BudgetOptimizer.MaximizeProfit(100m, [new("a", ResponseCurve.Power(40, 0.5)) { Margin = -0.1, Floor = 4m }]);

        Assert.Equal(4m, plan.Spent);
        Assert.Equal(-12, plan.ObjectiveValue, 1e-9);
    }

    [Fact]
    public void A_target_return_keeps_the_whole_plan_above_it()
    {
        // 1000 x / (x + 100) = 4 x at x = 150.
        var plan = BudgetOptimizer.MaximizeResponseAtRoas(1_000m, 4, [new("a", ResponseCurve.Hill(1_000, 100, 1))]);

        Assert.Equal(150m, plan.Spent);
        Assert.Equal(600, plan.ObjectiveValue, 1e-9);
        Assert.Equal(BudgetBinding.Target, plan["a"].Binding);
    }

    [Fact]
    public void A_target_below_what_the_total_returns_changes_nothing()
    {
        var free = BudgetOptimizer.MaximizeResponse(1_400m, SquareRoots);
        var plan = BudgetOptimizer.MaximizeResponseAtRoas(1_400m, 0.9, SquareRoots);

        Assert.Equal(free.Channels, plan.Channels);
    }

    [Fact]
    public void A_target_above_every_return_spends_nothing()
    {
        var plan = BudgetOptimizer.MaximizeResponseAtRoas(1_000m, 20, [new("a", ResponseCurve.Hill(1_000, 100, 1))]);

        Assert.True(plan.IsFeasible);
        Assert.Equal(0m, plan.Spent);
    }

    [Fact]
    public void A_target_that_floors_make_unreachable_is_an_answer_that_says_so()
    {
        var plan = BudgetOptimizer.MaximizeResponseAtRoas(1_000m, 4, [new("a", ResponseCurve.Hill(1_000, 100, 1)) { Floor = 400m }]);

        Assert.Equal(BudgetPlanStatus.Infeasible, plan.Status);
        Assert.Equal(BudgetClashKind.TargetUnreachable, Assert.Single(plan.Clashes).Kind);
        Assert.Equal("The target is 4 per unit of spend; the floors alone return 2, and no further spend makes up for it.", plan.Clashes[0].Message);
    }

    [Fact]
    public void An_s_curve_is_started_for_a_target_only_when_it_can_meet_it()
    {
        // Alone, 1000 x^4 / (x^4 + 500^4) returns at most 1.14 per unit (at x = 658), so a target of 1.1 can be met and 1.2 cannot.
        BudgetChannel[] channels = [new("steep", ResponseCurve.Hill(1_000, 500, 4))];

        Assert.InRange(BudgetOptimizer.MaximizeResponseAtRoas(5_000m, 1.1, channels).Spent, 658m, 5_000m);
        Assert.Equal(0m, BudgetOptimizer.MaximizeResponseAtRoas(5_000m, 1.2, channels).Spent);
    }

    [Fact]
    public void A_total_of_zero_is_a_plan_of_zeros()
    {
        var plan = BudgetOptimizer.MaximizeResponse(0m, SquareRoots);

        Assert.All(plan.Channels, channel => Assert.Equal((0m, 0.0), (channel.Amount, channel.Share)));
        Assert.Equal(0, plan.ProvenGap);
    }

    [Fact]
    public void Yen_have_no_decimals_and_fils_three()
    {
        var yen = BudgetOptimizer.MaximizeResponse(1_000m, SquareRoots, new OptimizerSettings { Currency = Currency.Jpy });
        var fils = BudgetOptimizer.MaximizeResponse(1_000m, SquareRoots, new OptimizerSettings { Currency = Currency.Bhd });

        Assert.Equal([71m, 286m, 643m], yen.Channels.Select(channel => channel.Amount));
        Assert.Equal([71.429m, 285.714m, 642.857m], fils.Channels.Select(channel => channel.Amount));
    }

    [Fact]
    public void A_total_between_two_cents_is_rounded_down()
    {
        var plan = BudgetOptimizer.MaximizeResponse(10.009m, SquareRoots);

        Assert.Equal((10m, 10m), (plan.Total, plan.Spent));
    }

    [Fact]
    public void A_node_limit_ends_the_search_with_an_honest_gap()
    {
        var channels = Enumerable.Range(0, 20).Select(i => new BudgetChannel($"c{i}", ResponseCurve.Hill(500 + (i * 0.05), 500 + (i * 0.04), 3))).ToArray();

        var plan = BudgetOptimizer.MaximizeResponse(4_300m, channels, new OptimizerSettings { NodeLimit = 3 });

        Assert.Equal(BudgetPlanStatus.NodeLimit, plan.Status);
        Assert.InRange(plan.Nodes, 3, 4);
        Assert.Equal(4_300m, plan.Spent);
        Assert.InRange(plan.ProvenGap, 1e-9, 0.05);
    }

    [Fact]
    public void Huge_and_tiny_numbers_keep_their_totals()
    {
        BudgetChannel[] channels =
        [
            new("huge", ResponseCurve.Hill(1e100, 1e100, 0.5)), new("tiny", ResponseCurve.Hill(1e-100, 1e-100, 1)),
            new("step", ResponseCurve.Hill(1, 1, 100)), new("flat", ResponseCurve.Exponential(1e-100, 1e100)),
        ];

        Assert.Equal(9_999_999_999_999_999.99m, BudgetOptimizer.MaximizeResponse(9_999_999_999_999_999.99m, channels).Spent);
        Assert.Equal(0.01m, BudgetOptimizer.MaximizeResponse(0.01m, channels).Spent);
    }

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        Assert.Throws<ArgumentNullException>("channels", () => BudgetOptimizer.MaximizeResponse(1m, null!));
        Assert.Throws<ArgumentException>("channels", () => BudgetOptimizer.MaximizeResponse(1m, []));
        Assert.Throws<ArgumentException>("channels", () => BudgetOptimizer.MaximizeResponse(1m, [SquareRoots[0], SquareRoots[0]]));
        Assert.Throws<ArgumentException>("channels", () => BudgetOptimizer.MaximizeResponse(1m, [null!]));
        Assert.Throws<ArgumentOutOfRangeException>("total", () => BudgetOptimizer.MaximizeResponse(-1m, SquareRoots));
        Assert.Throws<ArgumentOutOfRangeException>("total", () => BudgetOptimizer.MaximizeResponse(decimal.MaxValue, SquareRoots));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => BudgetOptimizer.MaximizeResponseAtRoas(1m, 0, SquareRoots));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => BudgetOptimizer.MaximizeResponseAtRoas(1m, double.NaN, SquareRoots));
        Assert.Throws<ArgumentOutOfRangeException>("Floor", () => SquareRoots[0] with { Floor = -1m });
        Assert.Throws<ArgumentOutOfRangeException>("Weight", () => SquareRoots[0] with { Weight = double.NaN });
        Assert.Throws<ArgumentNullException>("curve", () => new BudgetChannel("a", null!));
        Assert.Throws<ArgumentException>("id", () => new BudgetChannel(string.Empty, SquareRoots[0].Curve));
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        var channels = Enumerable.Range(0, 20).Select(i => new BudgetChannel($"c{i}", ResponseCurve.Hill(500 + (i * 0.05), 500 + (i * 0.04), 3))).ToArray();

        Assert.Throws<OperationCanceledException>(() =>
            BudgetOptimizer.MaximizeResponse(4_300m, channels, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void An_unknown_channel_is_not_found() =>
        Assert.Throws<KeyNotFoundException>(() => BudgetOptimizer.MaximizeResponse(1m, SquareRoots)["z"]);

    [Fact]
    public void Even_a_plan_that_needs_no_search_can_be_cancelled()
    {
        var stopped = new CancellationToken(canceled: true);
        BudgetChannel[] channels = [new("a", ResponseCurve.Power(10, 0.5)), new("b", ResponseCurve.Power(20, 0.5))];

        Assert.Throws<OperationCanceledException>(() => BudgetOptimizer.MaximizeResponse(100m, channels, cancellationToken: stopped));
        Assert.Throws<OperationCanceledException>(() => BudgetOptimizer.ResponseByTotal([], channels, cancellationToken: stopped));
    }

    [Fact]
    public void A_curve_that_starts_vertically_and_gets_nothing_does_not_set_the_price()
    {
        var plan = BudgetOptimizer.MaximizeResponse(692.64m,
        [
            new("hill", ResponseCurve.Hill(1942, 977, 0.95)) { Weight = 1 },
            new("power", ResponseCurve.Power(183.9, 0.64)),
        ], Oracle.FineSettings);

        Assert.Equal(0m, plan["hill"].Amount);
        Assert.Equal(plan["power"].MarginalResponse, plan.ShadowPrice, plan.ShadowPrice * 1e-9);
    }
}
