using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Arithmetic on periods of a frequency. Dated periods are half-open: a period ends where the next one starts.</summary>
internal static class Periods
{
    public static int DefaultSeason(SeriesFrequency frequency) => frequency switch
    {
        SeriesFrequency.Daily => 7,
        SeriesFrequency.Weekly => 52,
        SeriesFrequency.Monthly => 12,
        SeriesFrequency.Quarterly => 4,
        _ => 1,
    };

    /// <summary>Start of the period that is a number of steps after the one starting at <paramref name="first"/>.</summary>
    public static LocalDate Start(SeriesFrequency frequency, LocalDate first, int steps) => frequency switch
    {
        SeriesFrequency.Daily => first.PlusDays(steps),
        SeriesFrequency.Weekly => first.PlusWeeks(steps),
        SeriesFrequency.Monthly => first.PlusMonths(steps),
        SeriesFrequency.Quarterly => first.PlusMonths(3 * steps),
        _ => first.PlusYears(steps),
    };

    /// <summary>First day of the period that holds a date; weeks are anchored to <paramref name="anchor"/>.</summary>
    public static LocalDate Floor(SeriesFrequency frequency, LocalDate date, LocalDate anchor) => frequency switch
    {
        SeriesFrequency.Monthly => new LocalDate(date.Year, date.Month, 1),
        SeriesFrequency.Quarterly => new LocalDate(date.Year, (((date.Month - 1) / 3) * 3) + 1, 1),
        SeriesFrequency.Yearly => new LocalDate(date.Year, 1, 1),
        SeriesFrequency.Weekly => date.PlusDays(-(((DaysBetween(anchor, date) % 7) + 7) % 7)),
        _ => date,
    };

    /// <summary>Whole periods from one period's start to another's.</summary>
    public static int Between(SeriesFrequency frequency, LocalDate first, LocalDate start) => frequency switch
    {
        SeriesFrequency.Daily => DaysBetween(first, start),
        SeriesFrequency.Weekly => DaysBetween(first, start) / 7,
        SeriesFrequency.Monthly => MonthsBetween(first, start),
        SeriesFrequency.Quarterly => MonthsBetween(first, start) / 3,
        _ => start.Year - first.Year,
    };

    public static int DaysBetween(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);

    public static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static int MonthsBetween(LocalDate from, LocalDate to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
