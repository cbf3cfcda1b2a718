using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary>The options that every command has.</summary>
internal static class CommonOptions
{
    public static Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Where the rows go: a CSV file, or - for standard output. Without it a readable table is shown.",
        HelpName = "FILE",
    };

    public static Option<DateTimeZone> Zone { get; } = new("--zone")
    {
        Description = "Time zone of times without an offset, such as Asia/Shanghai.",
        HelpName = "ZONE",
        CustomParser = ParseZone,
        DefaultValueFactory = _ => DateTimeZone.Utc,
    };

    public static Option<bool> SpreadsheetSafe { get; } = new("--spreadsheet-safe")
    {
        Description = "Put a quote mark before text cells that a spreadsheet would run as a formula.",
    };

    /// <summary>Gets the option of the commands that can draw what they found; see <see cref="CommandRun.Draw"/>.</summary>
    public static Option<string?> Picture { get; } = new("--picture")
    {
        Description = "Where to draw the result: an SVG file.",
        HelpName = "FILE",
    };

    /// <summary>A required input file.</summary>
    public static Option<string> Input(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", Required = true };

    private static DateTimeZone? ParseZone(ArgumentResult result)
    {
        var id = result.Tokens[0].Value;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
        {
            return zone;
        }

        result.AddError($"--zone: unknown time zone '{id}'; expected a name such as Asia/Shanghai");
        return null;
    }
}
