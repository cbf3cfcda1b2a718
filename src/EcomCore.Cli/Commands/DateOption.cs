using System.CommandLine.Parsing;
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
            result.AddError($"{option}: expected a date such as 2025-04-01, found '{text}'");
        }

        return date;
    }
}
