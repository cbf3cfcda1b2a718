using System.Globalization;
using NodaTime;

namespace EcomCore.Cli.Tables;

/// <summary>Reads ISO 8601 dates and times from text spans, before the year 9000: what is added to a date later must stay within the calendar.</summary>
internal static class IsoTime
{
    private const int YearAfterLast = 9000;

    private static readonly string[] Local =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
    ];

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", "yyyy-MM-ddTHH:mmzzz",
        "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", "yyyy-MM-ddTHH:mmZ",
    ];

    /// <summary>A date without a time: <c>2025-04-01</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year < YearAfterLast;
        date = read ? LocalDate.FromDateOnly(day) : default;
        return read;
    }

    /// <summary>Whether a text that is not taken begins with a year that is too late.</summary>
    public static bool IsTooLate(ReadOnlySpan<char> text) =>
        text.Length >= 10 && text[4] == '-' && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= YearAfterLast;

    /// <summary>A date (its first instant in the zone) or a time; without an offset it is in the zone.</summary>
    /// <remarks>A local time that a clock change skips moves forward by the gap; one that happens twice is the earlier.</remarks>
    public static bool TryParse(ReadOnlySpan<char> text, DateTimeZone zone, out ZonedDateTime time)
    {
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year < YearAfterLast)
        {
            time = LocalDateTime.FromDateTime(local).InZoneLeniently(zone);
            return true;
        }

        var read = DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var absolute)
            && absolute.Year < YearAfterLast;
        time = read ? Instant.FromDateTimeOffset(absolute).InZone(zone) : default;
        return read;
    }
}
