namespace EcomCore.Budgeting.Tests;

public sealed class UncertainBudgetTests
{
    private static readonly BudgetChannel[] Channels = [new("safe", ResponseCurve.Power(10, 0.5)), new("wild", ResponseCurve.Power(11, 0.5))];

    // "wild" brings 2 or 20 per square root of spend, "safe" always 10.
    private static readonly CurveDraw[] Draws = [Draw(2), Draw(20)];

    [Fact]
    public void The_expected_response_is_that_of_the_mean_curves()
    {
        var plan = UncertainBudget.MaximizeExpectedResponse(221m, Channels, Draws);

        // Means 10 and 11: spends in the proportion 100 to 121.
        Assert.Equal([100m, 121m], plan.Channels.Select(line => line.Amount));
        Assert.Equal(221, plan.ObjectiveValue, 1e-6);
    }

    [Fact]
    public void A_careful_quantile_keeps_away_from_the_wild_channel()
    {
        var plan = UncertainBudget.MaximizeQuantile(104m, Channels, Draws, 0.1);

        // The bad draw decides: 10 and 2, in the proportion 100 to 4.
        Assert.InRange(plan.Amounts["safe"], 99.9m, 100.1m);
        Assert.Equal(104, plan.Quantile, 1e-6);
        Assert.InRange(plan.UpperBound, plan.Quantile, plan.Quantile * (1 + 1e-6));
        Assert.True(plan.QuantileOfExpectedPlan < plan.Quantile);
        Assert.Equal(104m, plan.Amounts.Values.Sum());
    }

    [Fact]
    public void S_shaped_draws_are_averaged_on_a_grid()
    {
        CurveDraw Steep(double half) => new(new Dictionary<string, ResponseCurve> { ["s"] = ResponseCurve.Hill(100, half, 4) });
        var plan = UncertainBudget.MaximizeExpectedResponse(200m, [new("s", ResponseCurve.Hill(100, 60, 4))], [Steep(40), Steep(80)]);

        var mean = (ResponseCurve.Hill(100, 40, 4).Response(200) + ResponseCurve.Hill(100, 80, 4).Response(200)) / 2;
        Assert.Equal(mean, plan.ObjectiveValue, 1e-6 * mean);
    }

    [Fact]
    public void A_quantile_plan_that_cannot_be_says_why()
    {
        var plan = UncertainBudget.MaximizeQuantile(10m, [Channels[0] with { Floor = 20m }, Channels[1]], Draws, 0.5);

        Assert.False(plan.IsFeasible);
        Assert.Equal(BudgetClashKind.FloorsAboveTotal, Assert.Single(plan.Clashes).Kind);
    }

    [Fact]
    public void Results_move_the_belief_to_the_draws_that_made_them_likely()
    {
        var belief = new CurveBelief(Draws).Observe("wild", 100, 150, noise: 50);

        // 20 expected against 200: (150 - 200) / 50 is one standard deviation, (150 - 20) / 50 is 2.6.
        Assert.Equal(Math.Exp((2.6 * 2.6 / 2) - 0.5), belief.Weights[1] / belief.Weights[0], 1e-9);
        Assert.Equal(1, belief.Weights.Sum(), 1e-15);
        Assert.InRange(belief.EffectiveDraws, 1, 1.2);
        Assert.Equal([0, 1], belief.Observe("wild", 100, 1e9, 1).Weights);
    }

    [Fact]
    public void A_week_changes_channels_within_the_limit_and_lets_new_ones_in()
    {
        BudgetChannel[] channels = [.. Channels, new("new", ResponseCurve.Power(12, 0.5))];
        var belief = CurveBelief.Around(channels, new Dictionary<string, double> { ["new"] = 1 }, 200, seed: 1);
        var current = new Dictionary<string, decimal> { ["safe"] = 600m, ["wild"] = 400m };

        foreach (var seed in Enumerable.Range(1, 20))
        {
            var plan = WeeklyReallocation.Next(1_000m, channels, current, belief, maxChange: 0.2, trial: 50m, seed);

            Assert.Equal(1_000m, plan.Spent);
            Assert.InRange(plan["safe"].Amount, 480m, 720m);
            Assert.InRange(plan["wild"].Amount, 320m, 480m);
            Assert.InRange(plan["new"].Amount, 0m, 50m);
        }
    }

    [Fact]
    public void Limits_follow_a_new_total()
    {
        var belief = new CurveBelief(Draws);
        var plan = WeeklyReallocation.Next(500m, Channels, new Dictionary<string, decimal> { ["safe"] = 600m, ["wild"] = 400m }, belief, 0.1, 0m, seed: 7);

        Assert.InRange(plan["safe"].Amount, 270m, 330m);
        Assert.Equal(500m, plan.Spent);
    }

    [Fact]
    public void Learning_weeks_end_at_the_better_channel()
    {
        // The truth is the good draw; every week's result is seen, and the belief settles.
        var belief = CurveBelief.Around(Channels, new Dictionary<string, double> { ["wild"] = 1.2 }, 400, seed: 3);
        var current = new Dictionary<string, decimal> { ["safe"] = 900m, ["wild"] = 100m };
        for (var week = 1; week <= 25; week++)
        {
            var plan = WeeklyReallocation.Next(1_000m, Channels, current, belief, 0.25, 20m, week);
            current = plan.Channels.ToDictionary(line => line.Channel, line => line.Amount);
            belief = belief.Observe("wild", (double)current["wild"], 30 * Math.Sqrt((double)current["wild"]), noise: 60);
        }

        // 30^2 to 10^2: nine tenths to "wild".
        Assert.InRange(current["wild"], 800m, 950m);
    }

    [Fact]
    public void A_seed_picks_the_same_draw() =>
        Assert.Equal(
            Enumerable.Range(0, 40).Select(seed => new CurveBelief(Draws).Pick(seed)),
            Enumerable.Range(0, 40).Select(seed => new CurveBelief(Draws).Pick(seed)));

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        Assert.Throws<ArgumentException>("draws", () => UncertainBudget.MaximizeExpectedResponse(1m, [new("x", Channels[0].Curve)], Draws));
        Assert.Throws<ArgumentOutOfRangeException>("draws", () => UncertainBudget.MaximizeExpectedResponse(1m, Channels, []));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => UncertainBudget.MaximizeQuantile(1m, Channels, Draws, 0));
        Assert.Throws<ArgumentException>("channels", () => UncertainBudget.MaximizeQuantile(1m, [Channels[0] with { Step = 1m }, Channels[1]], Draws, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("noise", () => new CurveBelief(Draws).Observe("wild", 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxChange", () => WeeklyReallocation.Next(1m, Channels, new Dictionary<string, decimal>(), new CurveBelief(Draws), -1, 0m, 1));
    }

    private static CurveDraw Draw(double wild) => new(new Dictionary<string, ResponseCurve>
    {
        ["safe"] = ResponseCurve.Power(10, 0.5),
        ["wild"] = ResponseCurve.Power(wild, 0.5),
    });
}
