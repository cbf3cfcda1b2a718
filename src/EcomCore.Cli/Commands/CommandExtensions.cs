using System.CommandLine;

namespace EcomCore.Cli.Commands;

/// <summary>How every command is put together: the same options, one action, one runnable example in its help.</summary>
internal static class CommandExtensions
{
    /// <summary>Adds the options that all commands share and the work itself.</summary>
    /// <param name="command">The command, with its own options.</param>
    /// <param name="example">A command line that runs as it stands beside the files it names.</param>
    /// <param name="work">Reads, computes, writes; answers an <see cref="ExitCode"/>.</param>
    /// <param name="shape">What the command writes.</param>
    /// <returns>The command.</returns>
    public static Command Does(
        this Command command, string example, Func<ParseResult, CommandRun, int> work, CommandShape shape = CommandShape.WritesRows)
    {
        command.Description += $"\n\nExample:\n  {example}";
        if (shape == CommandShape.WritesRows)
        {
            command.Options.Add(CommonOptions.Output);
            command.Options.Add(CommonOptions.Zone);
        }

        command.Options.Add(CommonOptions.SpreadsheetSafe);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, work, shape, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, Func<ParseResult, CommandRun, int> work, CommandShape shape, CancellationToken cancellation)
    {
        var configuration = parsed.InvocationConfiguration;
        var writesRows = shape == CommandShape.WritesRows;
        using var run = new CommandRun(configuration.Output, configuration.Error, cancellation)
        {
            OutputPath = writesRows ? parsed.GetValue(CommonOptions.Output) : null,
            PicturePath = parsed.CommandResult.Command.Options.Contains(CommonOptions.Picture) ? parsed.GetValue(CommonOptions.Picture) : null,
            Zone = writesRows ? parsed.GetRequiredValue(CommonOptions.Zone) : NodaTime.DateTimeZone.Utc,
            SpreadsheetSafe = parsed.GetValue(CommonOptions.SpreadsheetSafe),
        };
        OutputPlaces.Check(parsed, run.Complaints);
        return run.Complaints.Any ? run.Refuse() : work(parsed, run);
    }
}
