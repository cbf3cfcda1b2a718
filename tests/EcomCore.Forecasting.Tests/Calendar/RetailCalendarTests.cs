using System.Globalization;
using EcomCore.Tests;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Forecasting.Tests;

public sealed class RetailCalendarTests
{
    [SharedDataFact]
    public void Lunar_festivals_agree_with_the_reference_dates()
    {
        var rows = File.ReadAllLines(SharedData.PathOf("oracles/festivals.csv"));
        var festivals = new[] { "Spring Festival", "Lantern Festival", "Dragon Boat", "Qixi", "Mid-Autumn", "Double Ninth" };

        foreach (var row in rows.Skip(1).Select(line => line.Split(',')))
        {
            var year = int.Parse(row[0], CultureInfo.InvariantCulture);
            for (var i = 0; i < festivals.Length; i++)
            {
                var festival = RetailCalendar.China.Events.Single(item => item.Name == festivals[i]);
                var day = Assert.Single(festival.Dates(new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1)));
                Assert.Equal(LocalDatePattern.Iso.Parse(row[i + 1]).Value, day);
            }
        }

        Assert.Equal(16, rows.Length - 1);
    }

    [Fact]
    public void Lunar_festivals_of_1901_to_2100_are_the_days_that_a_walk_through_the_calendar_finds()
    {
        (string Name, int Month, int Day)[] festivals =
            [("Spring Festival", 1, 1), ("Lantern Festival", 1, 15), ("Dragon Boat", 5, 5), ("Qixi", 7, 7), ("Mid-Autumn", 8, 15), ("Double Ninth", 9, 9)];
        var found = festivals.ToDictionary(festival => festival.Name, _ => new List<LocalDate>());
        var framework = new ChineseLunisolarCalendar();
        for (var day = framework.MinSupportedDateTime.Date.AddDays(1); day <= framework.MaxSupportedDateTime.Date; day = day.AddDays(1))
        {
            // Months after a leap month are numbered one higher; the leap month itself is none of the twelve.
            var (slot, leap) = (framework.GetMonth(day), framework.GetLeapMonth(framework.GetYear(day)));
            var month = leap > 0 && slot == leap ? 0 : leap > 0 && slot > leap ? slot - 1 : slot;
            foreach (var festival in festivals.Where(festival => festival.Month == month && festival.Day == framework.GetDayOfMonth(day)))
            {
                found[festival.Name].Add(LocalDate.FromDateTime(day));
            }
        }

        foreach (var festival in festivals)
        {
            var ours = RetailCalendar.China.Events.Single(item => item.Name == festival.Name).Dates(new LocalDate(1901, 3, 1), new LocalDate(2101, 3, 1));
            Assert.Equal(found[festival.Name].Where(day => day >= new LocalDate(1901, 3, 1)), ours);
            Assert.InRange(ours.Count, 199, 200);
        }
    }

    [Theory]
    [InlineData(1583, 4, 10)]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(1981, 4, 19)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2049, 4, 18)]
    public void Easter_is_the_Sunday_after_the_full_moon(int year, int month, int day) =>
        Assert.Equal([new LocalDate(year, month, day)], RetailEvent.Easter("Easter").Dates(new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1)));

    [Fact]
    public void Easter_is_always_a_Sunday_from_22_March_to_25_April()
    {
        var days = RetailEvent.Easter("Easter").Dates(new LocalDate(1500, 1, 1), new LocalDate(4000, 1, 1));

        Assert.Equal(4000 - 1583, days.Count);
        Assert.All(days, day => Assert.True(day.DayOfWeek == IsoDayOfWeek.Sunday && day >= new LocalDate(day.Year, 3, 22) && day <= new LocalDate(day.Year, 4, 25)));
        Assert.Equal([new LocalDate(2025, 4, 18)], RetailEvent.Easter("Good Friday", -2).Dates(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)));
    }

    [Fact]
    public void The_Western_calendar_has_Black_Friday_Cyber_Monday_and_the_Prime_Days_that_were()
    {
        var found = RetailCalendar.Western.Occurrences(new LocalDate(2025, 7, 1), new LocalDate(2026, 1, 1)).Select(item => (item.Event.Name, item.Day)).ToArray();

        Assert.Equal(
        [
            ("Prime Day", new LocalDate(2025, 7, 8)), ("Back to school", new LocalDate(2025, 9, 1)), ("Halloween", new LocalDate(2025, 10, 31)), ("Double 11", new LocalDate(2025, 11, 11)),
            ("Black Friday", new LocalDate(2025, 11, 28)), ("Cyber Monday", new LocalDate(2025, 12, 1)), ("Christmas", new LocalDate(2025, 12, 25)),
        ], found);
        Assert.Empty(RetailCalendar.Western.Events.Single(item => item.Name == "Prime Day").Dates(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)));
    }

    [Fact]
    public void A_bump_rises_to_the_event_and_falls_after_it()
    {
        // Three days before: 1 - cos(pi k / 4) for k = 1, 2, 3 is 0.2929, 1, 1.7071, which sum to 3.
        var sale = RetailEvent.Fixed("Sale", 6, 18, before: 3, after: 1, length: 2).Smooth();
        double Of(int day, EventPhase phase) => sale.Days(new LocalDate(2025, 6, day), new LocalDate(2025, 6, day + 1), phase);

        Assert.Equal([0, 0.2929, 1, 1.7071, 0], new[] { 14, 15, 16, 17, 18 }.Select(day => Math.Round(Of(day, EventPhase.Before), 4)));
        Assert.Equal([1, 1, 1], new[] { 18, 19, 20 }.Select(day => Math.Round(Of(day, day == 20 ? EventPhase.After : EventPhase.During), 9)));
        Assert.Equal(6, sale.Days(new LocalDate(2025, 6, 1), new LocalDate(2025, 7, 1)), 9);
    }

    [Fact]
    public void Working_days_are_known_only_for_the_years_given()
    {
        // 2025: eight days off from 1 October, worked Sunday 28 September and Saturday 11 October.
        var days = WorkingDays.Of([2025], Enumerable.Range(1, 8).Select(day => new LocalDate(2025, 10, day)), [new(2025, 9, 28), new(2025, 10, 11)]);

        Assert.True(days.IsWorked(new LocalDate(2025, 9, 28)));
        Assert.False(days.IsWorked(new LocalDate(2025, 10, 8)));
        Assert.Null(days.IsWorked(new LocalDate(2026, 10, 8)));
        Assert.Equal(18, days.Count(new LocalDate(2025, 10, 1), new LocalDate(2025, 11, 1)));
        Assert.Null(days.Count(new LocalDate(2025, 12, 1), new LocalDate(2026, 1, 2)));
        Assert.Equal([18, 20], days.Regressor("working days", DemandSeries.Monthly(new YearMonth(2025, 10), [1]), 1).Values);
        var error = Assert.Throws<ArgumentException>(() => days.Regressor("working days", DemandSeries.Monthly(new YearMonth(2025, 10), [1]), 3));
        Assert.Contains("2026", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WorkingDays.Of([2025], [new(2026, 1, 1)], []));
        Assert.Throws<ArgumentException>(() => WorkingDays.Of([2025], [], [new(2025, 10, 9)]));
        Assert.Throws<ArgumentException>(() => WorkingDays.Of([2025], [new(2025, 10, 11)], [new(2025, 10, 11)]));
    }

    [Fact]
    public void The_festival_of_a_month_after_the_leap_month_is_not_moved_by_it()
    {
        // 2025 has a leap sixth month; Mid-Autumn is still the 15th of the regular eighth.
        var festival = RetailEvent.Lunar("Mid-Autumn", 8, 15);

        Assert.Equal([new LocalDate(2025, 10, 6)], festival.Dates(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)));
    }

    [Fact]
    public void Lunar_events_do_not_happen_outside_the_years_that_the_calendar_knows()
    {
        var festival = RetailEvent.Lunar("Spring Festival", 1, 1);

        Assert.Empty(festival.Dates(new LocalDate(1890, 1, 1), new LocalDate(1901, 1, 1)));
        Assert.Equal(200, festival.Dates(new LocalDate(1890, 1, 1), new LocalDate(2300, 1, 1)).Count);
    }

    [Fact]
    public void The_29th_of_February_happens_in_leap_years_only() =>
        Assert.Equal(
            [new LocalDate(2024, 2, 29), new LocalDate(2028, 2, 29)],
            RetailEvent.Fixed("Leap day", 2, 29).Dates(new LocalDate(2022, 1, 1), new LocalDate(2029, 1, 1)));

    [Fact]
    public void Black_Friday_is_the_day_after_the_fourth_Thursday_of_November() =>
        Assert.Equal(
            [new LocalDate(2024, 11, 29), new LocalDate(2025, 11, 28)],
            RetailEvent.OnWeekday("Black Friday", 11, IsoDayOfWeek.Thursday, 4, offsetDays: 1).Dates(new LocalDate(2024, 1, 1), new LocalDate(2026, 1, 1)));

    [Fact]
    public void The_last_Monday_of_May_is_counted_from_the_end() =>
        Assert.Equal(
            [new LocalDate(2025, 5, 26)],
            RetailEvent.OnWeekday("Memorial Day", 5, IsoDayOfWeek.Monday, -1).Dates(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)));

    [Fact]
    public void Share_is_the_part_of_the_window_inside_the_period()
    {
        // Run-up 9 to 18 January, event 19 and 20 January, after-effect 21 to 22 January: 14 days.
        var sale = RetailEvent.Fixed("Sale", 1, 19, before: 10, after: 2, length: 2);

        Assert.Equal(10 / 14.0, sale.Share(new LocalDate(2025, 1, 1), new LocalDate(2025, 1, 19)), 15);
        Assert.Equal(1, sale.Share(new LocalDate(2025, 1, 1), new LocalDate(2025, 1, 19), EventPhase.Before));
        Assert.Equal(0.5, sale.Share(new LocalDate(2025, 1, 20), new LocalDate(2025, 2, 1), EventPhase.During));
        Assert.Equal(1, sale.Share(new LocalDate(2025, 1, 20), new LocalDate(2025, 2, 1), EventPhase.After));
        Assert.Equal(0, sale.Share(new LocalDate(2025, 2, 1), new LocalDate(2025, 3, 1)));
        Assert.Equal(2, sale.Share(new LocalDate(2024, 1, 1), new LocalDate(2026, 1, 1)));
    }

    [Fact]
    public void Spring_Festival_moves_between_January_and_February()
    {
        var festival = RetailEvent.Lunar("Spring Festival", 1, 1, length: 7);

        Assert.Equal(1, festival.Share(new LocalDate(2024, 2, 1), new LocalDate(2024, 3, 1)));
        Assert.Equal(3 / 7.0, festival.Share(new LocalDate(2025, 1, 1), new LocalDate(2025, 2, 1)), 15);
        Assert.Equal(4 / 7.0, festival.Share(new LocalDate(2025, 2, 1), new LocalDate(2025, 3, 1)), 15);
    }

    [Fact]
    public void An_event_of_the_same_name_replaces_the_old_one()
    {
        var calendar = RetailCalendar.China.With(RetailEvent.Fixed("618", 6, 18, before: 1));

        Assert.Equal(RetailCalendar.China.Events.Count, calendar.Events.Count);
        Assert.Equal(1, calendar.Events.Single(item => item.Name == "618").Before);
        Assert.Equal(17, RetailCalendar.China.Events.Single(item => item.Name == "618").Before);
        Assert.DoesNotContain(calendar.Without("618").Events, item => item.Name == "618");
    }

    [Fact]
    public void Occurrences_come_in_order_of_days()
    {
        var found = RetailCalendar.China.Occurrences(new LocalDate(2025, 10, 1), new LocalDate(2025, 12, 1));

        Assert.Equal(["National Day", "Mid-Autumn", "Double Ninth", "Double 11"], found.Select(item => item.Event.Name));
        Assert.Equal(new LocalDate(2025, 11, 1), found[3].WindowStart);
        Assert.Equal(new LocalDate(2025, 11, 22), found[3].WindowEnd);
    }

    [Fact]
    public void A_calendar_is_read_from_lines()
    {
        var read = RetailCalendar.TryRead(
            ["# ours", "", "Brand day: fixed 09-09, before 3, after 1", "New Year's Eve: lunar 12-30", "Mothers: weekday 5 sunday 2", "Fair: dates 2025-03-01 2026-03-07, length 2", "Double 12: fixed 12-12, smooth, borrow 0.5 Brand day", "Good Friday: easter -2"],
            out var calendar,
            out var faults);

        Assert.True(read);
        Assert.Empty(faults);
        Assert.Equal(6, calendar!.Events.Count);
        Assert.Equal((EventShape.Bump, new EventBorrowing("Brand day", 0.5)), (calendar.Events[4].Shape, calendar.Events[4].Borrowing!));
        Assert.Equal([new LocalDate(2026, 4, 3)], calendar.Events[5].Dates(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)));
        Assert.Equal(3, calendar.Events[0].Before);
        Assert.Equal([new LocalDate(2025, 1, 28)], calendar.Events[1].Dates(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)));
        Assert.Equal([new LocalDate(2025, 5, 11)], calendar.Events[2].Dates(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)));
        Assert.Equal(2, calendar.Events[3].Dates(new LocalDate(2025, 1, 1), new LocalDate(2027, 1, 1)).Count);
    }

    [Fact]
    public void Every_wrong_line_is_reported_with_its_number()
    {
        var read = RetailCalendar.TryRead(["A: fixed 02-30", "nonsense", "B: fixed 1-1, befor 3", "C: fixed 1-1", "C: fixed 1-2", "D: lunar 13-1", "E: fixed 1-1, borrow 11 X"], out var calendar, out var faults);

        Assert.False(read);
        Assert.Null(calendar);
        Assert.Equal([1, 2, 3, 5, 6, 7], faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("A: fixed 02-30", "day", "expected a whole number from 1 to 29, found '30'")]
    [InlineData("A: fixed 13-01", "month", "expected a whole number from 1 to 12, found '13'")]
    [InlineData("A: lunar 01-31", "day", "expected a whole number from 1 to 30, found '31'")]
    [InlineData("A: weekday 5 someday 2", "day", "expected a weekday such as Monday, found 'someday'")]
    [InlineData("A: weekday 5 Monday 5", "nth", "expected a whole number from 1 to 4, found '5'")]
    [InlineData("A: weekday 5 Monday 1, offset 99", "offset", "expected a whole number from -60 to 60, found '99'")]
    [InlineData("A: easter 101", "day", "expected a whole number from -100 to 100, found '101'")]
    [InlineData("A: dates 2025-02-29", "date", "expected a date such as 2025-04-01, found '2025-02-29'")]
    [InlineData("A: fixed 1-1, before 121", "before", "expected a whole number from 0 to 120, found '121'")]
    [InlineData("A: fixed 1-1, after x", "after", "expected a whole number from 0 to 120, found 'x'")]
    [InlineData("A: fixed 1-1, length 0", "length", "expected a whole number from 1 to 120, found '0'")]
    [InlineData("A: fixed 1-1, before 1, before 2", "before", "expected it once, found 'before 2'")]
    [InlineData("A: fixed 1-1, offset 1", "offset", "expected it with weekday only, found 'fixed 1-1'")]
    [InlineData("A: fixed 1-1, borrow 11 A", "borrow", "expected a number from 0 to 10 and the name of an event, found 'borrow 11 A'")]
    [InlineData("A: fixed 1-1, borrow 1 B", "borrow", "expected an event of this calendar, found 'B'")]
    [InlineData("A: moon 1", "rule", "expected fixed MM-DD, lunar MM-DD, weekday MM DAY N, easter DAYS or dates YYYY-MM-DD ..., found 'moon 1'")]
    [InlineData(": fixed 1-1", "name", "expected a name, a colon and a rule, found ': fixed 1-1'")]
    [InlineData("A:", "rule", "expected fixed MM-DD, lunar MM-DD, weekday MM DAY N, easter DAYS or dates YYYY-MM-DD ..., found ''")]
    public void A_fault_names_its_field_in_words_of_the_file(string line, string field, string message)
    {
        Assert.False(RetailCalendar.TryRead([line], out _, out var faults));
        Assert.Equal([new CalendarFault(1, field, message)], faults);
    }
}
