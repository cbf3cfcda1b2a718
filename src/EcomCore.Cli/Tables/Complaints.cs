using System.Globalization;

namespace EcomCore.Cli.Tables;

/// <summary>Everything that is wrong with the input, file by file in order of lines: the first ones in full, the rest as a count.</summary>
internal sealed class Complaints
{
    /// <summary>How many complaints are shown; the others are counted.</summary>
    public const int Shown = 20;

    private readonly Dictionary<string, int> _files = new(StringComparer.Ordinal);
    private readonly List<(int File, long Line, long Order, string Text)> _first = [];

    public long Count { get; private set; }

    public bool Any => Count > 0;

    /// <summary>Adds a complaint about one place of a table, such as <c>orders.csv:12: quantity: expected a whole number, found 'x'</c>.</summary>
    public void Add(string file, long line, string column, string message) =>
        Add(file, line, string.Create(CultureInfo.InvariantCulture, $"{column}: {message}"));

    /// <summary>Adds a complaint about one line of a table.</summary>
    public void Add(string file, long line, string message) =>
        Insert(file, line, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{line}: {message}"));

    /// <summary>Adds a complaint about a file as a whole, or a path inside a JSON file.</summary>
    public void Add(string file, string message) => Insert(file, long.MaxValue, $"{Path.GetFileName(file)}: {message}");

    /// <summary>Adds a complaint about an option of the command line.</summary>
    public void AddOption(string option, string message) => Insert(string.Empty, 0, $"{option}: {message}");

    public void WriteTo(TextWriter writer)
    {
        foreach (var complaint in _first)
        {
            writer.WriteLine(complaint.Text);
        }

        if (Count > _first.Count)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"... and {Count - _first.Count} more."));
        }
    }

    private void Insert(string file, long line, string complaint)
    {
        if (!_files.TryGetValue(file, out var place))
        {
            _files.Add(file, place = _files.Count);
        }

        var order = Count++;
        var at = _first.FindLastIndex(one => (one.File, one.Line, one.Order).CompareTo((place, line, order)) < 0) + 1;
        if (at < Shown)
        {
            _first.Insert(at, (place, line, order, Printable(complaint)));
            _first.RemoveRange(Math.Min(_first.Count, Shown), Math.Max(0, _first.Count - Shown));
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
