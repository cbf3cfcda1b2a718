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
}
