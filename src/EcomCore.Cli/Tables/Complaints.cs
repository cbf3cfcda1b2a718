using System.Globalization;

namespace EcomCore.Cli.Tables;

/// <summary>Everything that is wrong with the input: the first ones in full, the rest as a count.</summary>
internal sealed class Complaints
{
    /// <summary>How many complaints are shown; the others are counted.</summary>
    public const int Shown = 20;

    private readonly List<string> _first = [];

    public long Count { get; private set; }

    public bool Any => Count > 0;

    /// <summary>Adds a complaint about one place of a table, such as <c>orders.csv:12: quantity: expected a whole number, found 'x'</c>.</summary>
    public void Add(string file, long line, string column, string message) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{line}: {column}: {message}"));

    /// <summary>Adds a complaint about one line of a table.</summary>
    public void Add(string file, long line, string message) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{line}: {message}"));

    /// <summary>Adds a complaint about a file as a whole, or a path inside a JSON file.</summary>
    public void Add(string file, string message) => Add($"{Path.GetFileName(file)}: {message}");

    /// <summary>Adds a complaint about an option of the command line.</summary>
    public void AddOption(string option, string message) => Add($"{option}: {message}");

    public void WriteTo(TextWriter writer)
    {
        foreach (var complaint in _first)
        {
            writer.WriteLine(complaint);
        }

        if (Count > _first.Count)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"... and {Count - _first.Count} more."));
        }
    }

    private void Add(string complaint)
    {
        Count++;
        if (_first.Count < Shown)
        {
            _first.Add(Printable(complaint));
        }
    }

    // A hostile cell must not move the cursor or recolour the terminal.
    private static string Printable(string text) =>
        string.Create(text.Length, text, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
            }
        });
}
