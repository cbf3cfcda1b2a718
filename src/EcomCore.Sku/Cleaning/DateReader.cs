using System.Globalization;

namespace EcomCore.Sku;

/// <summary>Reads the ways in which spreadsheets show dates; what can be read in two ways is read in both.</summary>
internal static class DateReader
{
    private const string Separators = "-/. 年月日,";
    private const string Months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private const int MaxTokens = 3;
    private const int ShortestDate = 3;

    private static readonly string[] LongMonths =
        ["JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"];

    private static readonly char[] SeparatorList = Separators.ToCharArray();

    /// <summary>Nothing for a text that is no date.</summary>
    public static IReadOnlyList<ShownDate> Read(string text)
    {
        // Most texts that are no codes are no dates either: a date starts with a digit or the name of a month.
        if (text.Length < ShortestDate || (text[0] is not (>= '0' and <= '9') && ValueOf(text.Substring(0, 3)) < 0))
        {
            return [];
        }

        var tokens = WithoutTime(text).Split(SeparatorList, StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length is < 2 or > MaxTokens)
        {
            return [];
        }

        var values = tokens.Select(ValueOf).ToArray();
        return values.Contains(-1) ? [] : [.. Readings(tokens, values).Where(date => date.IsPossible).Distinct()];
    }

    /// <summary>The words that a spreadsheet takes for a month.</summary>
    public static IEnumerable<string> MonthNames(int month) =>
        new[] { Months.Substring((month - 1) * 3, 3), month == 9 ? "SEPT" : LongMonths[month - 1], LongMonths[month - 1] }.Distinct();

    private static IEnumerable<ShownDate> Readings(string[] tokens, int[] values)
    {
        var named = Array.FindIndex(tokens, token => token[0] > '9');
        if (tokens.Length == 2)
        {
            return named >= 0 ? WithName(values[named], values[1 - named], tokens[1 - named].Length, isFirst: named == 0)
                : [new ShownDate(null, values[0], values[1]), new ShownDate(null, values[1], values[0]), .. YearAndMonth(tokens, values)];
        }

        if (named >= 0)
        {
            return named == 1 ? [new ShownDate(values[2], values[1], values[0])] : named == 0 ? [new ShownDate(values[2], values[0], values[1])] : [];
        }

        return tokens[0].Length == 4
            ? [new ShownDate(values[0], values[1], values[2])]
            : [new ShownDate(values[2], values[0], values[1]), new ShownDate(values[2], values[1], values[0]), new ShownDate(values[0], values[1], values[2])];
    }

    /// <summary>2-Jan is a day of any year; Jan-02 may be one too, or a month of 2002.</summary>
    private static IEnumerable<ShownDate> WithName(int month, int number, int digits, bool isFirst) =>
        digits == 4 ? [new ShownDate(number, month, null)]
            : isFirst ? [new ShownDate(null, month, number), new ShownDate(number, month, null)]
            : [new ShownDate(null, month, number)];

    private static IEnumerable<ShownDate> YearAndMonth(string[] tokens, int[] values) =>
        tokens[0].Length == 4 ? [new ShownDate(values[0], values[1], null)] : tokens[1].Length == 4 ? [new ShownDate(values[1], values[0], null)] : [];

    /// <summary>A month by its English name, or a number; -1 for anything else.</summary>
    private static int ValueOf(string token)
    {
        if (Spelling.AreDigits(token) && token.Length <= 4)
        {
            return int.Parse(token, CultureInfo.InvariantCulture);
        }

        var upper = Spelling.ToUpper(token);
        var at = upper.Length >= 3 ? Months.IndexOf(upper.Substring(0, 3), StringComparison.Ordinal) : -1;
        return at >= 0 && at % 3 == 0 && upper.All(letter => letter is >= 'A' and <= 'Z') ? (at / 3) + 1 : -1;
    }

    private static string WithoutTime(string text)
    {
        var time = text.IndexOf(':');
        var space = time > 0 ? text.LastIndexOfAny([' ', 'T'], time) : -1;
        return space > 0 ? text.Substring(0, space) : text;
    }
}
