namespace EcomCore.Cli.Tables;

/// <summary>CSV to a file that appears whole or not at all.</summary>
internal sealed class FileSink(string path) : RowSink
{
    private readonly WholeFile _file = new(path);

    public override void Header(ReadOnlySpan<string> columns) => Row(columns);

    public override void Row(ReadOnlySpan<string> cells) => CsvText.WriteRow(_file.Writer, cells);

    public override void Complete() => _file.Complete();

    public override void Commit() => _file.Commit();

    public override void Dispose() => _file.Dispose();
}
