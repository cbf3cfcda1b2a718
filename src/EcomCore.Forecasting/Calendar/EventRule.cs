using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Says on which days an event starts.</summary>
internal sealed class EventRule
{
    private const int FirstLunarYear = 1901;
    private const int LastLunarYear = 2100;
    private const int FirstGregorianYear = 1583;
    private const int LunarYear = 354;
    private const int DaysPerYear = 365;
    private const int LastYear = 9000;

    private static readonly ChineseLunisolarCalendar Lunisolar = new();

    private readonly Func<int, LocalDate?> _inYear;
    private readonly LocalDate[]? _given;

    private EventRule(Func<int, LocalDate?> inYear, LocalDate[]? given = null, LocalDate? last = null, int daysToNext = DaysPerYear)
    {
        _inYear = inYear;
        _given = given;
        LastKnown = last;
        NextUnknown = last?.Year < LastYear ? last.Value.PlusDays(daysToNext) : null;
    }

    /// <summary>Gets the last day that is known; null where the rule never ends.</summary>
    public LocalDate? LastKnown { get; }

    /// <summary>Gets the day by which the event should come again after the last one known, by the usual (median) time between two; null where the rule never ends.</summary>
    public LocalDate? NextUnknown { get; }

    public static EventRule Fixed(int month, int day) => new(year =>
        day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null);

    public static EventRule Lunar(int month, int day) => new(year =>
        year is < FirstLunarYear or > LastLunarYear ? null : DayOf(year, month, day), last: DayOf(LastLunarYear, month, day), daysToNext: LunarYear);

    public static EventRule Weekday(int month, IsoDayOfWeek weekday, int nth, int offset) => new(year =>
    {
        var edge = new LocalDate(year, month, nth > 0 ? 1 : CalendarSystem.Iso.GetDaysInMonth(year, month));
        var day = nth > 0
            ? edge.PlusDays(((((int)weekday - (int)edge.DayOfWeek) + 7) % 7) + (7 * (nth - 1)))
            : edge.PlusDays(-((((int)edge.DayOfWeek - (int)weekday) + 7) % 7));
        return day.PlusDays(offset);
    });

    public static EventRule Easter(int offset) => new(year => year < FirstGregorianYear ? null : EasterOf(year).PlusDays(offset));

    public static EventRule Given(IEnumerable<LocalDate> dates)
    {
        LocalDate[] given = [.. dates.Distinct().OrderBy(date => date)];
        return given.Length == 0
            ? new EventRule(_ => null, given)
            : new EventRule(_ => null, given, given[^1], given.Length == 1 ? DaysPerYear : (int)Robust.Median([.. given.Zip(given.Skip(1), (one, next) => (double)Periods.DaysBetween(one, next))]));
    }

    public IReadOnlyList<LocalDate> Dates(LocalDate from, LocalDate toExclusive)
    {
        if (_given is not null)
        {
            return [.. _given.Where(date => date >= from && date < toExclusive)];
        }

        // A lunar year reaches into the next Gregorian one, and an offset may cross the new year.
        var days = new List<LocalDate>();
        for (var year = Math.Max(1, from.Year - 1); year <= Math.Min(9998, toExclusive.Year + 1); year++)
        {
            if (_inYear(year) is { } day && day >= from && day < toExclusive)
            {
                days.Add(day);
            }
        }

        return days;
    }

    /// <remarks>Golden number, century, epact (days since the new moon), and the Sunday after the full moon.</remarks>
    private static LocalDate EasterOf(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        epact -= epact / 28 * (1 - (29 / (epact + 1) * ((21 - golden) / 11)));
        var weekday = (year + (year / 4) + epact + 2 - century + (century / 4)) % 7;
        var fromMarch = epact - weekday;
        var month = 3 + ((fromMarch + 40) / 44);
        return new LocalDate(year, month, fromMarch + 28 - (31 * (month / 4)));
    }

    /// <remarks>The framework numbers the leap month as a slot of its own, so that every later month moves one slot up.</remarks>
    private static LocalDate DayOf(int lunarYear, int month, int day)
    {
        var leapSlot = Lunisolar.GetLeapMonth(lunarYear);
        var slot = leapSlot > 0 && month >= leapSlot ? month + 1 : month;
        var date = Lunisolar.ToDateTime(lunarYear, slot, Math.Min(day, Lunisolar.GetDaysInMonth(lunarYear, slot)), 0, 0, 0, 0);
        return LocalDate.FromDateTime(date);
    }
}
