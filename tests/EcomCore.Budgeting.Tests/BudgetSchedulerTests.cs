using FsCheck.Xunit;

namespace EcomCore.Budgeting.Tests;

public sealed class BudgetSchedulerTests
{
    [Fact]
    public void Without_carry_over_equal_periods_get_equal_spends()
    {
        var schedule = BudgetScheduler.MaximizeResponse(400m, 4, [new("a", ResponseCurve.Power(10, 0.5))]);

        Assert.Equal([100m, 100m, 100m, 100m], schedule["a"].Amounts);
        Assert.Equal(400, schedule.Response, 1e-9);
        Assert.Equal(0.5, schedule.ShadowPrice, 1e-9);
        Assert.InRange(schedule.ProvenGap, 0, 1e-12);
    }

    [Fact]
    public void One_period_is_the_plain_optimum()
    {
        ResponseCurve[] curves = [ResponseCurve.Hill(100, 50, 1), ResponseCurve.Log(40, 20), ResponseCurve.Exponential(60, 30)];

        var schedule = BudgetScheduler.MaximizeResponse(120m, 1, [.. curves.Select((curve, i) => new ScheduledChannel($"c{i}", curve))]);
        var plan = BudgetOptimizer.MaximizeResponse(120m, [.. curves.Select((curve, i) => new BudgetChannel($"c{i}", curve))]);

        Assert.Equal(plan.ObjectiveValue, schedule.Response, 1e-6);
        Assert.All(schedule.Channels.Zip(plan.Channels), pair => Assert.InRange(pair.First.Total - pair.Second.Amount, -0.01m, 0.01m));
    }

    [Fact]
    public void Spend_falls_at_the_end_because_what_comes_after_does_not_count()
    {
        var schedule = BudgetScheduler.MaximizeResponse(1_000m, 6, [new("a", ResponseCurve.Power(10, 0.5)) { Retention = 0.5 }]);
        var amounts = schedule["a"].Amounts;

        // The first period starts from nothing and gets most; the middle ones are equal; the last gets least.
        Assert.True(amounts[0] > amounts[1]);
        Assert.InRange(amounts[2] - amounts[1], -0.02m, 0.02m);
        Assert.True(amounts[5] < amounts[4]);
        Assert.Equal(1_000m, schedule.Spent);
    }

    [Fact]
    public void Nothing_is_spent_where_what_is_left_is_enough()
    {
        // One strong first period, then four weak ones: with 0.9 carried over they live on the first.
        var schedule = BudgetScheduler.MaximizeResponse(
            1_000m, 5, [new("a", ResponseCurve.Power(10, 0.5)) { Retention = 0.9, PeriodWeights = [100, 1, 1, 1, 1] }]);

        Assert.Equal([0m, 0m, 0m, 0m], schedule["a"].Amounts.Skip(1));
        Assert.InRange(schedule.ProvenGap, 0, 1e-9);
    }

    [Fact]
    public void Floors_and_caps_hold_over_all_periods()
    {
        var schedule = BudgetScheduler.MaximizeResponse(
            1_000m, 4, [new("low", ResponseCurve.Power(1, 0.5)) { Floor = 300m, Retention = 0.3 }, new("high", ResponseCurve.Power(9, 0.5)) { Cap = 500m }]);

        Assert.Equal([500m, 500m], schedule.Channels.Select(line => line.Total));
        Assert.Equal(1_000m, schedule.Spent);
    }

    [Fact]
    public void Floors_above_the_total_are_named() =>
        Assert.Equal("The floors add up to 300.00, above the total 100.00.", Assert.Single(
            BudgetScheduler.MaximizeResponse(100m, 4, [new("low", ResponseCurve.Power(1, 0.5)) { Floor = 300m }]).Clashes).Message);

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        ScheduledChannel channel = new("a", ResponseCurve.Log(1, 1));
        Assert.Throws<ArgumentException>("curve", () => new ScheduledChannel("a", ResponseCurve.Hill(1, 1, 2)));
        Assert.Throws<ArgumentException>("channels", () => BudgetScheduler.MaximizeResponse(1m, 2, [channel with { PeriodWeights = [1] }]));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => BudgetScheduler.MaximizeResponse(1m, 1, [channel with { PeriodWeights = [double.NaN] }]));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => BudgetScheduler.MaximizeResponse(1m, 0, [channel]));
        Assert.Throws<ArgumentOutOfRangeException>("Retention", () => channel with { Retention = 1 });
    }

    [Property(MaxTest = 60)]
    public bool No_random_schedule_passes_the_bound_or_beats_the_schedule(int seed)
    {
        var random = new Random(seed);
        var (periods, count) = (1 + random.Next(8), 1 + random.Next(3));
        ScheduledChannel[] channels =
        [
            .. Enumerable.Range(0, count).Select(i => new ScheduledChannel($"c{i}", random.Next(4) switch
            {
                0 => ResponseCurve.Hill(random.Next(1, 100), random.Next(1, 50), 0.5 + (random.NextDouble() / 2)),
                1 => ResponseCurve.Log(random.Next(1, 100), random.Next(1, 50)),
                2 => ResponseCurve.Power(random.Next(1, 20), 0.2 + (0.7 * random.NextDouble())),
                _ => ResponseCurve.Exponential(random.Next(1, 100), random.Next(1, 50)),
            })
            {
                Retention = random.Next(3) == 0 ? 0 : 0.95 * random.NextDouble(),
                WorkingBefore = random.Next(2) * random.Next(30),
                PeriodWeights = random.Next(2) == 0 ? null : [.. Enumerable.Range(0, periods).Select(_ => (double)random.Next(0, 5))],
            }),
        ];
        var total = random.Next(1, 400);

        var schedule = BudgetScheduler.MaximizeResponse(total, periods, channels);

        return schedule.Spent <= total && schedule.ProvenGap < 1e-4 && Enumerable.Range(0, 60).All(_ => RandomResponse() <= schedule.UpperBound * (1 + 1e-9));

        double RandomResponse()
        {
            var cells = channels.Select(_ => new double[periods]).ToArray();
            var left = (double)total;
            for (var n = 0; n < 6; n++)
            {
                var chunk = left * random.NextDouble();
                cells[random.Next(count)][random.Next(periods)] += chunk;
                left -= chunk;
            }

            return channels.Select((channel, i) =>
            {
                var (working, sum) = (channel.WorkingBefore, 0.0);
                for (var t = 0; t < periods; t++)
                {
                    working = ((1 - channel.Retention) * cells[i][t]) + (channel.Retention * working);
                    sum += (channel.PeriodWeights?[t] ?? 1) * channel.Curve.Response(working);
                }

                return sum;
            }).Sum();
        }
    }
}
