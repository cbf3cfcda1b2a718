namespace EcomCore.Cli.Tables;

/// <summary>Where finished rows go. Nothing is visible at a file's path before <see cref="Commit"/>.</summary>
internal abstract class RowSink : IDisposable
{
    /// <summary>Chooses the sink: a file, standard output for <c>-</c>, a readable table for null.</summary>
    public static RowSink For(string? path, TextWriter output) => path switch
    {
        null => new ReadableSink(output),
        "-" => new StreamSink(output),
        _ => new FileSink(path),
    };

    public abstract void Header(ReadOnlySpan<string> columns);

    public abstract void Row(ReadOnlySpan<string> cells);

    /// <summary>Makes the rows so far visible where rows are shown one by one; nothing elsewhere.</summary>
    public virtual void Flush()
    {
    }

    /// <summary>Writes what is still on its way to a file; nothing elsewhere. No rows may follow.</summary>
    public virtual void Complete()
    {
    }

    public abstract void Commit();

    public abstract void Dispose();
}
