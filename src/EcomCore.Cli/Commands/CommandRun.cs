using EcomCore.Cli.Report.Pictures;
using EcomCore.Cli.Tables;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary>What one run of a command works with: its streams, its complaints, its progress, its cancellation.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly TextWriter _output;
    private readonly ProgressLine _progress;

    public CommandRun(TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        _output = output;
        Error = error;
        Cancellation = cancellation;
        _progress = new ProgressLine(error);
    }

    /// <summary>Gets what is wrong with the input so far.</summary>
    public Complaints Complaints { get; } = new();

    public CancellationToken Cancellation { get; }

    /// <summary>Gets standard error, for notes to the reader; never for rows.</summary>
    public TextWriter Error { get; }

    public string? OutputPath { get; init; }

    /// <summary>Gets where <see cref="Draw"/> draws; null for nowhere.</summary>
    public string? PicturePath { get; init; }

    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    public bool SpreadsheetSafe { get; init; }

    /// <summary>Opens a CSV file; null, with a complaint, when it cannot be read or lacks a required column.</summary>
    public CsvTable? Open(string path, string[] required, string[]? optional = null) =>
        CsvTable.Open(path, required, optional ?? [], Zone, Complaints);

    /// <summary>Opens a copied CSV file; null, with a complaint, when it lacks a required column.</summary>
    public CsvTable? Open(InputCopy copy, string[] required, string[]? optional = null) =>
        CsvTable.From(copy.Open, copy.Path, required, optional ?? [], Zone, Complaints);

    /// <summary>Reads a small text file such as a JSON policy; null, with a complaint, when it cannot be read.</summary>
    public string? ReadText(string path) => TextFile.Read(path, Complaints);

    /// <summary>Starts the command's rows: to <see cref="OutputPath"/>, to standard output, or as a readable table.</summary>
    public ResultTable Table(params string[] columns) => TableAt(OutputPath, columns);

    /// <summary>Starts rows at a path of their own.</summary>
    public ResultTable TableAt(string? path, params string[] columns) =>
        new(RowSink.For(path, _output), SpreadsheetSafe, columns);

    /// <summary>Draws the result when <c>--picture</c> asks for it. Call it after the rows are committed.</summary>
    public void Draw(Func<Picture> picture)
    {
        if (PicturePath is not null)
        {
            PictureWriter.Write(PicturePath, picture());
        }
    }

    /// <summary>
    /// The same for a command with several results, of which all appear or none: the picture is drawn beside its place, and appears when it is committed with the
    /// rows. Null when no picture is asked for.
    /// </summary>
    public WholeFile? Drawn(Func<Picture> picture) => PicturePath is null ? null : PictureWriter.Prepare(PicturePath, picture());

    /// <summary>Says how far the work is; shown only on a terminal, at most ten times a second. Ends the run when it was cancelled.</summary>
    public void Progress(string what, long done)
    {
        Cancellation.ThrowIfCancellationRequested();
        _progress.Show(what, done);
    }

    /// <summary>The same for a call that reports its own progress.</summary>
    public IProgress<int> ProgressOf(string what) => new ProgressSink(done => _progress.Show(what, done));

    /// <summary>Reports every complaint.</summary>
    /// <returns><see cref="ExitCode.BadInput"/>.</returns>
    public int Refuse()
    {
        _progress.Clear();
        Complaints.WriteTo(Error);
        return ExitCode.BadInput;
    }

    /// <summary>Writes a note for the reader on standard error.</summary>
    public void Note(string text)
    {
        _progress.Clear();
        Error.WriteLine(text);
    }

    /// <summary>Writes a line on standard output.</summary>
    public void Say(string text)
    {
        _progress.Clear();
        _output.WriteLine(text);
    }

    public void Dispose() => _progress.Clear();
}
