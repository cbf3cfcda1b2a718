using Microsoft.Extensions.Options;
using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class SurgeDetectorTests
{
    private static readonly LocalDate Monday = new(2022, 1, 3);

    [Fact]
    public void A_rise_opens_an_alert_and_calm_closes_it()
    {
        // About 100 a week, three weeks of double that.
        double[] volumes = [.. Enumerable.Range(0, 60).Select(t => (t is >= 40 and < 43 ? 200.0 : 100) + (t * 7 % 11))];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes));

        var alert = Assert.Single(report.Alerts);
        Assert.Equal((40, false), (alert.First, alert.IsOpen));
        // Two calm weeks close it: the first of them is still open.
        Assert.Equal(43, alert.Last);
        Assert.InRange(alert.PeakLift, 1.8, 2.1);
        Assert.False(report.HasSeason);
        Assert.Equal(8, report.HindsightCount);
        Assert.InRange(report.Points[40].Expected, 100, 110);
    }

    [Fact]
    public void A_peak_of_every_year_is_season_and_the_same_rise_elsewhere_is_not()
    {
        // Week 45 of each year sells four times as much; in the fourth year week 20 does too.
        double[] volumes = [.. Enumerable.Range(0, 208).Select(t => (t % 52 == 45 || t == 176 ? 4000.0 : 1000) + (t * 37 % 101))];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes));

        var alert = Assert.Single(report.Alerts);
        Assert.Equal(176, alert.Peak);
        Assert.InRange(report.Points[201].Expected, 3500, 4500);
        Assert.InRange(report.Points[201].Score, -3, 3);
    }

    [Fact]
    public void A_peak_of_one_year_is_not_expected_the_next()
    {
        double[] volumes = [.. Enumerable.Range(0, 160).Select(t => (t == 110 ? 4000.0 : 1000) + (t * 37 % 101))];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes));

        Assert.Equal(110, Assert.Single(report.Alerts).Peak);
        volumes = [.. volumes, .. Enumerable.Repeat(1050.0, 10)];
        Assert.InRange(SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes)).Points[162].Expected, 900, 1200);
    }

    [Fact]
    public void Hysteresis_keeps_one_alert_open_where_the_score_swings_about_the_limit()
    {
        // After a quiet year, high and middling weeks take turns.
        double[] volumes = [.. Enumerable.Range(0, 40).Select(t => 1000.0 + (t * 37 % 61)), 1300, 1140, 1300, 1140, 1300, 1140, 1300];
        var series = DemandSeries.Weekly(Monday, volumes);

        Assert.Single(SurgeDetector.Default.Detect(series).Alerts);
        var nervous = new SurgeDetector(new SurgeOptions { CloseScore = 3, CalmPeriods = 1, OpenScore = 3 });
        Assert.True(nervous.Detect(series).Alerts.Count > 1);
    }

    [Fact]
    public void Two_periods_of_confirmation_let_one_high_week_pass()
    {
        double[] volumes = [.. Enumerable.Range(0, 40).Select(t => t == 30 ? 300.0 : 100 + (t * 7 % 11))];
        var series = DemandSeries.Weekly(Monday, volumes);

        Assert.Single(SurgeDetector.Default.Detect(series).Alerts);
        Assert.Empty(new SurgeDetector(new SurgeOptions { ConfirmPeriods = 2 }).Detect(series).Alerts);
    }

    [Fact]
    public void Three_searches_where_one_was_usual_are_chance_and_twenty_are_not()
    {
        double[] quiet = [.. Enumerable.Range(0, 30).Select(t => (double)(t % 3))];

        Assert.Empty(SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, [.. quiet, 3])).Alerts);
        var alert = Assert.Single(SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, [.. quiet, 20])).Alerts);
        Assert.True(alert.IsOpen);
    }

    [Fact]
    public void Ten_searches_where_none_were_are_an_alert()
    {
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, [.. Enumerable.Repeat(0.0, 30), 10]));

        Assert.Equal(0, report.Points[30].Expected, 6);
        // Anscombe: 2 (sqrt(10.375) - sqrt(0.375)) = 5.2.
        Assert.Equal(5.2, report.Points[30].Score, 0.1);
        Assert.True(report.IsOpen);
    }

    [Fact]
    public void A_very_steady_keyword_is_not_reported_for_ten_percent_more()
    {
        double[] volumes = [.. Enumerable.Repeat(100_000.0, 40), 110_000];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes));

        Assert.True(report.Points[40].Score > 3);
        Assert.Empty(report.Alerts);
    }

    [Fact]
    public void An_index_with_fractions_is_judged_by_its_own_spread()
    {
        double[] index = [.. Enumerable.Range(0, 40).Select(t => 1 + (t * 7 % 11 / 50.0)), 2.5];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, index));

        Assert.True(report.IsOpen);
        Assert.InRange(report.Points[40].Expected, 1, 1.2);
    }

    [Fact]
    public void Spring_Festival_is_compared_with_Spring_Festival()
    {
        // Searches triple in the seven days before it: 2022-02-01, 2023-01-22, 2024-02-10, 2025-01-29.
        var festival = RetailEvent.Lunar("Spring Festival", 1, 1, before: 7);
        double[] volumes =
        [
            .. Enumerable.Range(0, 180).Select(week => Monday.PlusWeeks(week)).Select((start, week) =>
                Math.Round(1000 * (1 + (2 * festival.Share(start, start.PlusDays(7), EventPhase.Before)))) + (week * 37 % 301)),
        ];
        var series = DemandSeries.Weekly(Monday, volumes);

        Assert.NotEmpty(SurgeDetector.Default.Detect(series).Alerts);
        Assert.Empty(SurgeDetector.Default.Detect(series, RetailCalendar.Of(festival)).Alerts);
    }

    [Fact]
    public void A_word_that_came_up_in_the_second_year_has_no_season_from_the_first()
    {
        // Nothing for 70 weeks, about 1,000 from then on: the zeros are no deep season of the first year.
        double[] volumes = [.. Enumerable.Range(0, 150).Select(t => t < 70 ? 0.0 : 1000 + (t * 37 % 101))];
        var season = new SurgeSeason(DemandSeries.Weekly(Monday, volumes), [.. volumes.Select(volume => Math.Log(volume + 0.5))], RetailCalendar.None);

        Assert.All(Enumerable.Range(0, 150), t => Assert.InRange(season.Of(t), -0.1, 0.1));
        Assert.Equal(0, season.Growth);
        Assert.Equal(70, SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes)).Alerts[0].First);
    }

    [Fact]
    public void A_missing_week_has_no_score_and_changes_nothing()
    {
        double[] volumes = [.. Enumerable.Range(0, 40).Select(t => t == 20 ? double.NaN : 100.0 + (t * 7 % 11))];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes));

        Assert.True(double.IsNaN(report.Points[20].Score));
        Assert.InRange(report.Points[20].Expected, 95, 115);
        Assert.Empty(report.Alerts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    public void An_index_that_was_only_0_yet_is_judged_from_its_first_value_on(double unit)
    {
        double[] index = [0, 0, 0, 0, 0, 0, 0, 0, 873, 0, 800, 900];
        var points = new SurgeDetector(new SurgeOptions { Unit = VolumeUnit.Index }).Detect(DemandSeries.Weekly(Monday, index.Select(value => value * unit))).Points;

        Assert.All(points.Take(8), point => Assert.Equal(new SurgePoint(0, double.NaN, double.NaN, false), point));
        Assert.All(points.Skip(8), point => Assert.InRange(point.Expected / unit, 400, 1200));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.001)]
    [InlineData(1024)]
    [InlineData(1 / 3.0)]
    public void A_rise_to_the_very_limit_is_an_alert_in_any_unit(double unit)
    {
        var detector = new SurgeDetector(new SurgeOptions { Unit = VolumeUnit.Index, LeastLift = 1.2 });
        double[] index = [5, 5, 5, 5, 5, 5, 5, 5, 5, 6];

        Assert.True(detector.Detect(DemandSeries.Weekly(Monday, index.Select(value => value * unit))).Points[^1].Alert);
    }

    [Fact]
    public void An_open_alert_lifts_the_forecast_and_fades()
    {
        double[] volumes = [.. Enumerable.Range(0, 40).Select(t => 100.0 + (t * 7 % 11)), 210, 210, 210];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes));
        var uplift = report.Uplift(horizon: 8, halfLife: 4);

        Assert.InRange(uplift[0], 1.4, 2);
        // Half of the logarithm is gone after four periods, and another half after eight.
        Assert.Equal(Math.Log(uplift[3]) / 2, Math.Log(uplift[7]), 9);
        Assert.Equal(Math.Log(uplift[0]) / 2, Math.Log(report.Uplift(1, elasticity: 0.5)[0]), 9);

        var forecast = Forecaster.Naive.Fit(DemandSeries.Weekly(Monday, [10, 12, 10, 12])).Forecast(8);
        var lifted = forecast.WithUplift(uplift);
        Assert.Equal(forecast.Mean[0] * uplift[0], lifted.Mean[0], 9);
        Assert.Equal(forecast.Interval(0, 80).Upper * uplift[0], lifted.Interval(0, 80).Upper, 9);
        Assert.Equal(forecast.SumOver(0, 1).StandardDeviation * uplift[0], lifted.SumOver(0, 1).StandardDeviation, 9);
        Assert.Contains("uplift", lifted.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_open_alert_nothing_is_lifted() =>
        Assert.Equal([1.0, 1], SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, [5, 6, 5, 6, 5])).Uplift(2));

    [Fact]
    public void An_uplift_needs_a_factor_for_each_step()
    {
        var forecast = Forecaster.Naive.Fit(DemandSeries.Weekly(Monday, [10, 12])).Forecast(2);

        Assert.Throws<ArgumentException>(() => forecast.WithUplift([1]));
        Assert.Throws<ArgumentException>(() => forecast.WithUplift([1, 0]));
        Assert.Throws<ArgumentException>(() => forecast.WithUplift([double.NaN, 1]));
    }

    [Fact]
    public void A_negative_volume_is_refused_with_its_row() =>
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, [1, -1]))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_fault_of_the_options_is_named()
    {
        var error = Assert.Throws<OptionsValidationException>(() => new SurgeDetector(new SurgeOptions { OpenScore = 0, CloseScore = 4, LeastLift = 0.5 }));

        Assert.Equal(["OpenScore: expected 1 to 20, found 0.", "CloseScore: expected 0 to 0, found 4.", "LeastLift: expected 1 to 100, found 0.5."], error.Failures);
    }

    [Fact]
    public void A_count_counts_by_chance_and_an_index_does_not()
    {
        // A usual week has 4, with next to no spread: 12 searches are 2 (sqrt(12.375) - sqrt(4.375)) = 2.85 deviations above, a ratio of 3 is log(3) / 0.02.
        DemandSeries series = DemandSeries.Weekly(Monday, [.. Enumerable.Repeat(4.0, 30), 12]);
        var counts = new SurgeDetector(new SurgeOptions { Unit = VolumeUnit.Count }).Detect(series);
        var index = new SurgeDetector(new SurgeOptions { Unit = VolumeUnit.Index }).Detect(series);

        Assert.Equal(2.85, counts.Points[30].Score, 0.1);
        Assert.True(index.Points[30].Score > 50);
        Assert.Equal(counts.Points, SurgeDetector.Default.Detect(series).Points);
        Assert.Equal(
            ["Unit: expected Automatic, Count or Index, found 7."],
            Assert.Throws<OptionsValidationException>(() => new SurgeDetector(new SurgeOptions { Unit = (VolumeUnit)7 })).Failures);
    }

    [Fact]
    public void A_rise_fades_over_missing_weeks()
    {
        // A rise of 3 % a week, then 40 weeks of nothing known: with its slope kept whole the level would run to three times the last volume.
        double[] volumes = [.. Enumerable.Range(0, 60).Select(t => Math.Round(1000 * Math.Pow(1.03, t))), .. Enumerable.Repeat(double.NaN, 40)];
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, volumes));
        var steps = Enumerable.Range(61, 39).Select(t => Math.Log(report.Points[t].Expected / report.Points[t - 1].Expected)).ToArray();

        // Each step is 0.95 of the one before.
        Assert.True(steps[0] > 0);
        Assert.All(Enumerable.Range(1, 38), i => Assert.Equal(0.95, steps[i] / steps[i - 1], 0.01));
    }

    [Fact]
    public void Before_the_first_known_volume_nothing_is_expected()
    {
        var report = SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, [.. Enumerable.Repeat(double.NaN, 20), .. Enumerable.Range(0, 20).Select(t => 1000.0 + (t * 37 % 61))]));

        Assert.All(report.Points.Take(20), point => Assert.True(double.IsNaN(point.Expected) && double.IsNaN(point.Score) && !point.Alert));
        Assert.InRange(report.Points[20].Expected, 950, 1100);
        Assert.Empty(report.Alerts);
        Assert.All(SurgeDetector.Default.Detect(DemandSeries.Weekly(Monday, [double.NaN, double.NaN])).Points, point => Assert.True(double.IsNaN(point.Expected)));
    }

    [Fact]
    public void A_months_share_of_Spring_Festival_is_expected()
    {
        // Searches by month, tripled by a whole festival window (29 days): in 2023 it lies in January, in 2024 mostly in February, in 2025 more than half in January.
        var festival = RetailCalendar.China.Events[0];
        var months = Enumerable.Range(0, 74).Select(m => new YearMonth(2019, 1).OnDayOfMonth(1).PlusMonths(m)).ToArray();
        DemandSeries series = DemandSeries.Monthly(
            new YearMonth(2019, 1), months.Select((start, m) => Math.Round(10_000 * Math.Exp((Math.Log(3) * festival.Share(start, start.PlusMonths(1))) + (m * 37 % 11 / 200.0)))), "snacks");
        var (blind, seeing) = (SurgeDetector.Default.Detect(series), SurgeDetector.Default.Detect(series, RetailCalendar.China));

        Assert.NotEmpty(blind.Alerts);
        Assert.Empty(seeing.Alerts);
        // January 2025 holds 17 of the 29 days: about 10,000 x 3^(17/29) = 19,000.
        Assert.InRange(seeing.Points[72].Expected, 17_500, 22_500);
        Assert.InRange(seeing.Points[72].Score, -2.5, 2.5);
    }
}
