namespace EcomCore.Forecasting;

/// <summary>The events that move a shop's demand.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class RetailCalendar
{
    private readonly RetailEvent[] _events;

    private RetailCalendar(RetailEvent[] events) => _events = events;

    /// <summary>Gets a calendar without events.</summary>
    public static RetailCalendar None { get; } = new([]);

    /// <summary>Gets the shopping festivals and holidays of mainland China, lunar ones at their true dates from 1901 to 2100.</summary>
    /// <remarks>
    /// The days are facts; the windows are this library's defaults, from how the platforms run these sales: 618 runs from 1 June, Double 11
    /// from late October or 1 November, shops stock up two weeks before Spring Festival and deliveries pause in its week. Replace an event
    /// with <see cref="With"/> where a shop knows better. Swapped working days are not included: they are decreed year by year.
    /// </remarks>
    public static RetailCalendar China { get; } = new(
    [
        RetailEvent.Lunar("Spring Festival", 1, 1, before: 14, after: 8, length: 7),
        RetailEvent.Lunar("Lantern Festival", 1, 15, before: 3),
        RetailEvent.Fixed("Women's Day", 3, 8, before: 4),
        RetailEvent.Fixed("Labour Day", 5, 1, before: 3, length: 5),
        RetailEvent.Fixed("618", 6, 18, before: 17, after: 7, length: 3),
        RetailEvent.Lunar("Dragon Boat", 5, 5, before: 7),
        RetailEvent.Lunar("Qixi", 7, 7, before: 7),
        RetailEvent.Fixed("Back to school", 9, 1, before: 14, after: 7),
        RetailEvent.Lunar("Mid-Autumn", 8, 15, before: 14),
        RetailEvent.Fixed("National Day", 10, 1, before: 3, length: 7),
        RetailEvent.Lunar("Double Ninth", 9, 9, before: 3),
        RetailEvent.Fixed("Double 11", 11, 11, before: 10, after: 10),
        RetailEvent.Fixed("Double 12", 12, 12, before: 4, after: 3),
    ]);

    /// <summary>Gets the shopping events of Western markets.</summary>
    /// <remarks>
    /// The days are facts, the windows this library's defaults. Prime Day is set anew every year: the days of 2015 to 2025 are here, later ones must be given with
    /// <see cref="With"/>; they are not guessed. Mother's and Father's Day are those of the second Sunday of May and the third of June.
    /// </remarks>
    public static RetailCalendar Western { get; } = new(
    [
        RetailEvent.Fixed("Valentine's Day", 2, 14, before: 10),
        RetailEvent.Easter("Easter", offsetDays: -2, before: 14, length: 4),
        RetailEvent.OnWeekday("Mother's Day", 5, IsoDayOfWeek.Sunday, 2, before: 10),
        RetailEvent.OnWeekday("Father's Day", 6, IsoDayOfWeek.Sunday, 3, before: 10),
        RetailEvent.OnDates(
            "Prime Day",
            [
                new(2015, 7, 15), new(2016, 7, 12), new(2017, 7, 11), new(2018, 7, 16), new(2019, 7, 15), new(2020, 10, 13), new(2021, 6, 21), new(2022, 7, 12), new(2023, 7, 11),
                new(2024, 7, 16), new(2025, 7, 8),
            ],
            before: 5,
            after: 5,
            length: 2),
        RetailEvent.Fixed("Back to school", 9, 1, before: 28, after: 7),
        RetailEvent.Fixed("Halloween", 10, 31, before: 14),
        RetailEvent.Fixed("Double 11", 11, 11, before: 3, after: 1),
        RetailEvent.OnWeekday("Black Friday", 11, IsoDayOfWeek.Thursday, 4, offsetDays: 1, before: 4, length: 3),
        RetailEvent.OnWeekday("Cyber Monday", 11, IsoDayOfWeek.Thursday, 4, offsetDays: 4, after: 4),
        RetailEvent.Fixed("Christmas", 12, 25, before: 21, after: 7, length: 2),
    ]);

    /// <summary>Gets the events, in the order given.</summary>
    public IReadOnlyList<RetailEvent> Events => Array.AsReadOnly(_events);

    /// <summary>A calendar of one's own.</summary>
    /// <param name="events">Events with different names; may be empty.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentNullException">An argument or event is null.</exception>
    /// <exception cref="ArgumentException">Two events have the same name.</exception>
    public static RetailCalendar Of(params IEnumerable<RetailEvent> events)
    {
        Guard.NotNull(events);
        var copy = events.ToArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in copy)
        {
            Guard.NotNull(item, nameof(events));
            if (!names.Add(item.Name))
            {
                throw new ArgumentException($"Two events are called '{item.Name}'.", nameof(events));
            }
        }

        return new RetailCalendar(copy);
    }

    /// <summary>Reads a calendar from lines of text such as <c>Brand day: fixed 09-09, before 3, after 1</c>.</summary>
    /// <param name="lines">One event per line. After the name and a colon: <c>fixed MM-DD</c>, <c>lunar MM-DD</c>,
    /// <c>weekday MM Monday N</c> (N from 1 to 4, or -1 for the last), <c>easter DAYS</c> or <c>dates YYYY-MM-DD YYYY-MM-DD ...</c>; then, in any order and all
    /// optional, <c>before N</c>, <c>after N</c>, <c>length N</c>, <c>offset N</c> (weekday only), <c>smooth</c>, <c>borrow SCALE EVENT</c>. Empty lines and lines that start with # are skipped.</param>
    /// <param name="calendar">The calendar, or null when a line is wrong.</param>
    /// <param name="faults">Every wrong line; empty when there is none.</param>
    /// <returns>Whether every line was understood.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static bool TryRead(IEnumerable<string> lines, out RetailCalendar? calendar, out IReadOnlyList<CalendarFault> faults)
    {
        Guard.NotNull(lines);
        var (events, found) = CalendarText.Read(lines);
        faults = found;
        calendar = found.Count == 0 ? new RetailCalendar([.. events]) : null;
        return calendar is not null;
    }

    /// <summary>This calendar with more events; an event of the same name is replaced.</summary>
    /// <param name="events">The events to add.</param>
    /// <returns>A new calendar.</returns>
    /// <exception cref="ArgumentNullException">An argument or event is null.</exception>
    public RetailCalendar With(params IEnumerable<RetailEvent> events)
    {
        Guard.NotNull(events);
        var list = new List<RetailEvent>(_events);
        foreach (var item in events)
        {
            Guard.NotNull(item, nameof(events));
            var place = list.FindIndex(known => string.Equals(known.Name, item.Name, StringComparison.Ordinal));
            if (place < 0)
            {
                list.Add(item);
            }
            else
            {
                list[place] = item;
            }
        }

        return new RetailCalendar([.. list]);
    }

    /// <summary>This calendar without some events.</summary>
    /// <param name="names">Names of the events to leave out; unknown names are ignored.</param>
    /// <returns>A new calendar.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public RetailCalendar Without(params IEnumerable<string> names)
    {
        Guard.NotNull(names);
        var gone = new HashSet<string>(names, StringComparer.Ordinal);
        return new RetailCalendar([.. _events.Where(item => !gone.Contains(item.Name))]);
    }

    /// <summary>Every time an event starts within a span of days.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="toExclusive">End, exclusive.</param>
    /// <returns>Occurrences by day; of the same day, in the calendar's order.</returns>
    public IReadOnlyList<EventOccurrence> Occurrences(LocalDate from, LocalDate toExclusive) =>
        [.. _events.SelectMany(item => item.Dates(from, toExclusive).Select(day => new EventOccurrence(item, day))).OrderBy(found => found.Day)];
}
