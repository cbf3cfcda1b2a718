using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class ConformalIntervalsTests
{
    [Fact]
    public void Intervals_hold_a_share_of_past_errors()
    {
        // Naive one step ahead on 0, 1, 3, 6, 10, ...: errors 1, 2, 3, ... The last four forecasts train on 7 to 10 values and miss by 7, 8, 9 and 10.
        double[] values = [.. Enumerable.Range(0, 11).Select(t => t * (t + 1) / 2.0)];
        var series = DemandSeries.Indexed(values);
        var calibration = ConformalIntervals.Calibrate(Forecaster.Naive, series, horizon: 1, windows: 4);

        Assert.Equal((4, 4, 80.0), (calibration.Windows, calibration.Count, calibration.HighestLevel));
        double Score(int count, double error) => error / Math.Sqrt(values.Take(count).Zip(values.Skip(1).Take(count - 1), (a, b) => (b - a) * (b - a)).Sum() / (count - 1));
        // The deviation of a naive forecast of n values has n - 1 degrees of freedom; as normal numbers past and present compare.
        double[] scores = [.. Enumerable.Range(7, 4).Select(count => StudentScore.ToNormal(Score(count, count), count - 1)).OrderBy(score => score).Select(score => StudentScore.FromNormal(score, 10))];
        var own = Forecaster.Naive.Fit(series).Forecast(1);
        var corrected = calibration.Apply(own);

        var spread = Math.Sqrt(values.Zip(values.Skip(1), (a, b) => (b - a) * (b - a)).Sum() / 10);
        Assert.Equal(own.Mean, corrected.Mean);
        // The interval of 60 %: the share 5 x 0.6 / 4, which is 3 of 4 errors; that of 80 %: all four; beyond that at least the model's own.
        Assert.Equal(own.Mean[0] + (spread * scores[2]), corrected.Interval(0, 60).Upper, 1e-6);
        Assert.Equal(own.Mean[0] - (spread * scores[2]), corrected.Quantile(0, 0.2), 1e-6);
        Assert.Equal(own.Mean[0] + (spread * scores[3]), corrected.Interval(0, 80).Upper, 1e-6);
        Assert.Equal(Math.Max(own.Interval(0, 99).Upper, own.Mean[0] + (spread * scores[3])), corrected.Interval(0, 99).Upper, 1e-6);
        Assert.Equal("Intervals are corrected with 4 errors of 4 past forecasts.", corrected.Notes[^1]);
    }

    [Fact]
    public void The_share_of_errors_inside_is_the_level_with_one_more_forecast()
    {
        // Four forecasts of two steps: 8 errors. Of 60 %, 0.75 x 8 = 6 are inside; of 50 %, 0.625 x 8 = 5, which whole forecasts (3 of 4) would round up to 6.
        var series = DemandSeries.Indexed(Enumerable.Range(0, 16).Select(t => 100.0 + (t * t * 37 % 23)));
        var own = Forecaster.Mean.Fit(series).Forecast(1);
        var corrected = ConformalIntervals.Calibrate(Forecaster.Mean, series, horizon: 2, windows: 4).Apply(own);
        double[] scores =
        [
            .. Enumerable.Range(11, 4).SelectMany(origin =>
            {
                var past = Forecaster.Mean.Fit(series.Take(origin)).Forecast(2);
                return Enumerable.Range(0, 2).Select(h => StudentScore.ToNormal(Math.Abs(series[origin + h] - past.Mean[h]) / past.Spread(h), origin - 1));
            }).OrderBy(score => score).Select(score => StudentScore.FromNormal(score, 15)),
        ];

        Assert.Equal(own.Mean[0] + (own.Spread(0) * scores[5]), corrected.Interval(0, 60).Upper, 1e-6);
        Assert.Equal(own.Mean[0] + (own.Spread(0) * scores[4]), corrected.Interval(0, 50).Upper, 1e-6);
    }

    [Fact]
    public void An_overconfident_model_is_widened_to_what_it_claims()
    {
        // Drift on a random walk with rare jumps: the normal interval is wrong in its shape. 60 walks, one step ahead.
        var random = new Random(5);
        var (held, own) = (0, 0);
        for (var k = 0; k < 60; k++)
        {
            var level = 100.0;
            double[] values = [.. Enumerable.Range(0, 121).Select(t => level += t % 2 == 0 ? 8 * (random.NextDouble() - 0.5) : 0)];
            var training = DemandSeries.Indexed(values.Take(120));
            var forecast = Forecaster.Mean.Fit(training).Forecast(1);
            var corrected = ConformalIntervals.Calibrate(Forecaster.Mean, training, 1, windows: 50).Apply(forecast);
            held += corrected.Interval(0, 80) is var i && values[120] >= i.Lower && values[120] <= i.Upper ? 1 : 0;
            own += forecast.Interval(0, 80) is var j && values[120] >= j.Lower && values[120] <= j.Upper ? 1 : 0;
        }

        // The mean of all values says too little of a walk; its past errors know.
        Assert.True(held > own && held is >= 40 and <= 56, $"{held}, by itself {own}");
    }

    [Fact]
    public void Intervals_nest_by_level()
    {
        var series = DemandSeries.Monthly(new YearMonth(2020, 1), Enumerable.Range(0, 60).Select(t => 100.0 + (t * 37 % 23)));
        var forecast = ConformalIntervals.Forecast(Forecaster.Theta, series, horizon: 6, windows: 12);
        for (var h = 0; h < 6; h++)
        {
            for (var level = 5; level < 99; level++)
            {
                var (inner, outer) = (forecast.Interval(h, level), forecast.Interval(h, level + 1));
                Assert.True(outer.Lower <= inner.Lower && outer.Upper >= inner.Upper);
            }
        }
    }

    [Fact]
    public void A_series_too_short_keeps_the_models_own_intervals()
    {
        var series = DemandSeries.Indexed([1, 2, 4, 3]);
        var calibration = ConformalIntervals.Calibrate(Forecaster.Naive, series, 2);
        var forecast = Forecaster.Naive.Fit(series).Forecast(2);

        Assert.Equal((0, 0, 0.0), (calibration.Windows, calibration.Count, calibration.HighestLevel));
        Assert.Same(forecast, calibration.Apply(forecast));
    }

    [Fact]
    public void The_newsvendor_takes_the_quantile_of_the_critical_ratio()
    {
        // A margin of 30 lost against 10 left over: the 75 % quantile.
        var forecast = Forecaster.Ets.Fit(DemandSeries.Indexed([20, 24, 19, 23, 27, 22, 25, 21, 26, 24, 28, 23])).Forecast(3);

        Assert.Equal(forecast.Quantile(1, 0.75), forecast.NewsvendorQuantity(1, underageCost: 30, overageCost: 10));
        Assert.Equal(forecast.SumOver(0, 3).Quantile(0.75), forecast.SumOver(0, 3).NewsvendorQuantity(30, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => forecast.NewsvendorQuantity(1, 0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => forecast.NewsvendorQuantity(1, 1e-300, 1e300));
    }

    [Fact]
    public void A_model_that_was_certain_and_wrong_gets_infinite_intervals()
    {
        // Ten equal values state no spread; the next ones differ. Two of the last four forecasts were certain of 5 and missed; those of 60 % still hold the two others.
        double[] values = [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 5];
        var calibration = ConformalIntervals.Calibrate(Forecaster.Naive, DemandSeries.Indexed(values).Take(11), horizon: 1, windows: 4);
        var forecast = calibration.Apply(Forecaster.Naive.NonNegative().Fit(DemandSeries.Indexed(values)).Forecast(2));

        Assert.Equal((4, 4), (calibration.Windows, calibration.Count));
        Assert.Equal(new ForecastInterval(80, 0, double.PositiveInfinity), forecast.Interval(0, 80));
        Assert.Equal(new ForecastInterval(50, 5, 5), forecast.Interval(0, 50));
        Assert.Equal(double.PositiveInfinity, forecast.Quantile(1, 0.99));
        Assert.False(double.IsNaN(forecast.SumOver(0, 2).StandardDeviation));

        // Where the model states no spread for the coming step either, the interval is infinite too, not of no width.
        var certain = calibration.Apply(Forecaster.Naive.Fit(DemandSeries.Indexed([5, 5, 5, 5, 5])).Forecast(1));
        Assert.Equal(new ForecastInterval(95, double.NegativeInfinity, double.PositiveInfinity), certain.Interval(0, 95));
    }

    [Fact]
    public void An_error_of_nothing_counts_as_inside()
    {
        var calibration = ConformalIntervals.Calibrate(Forecaster.Naive, DemandSeries.Indexed([5, 5, 5, 5, 5, 5, 5, 5, 5, 5]), horizon: 1, windows: 4);
        Assert.Equal((4, 4), (calibration.Windows, calibration.Count));
    }

    [Fact]
    public void Series_calibrated_together_share_their_errors_step_by_step()
    {
        // One past forecast each of nine series, two steps: of 80 % the share 10/9 x 0.8 is inside, 8 of 9 scores of the same step.
        DemandSeries[] all = [.. Enumerable.Range(0, 9).Select(k => DemandSeries.Indexed(Enumerable.Range(0, 12).Select(t => 100.0 + (t * (k + 3) * 17 % 23)), $"s{k}"))];
        var calibration = ConformalIntervals.CalibrateAll(Forecaster.Mean, all, horizon: 2, windows: 1);
        var own = Forecaster.Mean.Fit(all[4]).Forecast(2);
        var corrected = calibration.Apply(own);

        Assert.Equal((9, 18, 90.0), (calibration.Windows, calibration.Count, calibration.HighestLevel));
        for (var h = 0; h < 2; h++)
        {
            double[] scores =
            [
                .. all.Select(series =>
                {
                    var past = Forecaster.Mean.Fit(series.Take(10)).Forecast(2);
                    return StudentScore.ToNormal(Math.Abs(series[10 + h] - past.Mean[h]) / past.Spread(h), 9);
                }).OrderBy(score => score).Select(score => StudentScore.FromNormal(score, 11)),
            ];
            Assert.Equal(own.Mean[h] + (own.Spread(h) * scores[7]), corrected.Interval(h, 80).Upper, 1e-6);
            Assert.Equal(own.Mean[h] - (own.Spread(h) * Math.Max(scores[8], 1.959963984540054)), corrected.Interval(h, 95).Lower, 1e-6);
        }

        Assert.Equal("Intervals are corrected with 18 errors of 9 past forecasts of 9 series, step by step.", corrected.Notes[^1]);
        Assert.Equal(corrected.Interval(1, 80), ConformalIntervals.ForecastAll(Forecaster.Mean, all, 2, windows: 1)[4].Interval(1, 80));
    }

    [Fact]
    public void Past_forecasts_spread_over_the_horizon_reach_only_as_far_as_the_data()
    {
        // Four steps, two forecasts: two and four periods before the end. The steps 3 and 4 have one error each, 1 and 2 have two.
        DemandSeries[] all = [.. Enumerable.Range(0, 9).Select(k => DemandSeries.Indexed(Enumerable.Range(0, 20).Select(t => 100.0 + (t * (k + 3) * 17 % 23)), $"s{k}"))];
        var calibration = ConformalIntervals.CalibrateAll(Forecaster.Mean, all, horizon: 4, windows: 2);

        Assert.Equal((18, 9 * 6), (calibration.Windows, calibration.Count));
    }

    [Fact]
    public void A_spike_in_a_long_series_does_not_blow_up_a_short_one()
    {
        var random = new Random(8);
        double[] Steady(int count) => [.. Enumerable.Range(0, count).Select(_ => 100 + (10 * random.NextDouble()))];
        DemandSeries[] all =
        [
            .. Enumerable.Range(0, 20).Select(_ => DemandSeries.Indexed(Steady(400).Select((value, t) => t == 397 ? value + 250 : value))),
            .. new[] { 7, 10, 15 }.Select(count => DemandSeries.Indexed(Steady(count))),
        ];
        var calibration = ConformalIntervals.CalibrateAll(Forecaster.Mean, all, 4);
        double Growth(DemandSeries series)
        {
            var own = Forecaster.Mean.Fit(series).Forecast(4);
            return Enumerable.Range(0, 4).Max(h => (calibration.Apply(own).Interval(h, 95).Upper - own.Mean[h]) / (own.Interval(h, 95).Upper - own.Mean[h]));
        }

        // All long series jumped, so wide intervals are right; those of short series grow in the same measure, twice for the fewest degrees.
        Assert.All(all.Skip(20), series => Assert.InRange(Growth(series), 1, 2 * Growth(all[0])));
    }

    [Fact]
    public void A_step_that_few_series_reach_counts_these_alone()
    {
        // Series of 8 values reach the first three steps (at least five values to learn from); only the long one reaches the sixth. One case vouches for 50 %.
        var random = new Random(2);
        DemandSeries Walk(int count)
        {
            var level = 100.0;
            return DemandSeries.Indexed(Enumerable.Range(0, count).Select(_ => level += 8 * (random.NextDouble() - 0.5)));
        }

        DemandSeries[] all = [.. Enumerable.Range(0, 29).Select(_ => Walk(8)), Walk(40)];
        var calibration = ConformalIntervals.CalibrateAll(Forecaster.Naive, all, 6);
        Assert.Equal(50, calibration.HighestLevel);
        foreach (var series in all)
        {
            var own = Forecaster.Naive.Fit(series).Forecast(6);
            Assert.True(calibration.Apply(own).Interval(5, 80).Upper >= own.Interval(5, 80).Upper);
        }
    }

    [Fact]
    public void Series_that_do_not_change_say_nothing_about_the_others()
    {
        DemandSeries[] changing = [.. Enumerable.Range(0, 12).Select(k => DemandSeries.Indexed(Enumerable.Range(0, 20).Select(t => 100.0 + (t * (k + 3) * 17 % 23))))];
        DemandSeries[] constant = [.. Enumerable.Range(0, 12).Select(k => DemandSeries.Indexed(Enumerable.Repeat(5.0, 20)))];
        var (alone, among) = (ConformalIntervals.CalibrateAll(Forecaster.Naive, changing, 4), ConformalIntervals.CalibrateAll(Forecaster.Naive, [.. changing, .. constant], 4));
        var own = Forecaster.Naive.Fit(changing[0]).Forecast(4);

        Assert.Equal((alone.Windows, alone.Count, alone.HighestLevel), (among.Windows, among.Count, among.HighestLevel));
        Assert.Equal(alone.Apply(own).Interval(3, 80), among.Apply(own).Interval(3, 80));
    }

    [Fact]
    public void Series_that_were_certain_and_wrong_do_not_make_the_others_infinite()
    {
        DemandSeries[] all = [.. Enumerable.Range(0, 8).Select(k => DemandSeries.Indexed(Enumerable.Range(0, 12).Select(t => k < 4 ? (t < 11 ? 5.0 : 9) : 100.0 + (t * (k + 3) * 17 % 23))))];
        var forecast = ConformalIntervals.ForecastAll(Forecaster.Mean, all, 1)[6];

        Assert.False(double.IsInfinity(forecast.Interval(0, 95).Upper));
    }

    [Fact]
    public void Series_of_different_frequencies_are_not_calibrated_together()
    {
        DemandSeries[] mixed = [DemandSeries.Yearly(2000, [1, 2, 3, 4, 5, 6, 7]), DemandSeries.Indexed([1, 2, 3, 4, 5, 6, 7])];

        Assert.Equal("Expected series of one frequency; found Yearly and Index. (Parameter 'series')", Assert.Throws<ArgumentException>(() => ConformalIntervals.CalibrateAll(Forecaster.Naive, mixed, 1)).Message);
    }

    [Fact]
    public void Intervals_of_many_series_hold_what_they_say_whatever_the_model_believes()
    {
        // The mean of all values believes that errors do not grow; those of a random walk do.
        var random = new Random(3);
        DemandSeries[] walks =
        [
            .. Enumerable.Range(0, 400).Select(_ =>
            {
                var level = 100.0;
                return DemandSeries.Indexed(Enumerable.Range(0, 48).Select(_ => level += 8 * (random.NextDouble() - 0.5)));
            }),
        ];
        var forecasts = ConformalIntervals.ForecastAll(Forecaster.Mean, [.. walks.Select(walk => walk.Take(40))], 8);
        var held = Enumerable.Range(0, 400).Average(i => Enumerable.Range(0, 8).Average(h => forecasts[i].Interval(h, 80) is var range && walks[i][40 + h] >= range.Lower && walks[i][40 + h] <= range.Upper ? 100.0 : 0));

        // Standard error 2 points for one step of 400 walks.
        Assert.InRange(held, 76, 84);
    }
}
