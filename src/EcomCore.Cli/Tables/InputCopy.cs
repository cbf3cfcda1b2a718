using EcomCore.Cli.Commands;

namespace EcomCore.Cli.Tables;

/// <summary>A copy of an input, for a command that reads it twice: a pipe can be read only once, and a file may change between the two.</summary>
internal sealed class InputCopy : IDisposable
{
    private const int BlockLength = 1 << 16;

    private readonly FileStream _copy;

    private InputCopy(string path, FileStream copy) => (Path, _copy) = (path, copy);

    /// <summary>Gets where it came from, for complaints.</summary>
    public string Path { get; }

    /// <summary>Copies an input into a temporary file that nobody else may read and that goes with this object; null, with a complaint, when it cannot be read.</summary>
    public static InputCopy? Of(string path, CommandRun run)
    {
        FileStream? copy = null;
        try
        {
            using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            copy = Temporary();
            var block = new byte[BlockLength];
            for (int read; (read = input.Read(block)) > 0;)
            {
                copy.Write(block.AsSpan(0, read));
                run.Progress("MB copied", copy.Position >> 20);
            }

            copy.Flush();
            return new InputCopy(path, copy);
        }
        catch (Exception failure) when (TextFile.IsUnreadable(failure))
        {
            copy?.Dispose();
            run.Complaints.Add(path, TextFile.Explain(failure));
            return null;
        }
        catch
        {
            copy?.Dispose();
            throw;
        }
    }

    /// <summary>The copy from its beginning.</summary>
    public Stream Open() => new FileStream(_copy.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public void Dispose() => _copy.Dispose();

    private static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            BufferSize = BlockLength,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName()), options);
    }
}
