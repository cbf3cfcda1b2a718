using NodaTime;

namespace EcomCore.Risk;

/// <summary>The calendar days of a zone as stretches of time, also where a clock change skips midnight or a whole day.</summary>
internal static class CalendarDays
{
    /// <summary>The day that an instant lies in.</summary>
    public static Stretch Of(Instant at, DateTimeZone zone)
    {
        var date = at.InZone(zone).Date;
        return new Stretch(BeginOf(date, zone), BeginOf(date.PlusDays(1), zone));
    }

    /// <summary>The first instant at which the calendar shows a date or a later one.</summary>
    public static Instant BeginOf(LocalDate date, DateTimeZone zone)
    {
        var midnight = zone.MapLocal(date.AtMidnight());
        return midnight.Count > 0 ? midnight.First().ToInstant() : midnight.LateInterval.Start;
    }
}
