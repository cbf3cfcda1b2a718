using System.Globalization;
using Spectre.Console;

namespace EcomCore.Cli.Tables;

/// <summary>A table for a person: the first rows, and how many more there are.</summary>
internal sealed class ReadableSink(TextWriter output) : RowSink
{
    /// <summary>How many rows are shown; a file takes them all.</summary>
    public const int Shown = 50;

    private const int PlainWidth = 160;

    private readonly Table _table = new() { Border = TableBorder.Simple };
    private long _rows;

    public override void Header(ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            _table.AddColumn(new TableColumn(new Text(column)) { NoWrap = true });
        }
    }

    public override void Row(ReadOnlySpan<string> cells)
    {
        _rows++;
        if (_rows <= Shown)
        {
            _table.AddRow([.. cells.ToArray().Select(cell => new Text(Printable(cell)))]);
        }
    }

    public override void Commit()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PlainWidth;
        }

        console.Write(_table);
        if (_rows > Shown)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"... and {_rows - Shown} more rows; --output FILE writes them all."));
        }
    }

    public override void Dispose()
    {
    }

    private static string Printable(string text)
    {
        // One very long cell would leave the others of its row no room: it is cut far shorter than the longest that is shown whole.
        const int Longest = 100;
        const int Cut = 57;
        var shown = text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Cut), "...");
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }
}
