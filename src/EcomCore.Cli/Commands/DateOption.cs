using System.CommandLine.Parsing;
using System.Globalization;
using EcomCore.Cli.Tables;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary>A day on the command line.</summary>
internal static class DateOption
{
    public static LocalDate Parse(ArgumentResult result, string option)
    {
        var text = result.Tokens[0].Value;
        if (!IsoTime.TryParseDate(text, out var date))
        {
            var limit = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? " before the year 9000" : string.Empty;
            result.AddError($"{option}: expected a date such as 2025-04-01{limit}, found '{text}'");
        }

        return date;
    }
}
