namespace EcomCore.Cli.Tables;

/// <summary>The rows that a command writes. Files appear complete or not at all.</summary>
internal sealed class ResultTable : IDisposable
{
    private readonly RowSink _sink;
    private readonly bool _spreadsheetSafe;
    private readonly string[] _row;

    public ResultTable(RowSink sink, bool spreadsheetSafe, params ReadOnlySpan<string> columns)
    {
        _sink = sink;
        _spreadsheetSafe = spreadsheetSafe;
        _row = new string[columns.Length];
        _sink.Header(columns);
    }

    public long Rows { get; private set; }

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    public void Add(params ReadOnlySpan<Cell> cells)
    {
        if (cells.Length != _row.Length)
        {
            throw new ArgumentException($"Expected {_row.Length} cells, found {cells.Length}.", nameof(cells));
        }

        for (var i = 0; i < cells.Length; i++)
        {
            _row[i] = cells[i].IsText && _spreadsheetSafe ? SpreadsheetGuard.Protect(cells[i].Text) : cells[i].Text;
        }

        _sink.Row(_row);
        Rows++;
    }

    /// <summary>Shows the rows so far where rows are shown one by one.</summary>
    public void Flush() => _sink.Flush();

    /// <summary>
    /// Makes the rows visible where they belong, and files that belong to them: all is written to the end before anything appears, and the rows appear last, so
    /// that new rows never stand beside old files.
    /// </summary>
    public void Commit(params ReadOnlySpan<WholeFile?> besides)
    {
        _sink.Complete();
        foreach (var file in besides)
        {
            file?.Commit();
        }

        _sink.Commit();
    }

    /// <summary>The same with rows that belong to them.</summary>
    public void Commit(ResultTable? besides)
    {
        _sink.Complete();
        besides?.Commit();
        _sink.Commit();
    }

    public void Dispose() => _sink.Dispose();
}
