using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class KnownEffectsTests
{
    private static readonly LocalDate Start = new(2024, 1, 1);

    [Fact]
    public void An_event_that_never_occurred_borrows_the_effect_per_day()
    {
        // Double 11 triples its day; Double 12 is new and takes half of it as a logarithm: a factor of root 3.
        var calendar = RetailCalendar.Of(RetailEvent.Fixed("Double 11", 11, 11), RetailEvent.Fixed("Double 12", 12, 12, length: 2).BorrowingFrom("Double 11", 0.5));
        var forecast = Forecaster.Naive.Fit(DaysTo(new LocalDate(2024, 12, 1)), calendar).Forecast(20);

        Assert.Equal(100, forecast.Mean[10], 3);
        Assert.Equal(100 * Math.Sqrt(3), forecast.Mean[11], 2);
        Assert.Equal(100 * Math.Sqrt(3), forecast.Mean[12], 2);
        Assert.Equal(100, forecast.Mean[13], 3);
        Assert.Contains("'Double 12' never occurred in the data; its effect per day is 0.5 times that of 'Double 11'.", forecast.Notes);
    }

    [Fact]
    public void An_event_that_never_occurred_and_borrows_nothing_is_said_or_refused()
    {
        var calendar = RetailCalendar.Of(RetailEvent.Fixed("Double 12", 12, 12));
        var series = DaysTo(new LocalDate(2024, 12, 1));

        Assert.Contains("'Double 12' falls into the forecast but never occurred in the data, so it is ignored.", Forecaster.Naive.Fit(series, calendar).Forecast(20).Notes);
        var strict = Forecaster.Naive.With(new ForecastingOptions { UnseenEvents = UnseenEventRule.Refuse }).Fit(series, calendar);
        var error = Assert.Throws<ArgumentException>(() => strict.Forecast(20));
        Assert.Contains("'Double 12'", error.Message, StringComparison.Ordinal);
        Assert.Equal(10, strict.Forecast(10).Horizon);
    }

    [Fact]
    public void Borrowing_from_an_event_that_is_not_there_is_said()
    {
        var calendar = RetailCalendar.Of(RetailEvent.Fixed("Double 12", 12, 12).BorrowingFrom("Double 11"));

        Assert.Contains(
            Forecaster.Naive.Fit(DaysTo(new LocalDate(2024, 12, 1)), calendar).Forecast(20).Notes,
            note => note.StartsWith("'Double 12' never occurred in the data and cannot borrow", StringComparison.Ordinal));
    }

    [Fact]
    public void A_price_and_a_promotion_are_told_apart_and_carried_into_the_forecast()
    {
        // Demand 1000 price^-2, doubled by promotions.
        const int Weeks = 60;
        double[] price = [.. Enumerable.Range(0, Weeks + 2).Select(week => week % 4 == 0 ? 8.0 : week % 6 == 1 ? 12.5 : 10)];
        var blank = DemandSeries.Weekly(Start, Enumerable.Repeat(0.0, Weeks));
        var promotion = Regressor.Promotion("promotion", blank, 2, Enumerable.Range(0, 9).Select(i => (Start.PlusWeeks(7 * i), 7)));
        var series = DemandSeries.Weekly(Start, Enumerable.Range(0, Weeks).Select(week => 100_000 / (price[week] * price[week]) * (promotion.Values[week] > 0 ? 2 : 1)), "mug");
        var model = Forecaster.Naive.Fit(series, RetailCalendar.None, [Regressor.LogPrice("price", price), promotion]);

        Assert.Equal(-2, Math.Log(model.Profile.Effects.Single(effect => effect.Name == "price").Factor), 3);
        Assert.Equal(2, model.Profile.Effects.Single(effect => effect.Name == "promotion").Factor, 3);
        Assert.InRange(model.Forecast(2).Mean[0], 0.99 * 100_000 / (price[60] * price[60]), 1.01 * 100_000 / (price[60] * price[60]));
        Assert.InRange(model.Forecast(2).Mean[1], 0.99 * 100_000 / (price[61] * price[61]), 1.01 * 100_000 / (price[61] * price[61]));
        Assert.Throws<ArgumentException>(() => model.Forecast(3));
    }

    [Fact]
    public void A_promotion_that_never_ran_is_left_out_and_said()
    {
        var series = DaysTo(new LocalDate(2024, 6, 1));
        var forecast = Forecaster.Naive.Fit(series, RetailCalendar.None, [Regressor.Promotion("first ever", series, 5, (new LocalDate(2024, 6, 2), 2))]).Forecast(5);

        Assert.Contains(forecast.Notes, note => note.StartsWith("The data cannot tell the effect of 'first ever'", StringComparison.Ordinal));
        Assert.Equal(100, forecast.Mean[1], 3);
    }

    [Fact]
    public void Promotion_days_that_overlap_count_once()
    {
        var series = DemandSeries.Weekly(Start, [1]);

        Assert.Equal([3 / 7.0, 1 / 7.0], Regressor.Promotion("p", series, 1, (Start.PlusDays(4), 2), (Start.PlusDays(5), 3)).Values);
        Assert.Throws<ArgumentException>(() => Regressor.LogPrice("price", [1, 0]));
    }

    private static DemandSeries DaysTo(LocalDate end) =>
        DemandSeries.Daily(Start, Enumerable.Range(0, Period.DaysBetween(Start, end)).Select(day => Start.PlusDays(day) == new LocalDate(2024, 11, 11) ? 300.0 : 100), "mug");

    [Fact]
    public void An_event_whose_next_date_nobody_knows_is_named_where_it_should_come_again()
    {
        // Prime Day is known to 8 July 2025 and usually comes again after 364 days: 7 July 2026.
        var start = new LocalDate(2023, 1, 1);
        var series = DemandSeries.Daily(start, Enumerable.Range(0, 1260).Select(day => 100.0 + (day % 7) + (RetailCalendar.Western.Events.Single(item => item.Name == "Prime Day").Share(start.PlusDays(day), start.PlusDays(day + 1), EventPhase.During) * 100)), "shop");
        var model = Forecaster.Naive.Fit(series, RetailCalendar.Western);

        const string Note = "No date of 'Prime Day' after 2025-07-08 is known, so the forecast has none of it.";
        Assert.Equal(new LocalDate(2026, 6, 14), series.PeriodStart(series.Count));
        Assert.DoesNotContain(Note, model.Forecast(23).Notes);
        Assert.Contains(Note, model.Forecast(24).Notes);
        Assert.DoesNotContain(Note, Forecaster.Naive.Fit(series, RetailCalendar.Western.With(RetailEvent.OnDates("Prime Day", [new(2025, 7, 8), new(2026, 7, 7)]))).Forecast(24).Notes);
        var strict = Forecaster.Naive.With(new ForecastingOptions { UnseenEvents = UnseenEventRule.Refuse }).Fit(series, RetailCalendar.Western.Without("Easter"));
        Assert.Contains("'Prime Day' after 2025-07-08", Assert.Throws<ArgumentException>(() => strict.Forecast(24)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lunar_festivals_end_with_the_lunar_year_2100_and_the_notes_say_so()
    {
        var series = DemandSeries.Monthly(new YearMonth(2096, 1), Enumerable.Range(0, 48).Select(month => 100.0 + (month % 12)));
        var model = Forecaster.Ets.Fit(series, RetailCalendar.China);

        Assert.DoesNotContain(model.Forecast(6).Notes, note => note.StartsWith("No date of", StringComparison.Ordinal));
        Assert.Contains(model.Forecast(24).Notes, note => note.StartsWith("No date of 'Mid-Autumn' after 2100-", StringComparison.Ordinal));
    }
}
