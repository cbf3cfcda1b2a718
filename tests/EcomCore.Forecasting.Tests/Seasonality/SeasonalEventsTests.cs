using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class SeasonalEventsTests
{
    private static readonly DemandSeries Weeks = DemandSeries.Weekly(new LocalDate(2022, 1, 3), Enumerable.Range(0, 120).Select(week => 100.0 + (week * 37 % 23)));

    private static readonly RetailCalendar Calendar = RetailCalendar.Of(
        RetailEvent.Lunar("Spring Festival", 1, 1, before: 14, length: 7), RetailEvent.OnWeekday("Labor Day", 9, IsoDayOfWeek.Monday, 1),
        RetailEvent.OnDates("Opening", [new LocalDate(2029, 5, 5)]));

    [Fact]
    public void An_event_of_the_same_week_every_year_is_left_to_the_season()
    {
        // First Mondays of September: 2022-09-05 and 2023-09-04, 52 weeks apart. An event that never happened stays, so that the forecast can say so.
        Assert.Equal(["Spring Festival", "Opening"], SeasonalEvents.Moving(Weeks, Calendar).Events.Select(item => item.Name));
        Assert.Contains("In the same week every year, so part of the season: Labor Day.", Forecaster.Stl.Fit(Weeks, Calendar).Notes);
    }

    [Fact]
    public void A_model_that_cannot_carry_the_year_keeps_every_event() =>
        Assert.DoesNotContain(Forecaster.Ets.Fit(Weeks, Calendar).Notes, note => note.Contains("same week", StringComparison.Ordinal));

    [Fact]
    public void With_less_than_two_years_there_is_no_season_to_leave_it_to() =>
        Assert.Equal(3, SeasonalEvents.Moving(Weeks.Take(104), Calendar).Events.Count);

    [Fact]
    public void Zeros_before_the_first_sale_hide_no_festival()
    {
        // 60 weeks on sale hold no season of a year that could have 618 in it, however many weeks of nothing came before.
        var first = new LocalDate(2023, 1, 2);
        bool Is618(int week) => first.PlusWeeks(week) <= new LocalDate(DateOf(week).Year, 6, 18) && new LocalDate(DateOf(week).Year, 6, 18) < first.PlusWeeks(week + 1);
        LocalDate DateOf(int week) => first.PlusWeeks(week);
        double[] sold = [.. Enumerable.Range(0, 150).Select(week => week < 90 ? 0 : (Is618(week) ? 300.0 : 100) + (week * 37 % 7) - 3)];
        var series = DemandSeries.Weekly(first, sold);
        var calendar = RetailCalendar.Of(RetailEvent.Fixed("618", 6, 18));

        var late = Forecaster.Automatic.Fit(series, calendar).Forecast(52);
        var trimmed = Forecaster.Automatic.Fit(series.TakeLast(60), calendar).Forecast(52);

        var next = Enumerable.Range(150, 52).Single(Is618) - 150;
        Assert.InRange(late.Mean[next], 270, 330);
        Assert.All(Enumerable.Range(0, 52), h => Assert.Equal(trimmed.Mean[h], late.Mean[h], 6));
        Assert.DoesNotContain(late.Notes, note => note.StartsWith("In the same week every year", StringComparison.Ordinal));
    }

    [Fact]
    public void Zeros_before_the_first_sale_are_no_cycle_of_the_year()
    {
        // 850 days, but 450 of sales: less than two years, so their growth is no wave.
        double[] sold = [.. Enumerable.Range(0, 850).Select(day => day < 400 ? 0 : 60 + (0.2 * (day - 400)) + (day * 37 % 7) - 3)];
        var series = DemandSeries.Daily(new LocalDate(2023, 1, 2), sold);
        var profile = SeasonalProfile.Estimate(series, RetailCalendar.None);
        var trimmed = SeasonalProfile.Estimate(series.TakeLast(450), RetailCalendar.None);

        Assert.Contains("Less than two full cycles of the long season, so no yearly wave was estimated.", profile.Notes);
        Assert.Equal(trimmed.Factors(series, 850, 60), profile.Factors(series, 850, 60));
        Assert.InRange(Forecaster.Automatic.Fit(series).Forecast(120).Mean[119], 0.95 * (60 + (0.2 * 569)), 1.05 * (60 + (0.2 * 569)));
    }
}
