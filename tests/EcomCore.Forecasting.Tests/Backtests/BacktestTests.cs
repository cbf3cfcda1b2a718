namespace EcomCore.Forecasting.Tests;

public sealed class BacktestTests
{
    [Fact]
    public void Measures_are_those_of_their_definitions()
    {
        // Naive, horizon 1, windows at the last two values: trained on 10 12 11 and 10 12 11 15; forecasts 11 and 15 for 15 and 9.
        var report = Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed([10, 12, 11, 15, 9], "A"), horizon: 1, windows: 2);

        Assert.Equal("A", report.Name);
        Assert.Equal(2, report.Windows);
        Assert.Equal(((200 * 4 / 26.0) + (200 * 6 / 24.0)) / 2, report.Smape, 9);

        // Mean absolute changes 3/2 and 7/3; mean square changes 5/2 and 21/3.
        Assert.Equal(((4 / 1.5) + (6 / (7 / 3.0))) / 2, report.Mase, 9);
        Assert.Equal((Math.Sqrt(16 / 2.5) + Math.Sqrt(36 / 7.0)) / 2, report.Rmsse, 9);
        Assert.Equal(100 * (-4 + 6) / 24.0, report.Bias, 9);
        Assert.Equal(0, report.Coverage80);
    }

    [Fact]
    public void Windows_that_leave_too_little_to_learn_from_are_left_out()
    {
        var report = Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed([1, 2, 3, 4]), horizon: 1, windows: 10);

        Assert.Equal(2, report.Windows);
        Assert.True(double.IsNaN(Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed([1, 2]), 5, 3).Smape));
    }

    [Fact]
    public void Missing_values_are_not_compared_and_unchanging_training_has_no_scale()
    {
        var report = Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed([5, 5, 5, double.NaN, 5]), horizon: 2, windows: 1);

        Assert.Equal(0, report.Smape);
        Assert.True(double.IsNaN(report.Mase));
        Assert.Equal(100, report.Coverage95);
    }

    [Fact]
    public void The_future_is_not_seen()
    {
        var values = Enumerable.Range(0, 30).Select(t => 50.0 + (t * 13 % 7)).ToArray();
        var changed = values.ToArray();
        changed[29] = 1e9;
        var before = Backtest.Rolling(Forecaster.Automatic, DemandSeries.Indexed(values).Take(29), 1, 3);
        var report = Backtest.Rolling(Forecaster.Automatic, DemandSeries.Indexed(changed).Take(29), 1, 3);

        Assert.Equal(before, report);
    }

    [Fact]
    public void Intervals_of_noise_cover_about_what_they_say()
    {
        var random = new Random(5);
        var series = Enumerable.Range(0, 60).Select(_ => DemandSeries.Indexed(Enumerable.Range(0, 60).Select(_ => 100 + (10 * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1))))).ToArray();
        var reports = Backtest.RollingAll(Forecaster.Automatic, series, horizon: 4, windows: 3);

        Assert.InRange(reports.Average(report => report.Coverage80), 72, 88);
        Assert.InRange(reports.Average(report => report.Coverage95), 90, 99);
    }

    [Fact]
    public void Without_season_the_naive_forecast_is_the_benchmark_itself()
    {
        var report = Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed([10, 12, 11, 15, 9]), horizon: 1, windows: 2);

        Assert.Equal(1, report.Owa, 12);
    }

    [Fact]
    public void Pinball_loss_is_that_of_its_definition()
    {
        // Trained on 10 12 11: forecast 11, mean change 1.5, variance of changes 2.5; 15 came.
        var report = Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed([10, 12, 11, 15]), horizon: 1, windows: 1);
        var deviation = Math.Sqrt(2.5);
        double[] probabilities = [0.025, 0.1, 0.5, 0.9, 0.975];
        var losses = probabilities.Select(p =>
        {
            var quantile = 11 + (deviation * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p));
            return 15 >= quantile ? p * (15 - quantile) : (1 - p) * (quantile - 15);
        });

        Assert.Equal(losses.Average() / 1.5, report.Pinball, 9);
    }

    [Fact]
    public void Sliding_training_forgets_the_oldest_values()
    {
        var series = DemandSeries.Indexed([1000, 1000, 1000, 4, 6, 4, 6, 5]);
        var (expanding, sliding) = (Backtest.Rolling(Forecaster.Mean, series, 1, 1), Backtest.Rolling(Forecaster.Mean, series, 1, 1, trainingLength: 4));

        // The mean of 4 6 4 6 is what came; their mean change is 2.
        Assert.Equal(0, sliding.Mase, 12);
        Assert.True(expanding.Bias > 1000);
    }

    [Fact]
    public void Coverage_is_that_of_the_levels_asked_for()
    {
        var series = DemandSeries.Indexed(Enumerable.Range(0, 60).Select(t => 100.0 + (t * 37 % 23)));
        var report = Backtest.Rolling(Forecaster.Mean, series, horizon: 1, windows: 40, levels: [50, 99.9]);

        Assert.Equal([50, 99.9], report.Coverages.Select(coverage => coverage.Level));
        Assert.Equal(100, report.Coverages[1].Percent);
        Assert.InRange(report.Coverages[0].Percent, 20, 70);
        var usual = Backtest.Rolling(Forecaster.Mean, series, horizon: 1, windows: 40);
        Assert.Equal([new IntervalCoverage(80, usual.Coverage80), new IntervalCoverage(95, usual.Coverage95)], usual.Coverages);
        Assert.Throws<ArgumentOutOfRangeException>(() => Backtest.Rolling(Forecaster.Mean, series, 1, 1, levels: [100]));
    }

    [Fact]
    public void A_window_without_a_value_to_learn_from_is_left_out()
    {
        var report = Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed([double.NaN, double.NaN, double.NaN, 4, 5, 6]), horizon: 1, windows: 4);

        Assert.Equal(2, report.Windows);
        Assert.False(double.IsNaN(report.Smape));
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void Measures_without_a_unit_are_the_same_in_any_unit(double unit)
    {
        double[] values = [10, 12, 11, 15, 9, 14, 12];
        var (report, other) = (Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed(values), 1, 2), Backtest.Rolling(Forecaster.Naive, DemandSeries.Indexed(values.Select(value => value * unit)), 1, 2));

        Assert.Equal([report.Smape, report.Mase, report.Rmsse, report.Bias, report.Owa, report.Pinball], new[] { other.Smape, other.Mase, other.Rmsse, other.Bias, other.Owa, other.Pinball }, (a, b) => Math.Abs(a - b) < 1e-9 * Math.Abs(a));
    }
}
