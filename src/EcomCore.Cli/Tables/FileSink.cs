namespace EcomCore.Cli.Tables;

/// <summary>CSV to a file: written beside it under a temporary name, renamed when complete, deleted when not.</summary>
internal sealed class FileSink : RowSink
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly StreamWriter _writer;
    private bool _committed;

    public FileSink(string path)
    {
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Path.GetRandomFileName()}.tmp";
        _writer = new StreamWriter(_temporary, append: false, TextFile.StrictUtf8, bufferSize: 1 << 16) { NewLine = "\n" };
    }

    public override void Header(ReadOnlySpan<string> columns) => Row(columns);

    public override void Row(ReadOnlySpan<string> cells) => CsvText.WriteRow(_writer, cells);

    public override void Commit()
    {
        _writer.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _committed = true;
    }

    public override void Dispose()
    {
        if (_committed)
        {
            return;
        }

        try
        {
            _writer.Dispose();
        }
        finally
        {
            File.Delete(_temporary);
        }
    }
}
