using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class JackknifeIntervalsTests
{
    [Fact]
    public void Ends_are_those_of_the_fits_without_one_value()
    {
        // The mean of ten values; leaving one out, its error and the mean of the others are known by hand.
        double[] values = [3, 9, 4, 7, 1, 8, 6, 2, 12, 5];
        var forecast = JackknifeIntervals.Forecast(Forecaster.Mean, DemandSeries.Indexed(values), horizon: 2, leaveOuts: 9);

        // The last nine are left out in turn: of 80 %, place 10 x 0.8 = 8 of 9.
        double[] means = [.. Enumerable.Range(1, 9).Select(i => (values.Sum() - values[i]) / 9)];
        double[] errors = [.. Enumerable.Range(1, 9).Select(i => Math.Abs(values[i] - means[i - 1]))];
        var upper = means.Zip(errors, (mean, error) => mean + error).OrderBy(end => end).ElementAt(7);
        var lower = means.Zip(errors, (mean, error) => mean - error).OrderByDescending(end => end).ElementAt(7);
        Assert.Equal(5.7, forecast.Mean[1], 1e-12);
        Assert.Equal(upper, forecast.Interval(1, 80).Upper, 1e-9);
        Assert.Equal(lower, forecast.Interval(1, 80).Lower, 1e-9);
        Assert.Equal("Intervals are those of 9 fits that each leave out one value.", forecast.Notes[^1]);
    }

    [Fact]
    public void They_grow_with_the_step_as_the_models_own_do()
    {
        var series = DemandSeries.Indexed([3, 9, 4, 7, 1, 8, 6, 2, 12, 5, 7, 6]);
        var forecast = JackknifeIntervals.Forecast(Forecaster.Naive, series, horizon: 4);

        // A naive forecast's spread grows as the root of the step. Leaving out the last value but the newest changes no mean.
        var (first, fourth) = (forecast.Interval(0, 60), forecast.Interval(3, 60));
        Assert.Equal(2 * (first.Upper - 6), fourth.Upper - 6, 0.6);
        Assert.True(first.Upper > 6 && first.Lower < 6);
    }

    [Fact]
    public void Intervals_nest_and_a_combination_holds_its_mean()
    {
        var series = DemandSeries.Quarterly(new YearMonth(2015, 1), Enumerable.Range(0, 36).Select(t => 100.0 + (t % 4 * 10) + (t * 37 % 23)));
        var (own, forecast) = (Forecaster.Automatic.Fit(series).Forecast(4), JackknifeIntervals.Forecast(Forecaster.Automatic, series, 4, leaveOuts: 12));

        Assert.Equal(own.Mean, forecast.Mean);
        for (var h = 0; h < 4; h++)
        {
            for (var level = 5; level < 99; level++)
            {
                var (inner, outer) = (forecast.Interval(h, level), forecast.Interval(h, level + 1));
                Assert.True(outer.Lower <= inner.Lower && inner.Lower <= forecast.Mean[h] && inner.Upper >= forecast.Mean[h] && outer.Upper >= inner.Upper);
            }
        }

        Assert.True(forecast.SumOver(0, 4).StandardDeviation > 0);
    }

    [Theory]
    [InlineData(new double[] { 5 })]
    [InlineData(new double[] { 5, 5, 5, 5, 5, 5 })]
    public void Where_nothing_can_be_left_out_the_models_own_intervals_stay(double[] values)
    {
        var series = DemandSeries.Indexed(values);

        Assert.Equal(Forecaster.Automatic.Fit(series).Forecast(1).Interval(0, 80), JackknifeIntervals.Forecast(Forecaster.Automatic, series, 1).Interval(0, 80));
    }

    [Fact]
    public void An_event_in_the_first_step_widens_that_step_alone()
    {
        // 100 a day, 500 on 11 November of two years; the series ends on 10 November.
        var start = new LocalDate(2024, 1, 1);
        var random = new Random(4);
        var calendar = RetailCalendar.Of(RetailEvent.Fixed("Double 11", 11, 11));
        DemandSeries Until(LocalDate end) => DemandSeries.Daily(
            start, Enumerable.Range(0, NodaTime.Period.DaysBetween(start, end)).Select(day => (100 + (20 * (random.NextDouble() - 0.5))) * (start.PlusDays(day) is { Month: 11, Day: 11 } ? 5 : 1)));
        var forecast = JackknifeIntervals.Forecast(Forecaster.Mean, Until(new LocalDate(2025, 11, 11)), 2, leaveOuts: 30, calendar: calendar);
        var (eve, usual) = (forecast.Interval(0, 80), forecast.Interval(1, 80));

        Assert.Equal(5, (eve.Upper - eve.Lower) / (usual.Upper - usual.Lower), 1.0);
        Assert.InRange(usual.Upper - usual.Lower, 10, 24);
    }

    [Fact]
    public void Seldom_demand_can_be_left_out_too_or_the_notes_say_no()
    {
        var random = new Random(2);
        var steady = JackknifeIntervals.Forecast(Forecaster.Sba, DemandSeries.Indexed(Enumerable.Range(0, 40).Select(_ => 100 + (10 * (random.NextDouble() - 0.5)))), 1);
        var none = JackknifeIntervals.Forecast(Forecaster.Sba, DemandSeries.Indexed([5, 5, 5, 5, 5, 5]), 1);

        Assert.Equal("Intervals are those of 39 fits that each leave out one value.", steady.Notes[^1]);
        Assert.Equal("No value could be left out, so the intervals are the model's own.", none.Notes[^1]);
    }
}
