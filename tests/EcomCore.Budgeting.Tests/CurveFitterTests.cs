using System.Globalization;
using EcomCore.Tests;

namespace EcomCore.Budgeting.Tests;

public sealed class CurveFitterTests
{
    private static readonly FitSettings Flat = new() { Trend = false };

    [Fact]
    public void A_curve_without_noise_is_found_again()
    {
        var (responses, spends) = History(120, noise: 0, seed: 3);

        var fit = CurveFitter.Fit(responses, [new("a", spends)], settings: Flat);

        var channel = fit["a"];
        Assert.Equal(5_000, channel.Curve.Scale, 1.0);
        Assert.Equal(800, channel.Curve.HalfSaturation, 0.5);
        Assert.Equal(1.5, channel.Curve.Shape, 1e-3);
        Assert.Equal(0.4, channel.Retention, 1e-4);
        Assert.Equal(2_000, fit.Baseline[0].Estimate, 0.5);
        Assert.Equal(1, fit.RSquared, 1e-9);
    }

    [Fact]
    public void Noise_widens_the_standard_errors_and_the_truth_stays_near()
    {
        var truth = ResponseCurve.Hill(5_000, 800, 1.5);
        var far = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            var (responses, spends) = History(150, noise: 150, seed);
            var fit = CurveFitter.Fit(responses, [new("a", spends)], settings: Flat with { Starts = 3 });
            var error = fit["a"].ResponseStandardError(1_000);

            Assert.InRange(fit.ResidualStandardDeviation, 110, 190);
            Assert.InRange(error, 1, 600);
            far += Math.Abs(fit["a"].Curve.Response(1_000) - truth.Response(1_000)) > 2 * error ? 1 : 0;
        }

        // Two standard errors hold in 95 of 100 cases; more than 4 of 12 outside has a chance of 1 in 5,000.
        Assert.InRange(far, 0, 4);
    }

    /// <summary>The regression of James, Witten, Hastie and Tibshirani (2013), table 3.9 without newspaper: sales on TV and radio.</summary>
    [SharedDataFact]
    public void Straight_lines_give_the_published_regression_with_its_standard_errors()
    {
        var rows = Rows("islr_advertising.csv");
        ChannelHistory Line(string name, int column) => new(name, [.. rows.Select(row => row[column])]) { Kind = ResponseCurveKind.Linear, Retention = 0 };

        var fit = CurveFitter.Fit([.. rows.Select(row => row[4])], [Line("TV", 1), Line("radio", 2), Line("newspaper", 3)], settings: Flat);

        // lm(sales ~ TV + radio): 2.92110 (0.29449), 0.04575 (0.00139), 0.18799 (0.00804); residual standard error 1.681 on 197.
        Near(2.92110, 0.29449, fit.Baseline[0]);
        Near(0.04575, 0.00139, fit["TV"].Parameters[0]);
        Near(0.18799, 0.00804, fit["radio"].Parameters[0]);
        Assert.Equal(1.681, fit.ResidualStandardDeviation, 0.0005);
        Assert.Equal(197, fit.DegreesOfFreedom);
        Assert.Equal(0.8972, fit.RSquared, 0.00005);

        // With newspaper its coefficient is -0.001: below 0, so here it is none.
        Assert.Equal(0, fit["newspaper"].Curve.Scale);
        Assert.Contains(fit.Findings, finding => finding is { Code: FitFindingCode.NoEffect, Channel: "newspaper" });

        static void Near(double estimate, double error, FittedParameter parameter)
        {
            Assert.Equal(estimate, parameter.Estimate, 0.00001);
            Assert.Equal(error, parameter.StandardError, 0.00001);
        }
    }

    [SharedDataFact]
    public void Three_years_of_simulated_weeks_are_explained_with_season_and_controls()
    {
        var lines = File.ReadAllLines(SharedData.PathOf("data/budgeting/robyn_dt_simulated_weekly.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        double[] Column(int i) => [.. lines.Select(cells => double.Parse(cells[i], CultureInfo.InvariantCulture))];

        var fit = CurveFitter.Fit(
            Column(1),
            [new("tv", Column(2)) { MaxShape = 1 }, new("print", Column(4)) { MaxShape = 1 }, new("search", Column(7)) { MaxShape = 1 }],
            [new("competitor", Column(8))],
            new FitSettings { SeasonLength = 52.18, Starts = 3 });

        Assert.InRange(fit.RSquared, 0.85, 1);
        Assert.Equal(208, fit.Fitted.Count);
        Assert.All(fit.Channels, channel => Assert.True(channel.Curve.IsConcave));
        Assert.True(BudgetOptimizer.MaximizeResponse(50_000m, [.. fit.Channels.Select(channel => new BudgetChannel(channel.Channel, channel.Curve))]).IsFeasible);
    }

    [Fact]
    public void A_seed_gives_the_same_fit_and_the_same_draws()
    {
        var (responses, spends) = History(80, noise: 100, seed: 5);
        CurveFit Fit() => CurveFitter.Fit(responses, [new("a", spends)], settings: Flat with { Starts = 3 });

        Assert.Equal(Fit()["a"].Curve, Fit()["a"].Curve);
        Assert.Equal(Fit().Draw(5, seed: 9).Select(draw => draw["a"]), Fit().Draw(5, seed: 9).Select(draw => draw["a"]));
    }

    [Fact]
    public void Draws_spread_as_the_standard_error_says()
    {
        var (responses, spends) = History(200, noise: 100, seed: 8);
        var fit = CurveFitter.Fit(responses, [new("a", spends)], settings: Flat with { Starts = 3 });

        var values = fit.Draw(2_000, seed: 1).Select(draw => draw["a"].Response(1_000)).ToArray();
        var mean = values.Average();
        var spread = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));

        Assert.InRange(spread / fit["a"].ResponseStandardError(1_000), 0.7, 1.4);
    }

    [Fact]
    public void What_the_history_cannot_tell_is_said()
    {
        var (responses, spends) = History(60, noise: 50, seed: 2);
        double[] constant = [.. spends.Select(_ => 500.0)];
        ChannelHistory Line(string name, double[] values) => new(name, values) { Kind = ResponseCurveKind.Linear, Retention = 0 };

        var fit = CurveFitter.Fit(
            responses, [Line("a", spends), Line("twin", [.. spends.Select(spend => 2 * spend)]), Line("constant", constant), Line("off", new double[60])], settings: Flat);

        Assert.Contains(fit.Findings, finding => finding is { Code: FitFindingCode.SpendNeverVaries, Channel: "constant" });
        Assert.Contains(fit.Findings, finding => finding is { Code: FitFindingCode.NoSpend, Channel: "off" });
        Assert.Contains(fit.Findings, finding => finding is { Code: FitFindingCode.SpendsMoveTogether, Channel: "a" });
        Assert.Equal(0, fit["off"].Curve.Scale);
        Assert.All(fit["twin"].Parameters, parameter => Assert.Equal(double.NaN, parameter.StandardError));
    }

    [Fact]
    public void A_ceiling_never_seen_is_said()
    {
        var spends = Enumerable.Range(0, 80).Select(t => 50.0 + (t * 37 % 100)).ToArray();
        var responses = spends.Select((spend, t) => 100 + ResponseCurve.Hill(1_000, 2_000, 1).Response(spend) + (t * 7919 % 13)).ToArray();

        var fit = CurveFitter.Fit(responses, [new("a", spends) { Retention = 0, MaxShape = 1 }], settings: Flat);

        Assert.Contains(fit.Findings, finding => finding.Code is FitFindingCode.CeilingNotSeen or FitFindingCode.AtLimit or FitFindingCode.ResponseUncertain);
    }

    [Fact]
    public void Too_few_periods_are_an_answer()
    {
        var fit = CurveFitter.Fit([1, 2, 3, 4], [new("a", [1, 2, 3, 4])]);

        Assert.False(fit.IsFitted);
        Assert.Equal(FitFindingCode.NotEnoughPeriods, Assert.Single(fit.Findings).Code);
        Assert.Throws<InvalidOperationException>(() => fit.Draw(1, 1));
    }

    [Fact]
    public void A_trend_and_a_season_are_not_taken_for_advertising()
    {
        var (responses, spends) = History(156, noise: 20, seed: 4);
        var seasonal = responses.Select((response, t) => response + (10 * t) + (1_000 * Math.Sin(2 * Math.PI * t / 52))).ToArray();

        var fit = CurveFitter.Fit(seasonal, [new("a", spends)], settings: new FitSettings { SeasonLength = 52, Harmonics = 1, Starts = 4 });

        Assert.Equal(10, fit.Baseline.Single(parameter => parameter.Name == "trend").Estimate, 0.5);
        Assert.Equal(1_000, fit.Baseline.Single(parameter => parameter.Name == "sin1").Estimate, 30.0);
        Assert.Equal(ResponseCurve.Hill(5_000, 800, 1.5).Response(1_000), fit["a"].Curve.Response(1_000), 150.0);
    }

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        Assert.Throws<ArgumentException>("channels", () => CurveFitter.Fit([1, 2, 3], []));
        Assert.Throws<ArgumentException>("channels", () => CurveFitter.Fit([1, 2, 3], [new("a", [1, 2])]));
        Assert.Throws<ArgumentOutOfRangeException>("responses", () => CurveFitter.Fit([1, double.NaN, 3], [new("a", [1, 2, 3])]));
        Assert.Throws<ArgumentOutOfRangeException>("spends", () => new ChannelHistory("a", [1, -2, 3]));
        Assert.Throws<ArgumentException>("controls", () => CurveFitter.Fit([1, 2, 3], [new("a", [1, 2, 3])], [new("price", [1])]));
        Assert.Throws<OperationCanceledException>(() => CurveFitter.Fit(
            [.. Enumerable.Range(0, 50).Select(t => (double)t)], [new("a", [.. Enumerable.Range(0, 50).Select(t => (double)(t % 7))])], cancellationToken: new CancellationToken(true)));
    }

    /// <summary>2,000 + Hill(5,000, 800, 1.5) of spends from 0 to 3,000 that carry over at 0.4, and normal noise.</summary>
    private static (double[] Responses, double[] Spends) History(int periods, double noise, int seed)
    {
        var random = new Random(seed);
        var curve = ResponseCurve.Hill(5_000, 800, 1.5);
        var spends = Enumerable.Range(0, periods).Select(_ => random.NextDouble() < 0.2 ? 0 : 3_000 * random.NextDouble()).ToArray();
        var working = CarryOver.Geometric(0.4).Apply(spends);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return ([.. working.Select(spend => 2_000 + curve.Response(0.6 * spend) + (noise * Normal()))], spends);
    }

    private static double[][] Rows(string file) =>
    [
        .. File.ReadAllLines(SharedData.PathOf("data/budgeting/" + file)).Skip(1)
            .Select(line => line.Split(',').Select(cell => double.Parse(cell.Trim('"'), CultureInfo.InvariantCulture)).ToArray()),
    ];
}
