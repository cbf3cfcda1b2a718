using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>A day, or a few, that moves demand every year or on given dates, with the days before and after that it also moves.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class RetailEvent
{
    /// <summary>The longest run-up, event or after-effect in days.</summary>
    public const int MaximumDays = 120;

    internal const int MaximumOffset = 60;
    internal const int MaximumFromEaster = 100;
    internal const int MaximumBorrowing = 10;

    private readonly EventRule _rule;

    // By phase; null for a flat shape, whose shares are exact fractions.
    private readonly double[][]? _sums;

    private RetailEvent(string name, EventRule rule, int before, int after, int length, EventShape shape = EventShape.Flat, EventBorrowing? borrowing = null)
    {
        Guard.NotEmpty(name);
        Guard.Between(before, 0, MaximumDays);
        Guard.Between(after, 0, MaximumDays);
        Guard.Between(length, 1, MaximumDays);
        Name = name;
        _rule = rule;
        Before = before;
        After = after;
        Length = length;
        Shape = shape;
        Borrowing = borrowing;
        _sums = shape == EventShape.Bump
            ? [.. new[] { EventPhase.Window, EventPhase.Before, EventPhase.During, EventPhase.After }.Select(phase => WindowWeights.Sums(before, length, after, phase))]
            : null;
    }

    /// <summary>Gets the name, which identifies the event in its calendar.</summary>
    public string Name { get; }

    /// <summary>Gets the length of the run-up in days, 0 or more.</summary>
    public int Before { get; }

    /// <summary>Gets the length of the event itself in days, 1 or more.</summary>
    public int Length { get; }

    /// <summary>Gets the length of the after-effect in days, 0 or more.</summary>
    public int After { get; }

    /// <summary>Gets how the effect is spread over the days before and after.</summary>
    public EventShape Shape { get; }

    /// <summary>Gets what the event takes its effect from when it never occurred in the data; null for nothing.</summary>
    public EventBorrowing? Borrowing { get; }

    internal LocalDate? LastKnown => _rule.LastKnown;

    internal LocalDate? NextUnknown => _rule.NextUnknown;

    /// <summary>An event on the same day of every year.</summary>
    /// <param name="name">A name, not empty.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="day">Day of the month; 29 February happens in leap years only.</param>
    /// <param name="before">Days of run-up, 0 to 120.</param>
    /// <param name="after">Days of after-effect, 0 to 120.</param>
    /// <param name="length">Days of the event itself, 1 to 120.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The name is empty or there is no such day; the message says which.</exception>
    public static RetailEvent Fixed(string name, int month, int day, int before = 0, int after = 0, int length = 1)
    {
        Guard.Between(month, 1, 12);
        Guard.Between(day, 1, CalendarSystem.Iso.GetDaysInMonth(2024, month));
        return new RetailEvent(name, EventRule.Fixed(month, day), before, after, length);
    }

    /// <summary>An event on the same day of every Chinese lunar year, 1901 to 2100; in other years it does not happen.</summary>
    /// <param name="name">A name, not empty.</param>
    /// <param name="lunarMonth">Lunar month, 1 to 12; a leap month never counts, the event is in the regular month of that number.</param>
    /// <param name="lunarDay">Day of the lunar month, 1 to 30; in a month of 29 days, 30 means the 29th.</param>
    /// <param name="before">Days of run-up, 0 to 120.</param>
    /// <param name="after">Days of after-effect, 0 to 120.</param>
    /// <param name="length">Days of the event itself, 1 to 120.</param>
    /// <returns>The event.</returns>
    /// <remarks>Dates are those of the framework's <see cref="ChineseLunisolarCalendar"/>.</remarks>
    /// <exception cref="ArgumentException">The name is empty or a number is out of range.</exception>
    public static RetailEvent Lunar(string name, int lunarMonth, int lunarDay, int before = 0, int after = 0, int length = 1)
    {
        Guard.Between(lunarMonth, 1, 12);
        Guard.Between(lunarDay, 1, 30);
        return new RetailEvent(name, EventRule.Lunar(lunarMonth, lunarDay), before, after, length);
    }

    /// <summary>An event on a weekday of a month, such as the fourth Thursday of November.</summary>
    /// <param name="name">A name, not empty.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="weekday">The weekday.</param>
    /// <param name="nth">1 to 4 from the start of the month, or -1 for the last.</param>
    /// <param name="offsetDays">Days to add, -60 to 60: Black Friday is the fourth Thursday of November plus 1.</param>
    /// <param name="before">Days of run-up, 0 to 120.</param>
    /// <param name="after">Days of after-effect, 0 to 120.</param>
    /// <param name="length">Days of the event itself, 1 to 120.</param>
    /// <returns>The event.</returns>
    /// <exception cref="ArgumentException">The name is empty or a number is out of range.</exception>
    public static RetailEvent OnWeekday(
        string name, int month, IsoDayOfWeek weekday, int nth, int offsetDays = 0, int before = 0, int after = 0, int length = 1)
    {
        Guard.Between(month, 1, 12);
        Guard.Between((int)weekday, 1, 7);
        Guard.Between(nth, -1, 4);
        Guard.Between(offsetDays, -MaximumOffset, MaximumOffset);
        return nth != 0
            ? new RetailEvent(name, EventRule.Weekday(month, weekday, nth, offsetDays), before, after, length)
            : throw new ArgumentOutOfRangeException(nameof(nth), nth, "Expected 1 to 4, or -1 for the last.");
    }

    /// <summary>An event a number of days from Easter Sunday of the western churches.</summary>
    /// <param name="name">A name, not empty.</param>
    /// <param name="offsetDays">Days to add, -100 to 100: Good Friday is -2, Whit Sunday 49.</param>
    /// <param name="before">Days of run-up, 0 to 120.</param>
    /// <param name="after">Days of after-effect, 0 to 120.</param>
    /// <param name="length">Days of the event itself, 1 to 120.</param>
    /// <returns>The event.</returns>
    /// <remarks>The Gregorian computus in Oudin's form (Richards, in Urban and Seidelmann 2012, Explanatory Supplement to the Astronomical Almanac, section 15.4), from 1583 on; before, it does not happen.</remarks>
    /// <exception cref="ArgumentException">The name is empty or a number is out of range.</exception>
    public static RetailEvent Easter(string name, int offsetDays = 0, int before = 0, int after = 0, int length = 1)
    {
        Guard.Between(offsetDays, -MaximumFromEaster, MaximumFromEaster);
        return new RetailEvent(name, EventRule.Easter(offsetDays), before, after, length);
    }

    /// <summary>An event on given dates only, such as a shop's own campaigns.</summary>
    /// <param name="name">A name, not empty.</param>
    /// <param name="dates">First days of the event, in any order; repeated dates count once.</param>
    /// <param name="before">Days of run-up, 0 to 120.</param>
    /// <param name="after">Days of after-effect, 0 to 120.</param>
    /// <param name="length">Days of the event itself, 1 to 120.</param>
    /// <returns>The event. In years without a date it does not happen; nothing is guessed. A forecast that reaches beyond the last date by the usual time between two (a year, where there is one) says so in its notes,
    /// where the event occurred in the data.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is empty or a number is out of range.</exception>
    public static RetailEvent OnDates(string name, IEnumerable<LocalDate> dates, int before = 0, int after = 0, int length = 1)
    {
        Guard.NotNull(dates);
        return new RetailEvent(name, EventRule.Given(dates), before, after, length);
    }

    /// <summary>The same event with its effect spread as a smooth bump instead of evenly.</summary>
    /// <returns>A new event.</returns>
    public RetailEvent Smooth() => new(Name, _rule, Before, After, Length, EventShape.Bump, Borrowing);

    /// <summary>The same event with a rule for series in which it never occurred: its effect per day is that of another event of the calendar.</summary>
    /// <param name="source">Name of the other event, not empty.</param>
    /// <param name="scale">What the other event's effect, as a logarithm, is multiplied with; 0 to 10: 0.5 makes a lift of four times one of two times.</param>
    /// <returns>A new event.</returns>
    /// <exception cref="ArgumentException">The name is empty or the scale out of range.</exception>
    public RetailEvent BorrowingFrom(string source, double scale = 1)
    {
        Guard.NotEmpty(source);
        Guard.Between(scale, 0.0, MaximumBorrowing);
        return new RetailEvent(Name, _rule, Before, After, Length, Shape, new EventBorrowing(source, scale));
    }

    /// <summary>The first days of the event within a span of days.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="toExclusive">End, exclusive; not after the year 9900.</param>
    /// <returns>Days in order; empty when there is none.</returns>
    public IReadOnlyList<LocalDate> Dates(LocalDate from, LocalDate toExclusive) => _rule.Dates(from, toExclusive);

    /// <summary>How much of one occurrence's phase falls in a span of days.</summary>
    /// <param name="from">First day of the span, inclusive.</param>
    /// <param name="toExclusive">End of the span, exclusive.</param>
    /// <param name="phase">Which part of the window.</param>
    /// <returns>Days of the phase inside the span, divided by the phase's length, summed over all occurrences: 1 when one whole phase is
    /// inside, 0 when none is or when the phase has no days. With a <see cref="EventShape.Bump"/> the days have different weights that sum to the phase's length.</returns>
    public double Share(LocalDate from, LocalDate toExclusive, EventPhase phase = EventPhase.Window)
    {
        var (offset, days) = Extent(phase);
        if (days == 0 || toExclusive <= from)
        {
            return 0;
        }

        var inside = 0;
        var weight = 0.0;
        foreach (var day in Dates(from.PlusDays(-(offset + days - 1)), toExclusive.PlusDays(-offset)))
        {
            var start = day.PlusDays(offset);
            var (first, end) = (LocalDate.Max(start, from), LocalDate.Min(start.PlusDays(days), toExclusive));
            inside += Periods.DaysBetween(first, end);
            weight += _sums is null ? 0 : _sums[(int)phase][Periods.DaysBetween(start, end)] - _sums[(int)phase][Periods.DaysBetween(start, first)];
        }

        return _sums is null ? (double)inside / days : weight;
    }

    /// <summary>How many days of the phase fall in a span of days.</summary>
    /// <param name="from">First day of the span, inclusive.</param>
    /// <param name="toExclusive">End of the span, exclusive.</param>
    /// <param name="phase">Which part of the window.</param>
    /// <returns><see cref="Share"/> times the days of the phase: over spans that cover it, the sum is the phase's length.</returns>
    public double Days(LocalDate from, LocalDate toExclusive, EventPhase phase = EventPhase.Window) => Share(from, toExclusive, phase) * Extent(phase).Days;

    /// <summary>Describes the event.</summary>
    /// <returns>Name and window.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} ({1} days before, {2} days, {3} after)", Name, Before, Length, After);

    internal (int Offset, int Days) Extent(EventPhase phase) => phase switch
    {
        EventPhase.Before => (-Before, Before),
        EventPhase.During => (0, Length),
        EventPhase.After => (Length, After),
        _ => (-Before, Before + Length + After),
    };
}
