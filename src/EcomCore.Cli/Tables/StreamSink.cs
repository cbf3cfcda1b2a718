namespace EcomCore.Cli.Tables;

/// <summary>CSV to a stream that somebody else owns, such as standard output.</summary>
internal sealed class StreamSink(TextWriter output) : RowSink
{
    private const int FlushAt = 1 << 16;

    private readonly StringWriter _buffer = new() { NewLine = "\n" };

    public override void Header(ReadOnlySpan<string> columns) => Row(columns);

    public override void Row(ReadOnlySpan<string> cells)
    {
        CsvText.WriteRow(_buffer, cells);
        if (_buffer.GetStringBuilder().Length >= FlushAt)
        {
            Flush();
        }
    }

    public override void Flush()
    {
        output.Write(_buffer.GetStringBuilder());
        output.Flush();
        _buffer.GetStringBuilder().Clear();
    }

    public override void Commit() => Flush();

    public override void Dispose() => _buffer.Dispose();
}
