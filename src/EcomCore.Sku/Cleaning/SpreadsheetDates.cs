using System.Globalization;
using NodaTime;

namespace EcomCore.Sku;

/// <summary>Undoes what spreadsheets do to codes that look like dates, such as 01-02, MAR1 and 04-2025.</summary>
internal sealed class SpreadsheetDates
{
    private const int FirstCentury = 19;
    private const int LastCentury = 99;

    // A year that was not typed is the one in which the code was typed, so a date of 1933 or 9999 was never a day and a month alone.
    private const int FirstTypingYear = 2000;
    private const int LastTypingYear = 2049;

    // Day 1 is 1900-01-01, and the day 1900-02-29, which never was, is counted: from March 1900 on days count from here (ECMA-376, part 1, section 18.17.4.1).
    private static readonly LocalDate DayZero = new(1899, 12, 30);
    private static readonly LocalDate FirstTrueDay = new(1900, 3, 1);
    private static readonly int LastDay = Period.DaysBetween(DayZero, new LocalDate(9999, 12, 31));

    private readonly SkuSchema _schema;
    private readonly string[] _separators;

    public SpreadsheetDates(SkuSchema schema)
    {
        _schema = schema;
        _separators = schema.Separator is "-" or "/" or "." or " " ? [schema.Separator, string.Empty] : [string.Empty];
    }

    /// <summary>Adds the codes that a spreadsheet shows so as a date, and, where asked, those that it shows as a number of days.</summary>
    public void Undo(string text, bool mayCountDays, FittingCodes fitting)
    {
        foreach (var date in DateReader.Read(text))
        {
            Undo(date, SkuDamage.Date, () => $"a spreadsheet took the code for a date: {text}", fitting);
        }

        if (mayCountDays && text.Length is > 0 and <= 7 && Spelling.AreDigits(text) && int.Parse(text, CultureInfo.InvariantCulture) is var days
            && days >= Period.DaysBetween(DayZero, FirstTrueDay) && days <= LastDay)
        {
            var date = DayZero.PlusDays(days);
            Undo(new ShownDate(date.Year, date.Month, date.Day), SkuDamage.DateNumber, () => Spelling.Format(
                "a spreadsheet took the code for the date {0:0000}-{1:00}-{2:00} and shows its number of days", date.Year, date.Month, date.Day), fitting);
        }
    }

    private void Undo(ShownDate date, SkuDamage damage, Func<string> reason, FittingCodes fitting)
    {
        foreach (var parts in Spellings(date))
        {
            foreach (var separator in _separators)
            {
                var text = string.Join(separator, parts);
                if (text.Length >= _schema.MinLength && text.Length <= _schema.MaxLength && !(separator.Length == 0 && Spelling.AreDigits(text)))
                {
                    fitting.Add(text, damage, reason);
                }
            }
        }
    }

    /// <summary>What can be typed that a spreadsheet takes for the date: a year that was not typed is the current one, a day that was not typed is the first.</summary>
    private static IEnumerable<string[]> Spellings(ShownDate date)
    {
        string[] months = [.. Numbers(date.Month), .. DateReader.MonthNames(date.Month)];
        string[] days = date.Day is { } day ? [.. Numbers(day)] : [];
        string[] years = date.Year is { } year ? [.. Years(year)] : [];
        foreach (var month in months)
        {
            foreach (var other in MayLackYear(date.Year) ? days : [])
            {
                yield return [month, other];
                yield return [other, month];
            }

            foreach (var other in date.Day is null or 1 ? years.Where(year => !IsDay(year, date.Month)) : [])
            {
                yield return [month, other];
                yield return [other, month];
            }

            foreach (var (first, second) in years.SelectMany(first => days.Select(second => (first, second))))
            {
                yield return [first, month, second];
                yield return [month, second, first];
                yield return [second, month, first];
            }
        }
    }

    private static bool MayLackYear(int? year) =>
        year is null || ((year < 100 ? FirstTypingYear + year : year) is >= FirstTypingYear and <= LastTypingYear);

    /// <summary>Two digits beside a month are taken for a day where the month has it, and only then for a year.</summary>
    private static bool IsDay(string year, int month)
    {
        const int CommonYear = 2023;
        return year.Length == 2 && int.Parse(year, CultureInfo.InvariantCulture) is >= 1 and var day && day <= CalendarSystem.Iso.GetDaysInMonth(CommonYear, month);
    }

    private static IEnumerable<string> Numbers(int number) =>
        number < 10 ? [Spelling.Format("{0}", number), Spelling.Format("{0:00}", number)] : [Spelling.Format("{0}", number)];

    private static IEnumerable<string> Years(int year) => year >= 100
        ? [Spelling.Format("{0:0000}", year), Spelling.Format("{0:00}", year % 100)]
        : [Spelling.Format("{0:00}", year), .. Enumerable.Range(FirstCentury, LastCentury - FirstCentury + 1).Select(century => Spelling.Format("{0:0000}", (century * 100) + year))];
}
