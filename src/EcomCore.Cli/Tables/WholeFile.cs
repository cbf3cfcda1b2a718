namespace EcomCore.Cli.Tables;

/// <summary>
/// A text file that appears whole or not at all: written beside its place under a temporary name, renamed when complete, deleted when not. Of a link the
/// target is replaced, not the link; a device or a pipe is written to.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string? _temporary;
    private bool _committed;

    public WholeFile(string path)
    {
        _path = RealPath.Of(path);
        var stream = OpenInPlace(_path);
        if (stream is null)
        {
            _temporary = $"{_path}.{Path.GetRandomFileName()}.tmp";
            stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        }

        Writer = new StreamWriter(stream, TextFile.StrictUtf8, bufferSize: 1 << 16) { NewLine = "\n" };
    }

    public StreamWriter Writer { get; }

    public static void Write(string path, string text)
    {
        using var file = Prepare(path, text);
        file.Commit();
    }

    /// <summary>Writes a text beside its place; it appears with <see cref="Commit"/>.</summary>
    public static WholeFile Prepare(string path, string text)
    {
        var file = new WholeFile(path);
        try
        {
            file.Writer.Write(text);
            file.Complete();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes what is still on its way, so that <see cref="Commit"/> only renames: for files that belong together.</summary>
    public void Complete() => Writer.Dispose();

    public void Commit()
    {
        Complete();
        if (_temporary is not null)
        {
            File.Move(_temporary, _path, overwrite: true);
        }

        _committed = true;
    }

    public void Dispose()
    {
        if (_committed)
        {
            return;
        }

        try
        {
            Writer.Dispose();
        }
        finally
        {
            if (_temporary is not null)
            {
                File.Delete(_temporary);
            }
        }
    }

    /// <summary>What a rename would destroy, opened to be written to: a device, or a pipe with a name; null for a place for a file.</summary>
    private static FileStream? OpenInPlace(string path)
    {
        if (RealPath.IsDevice(path))
        {
            return Open(path, FileAccess.Write);
        }

        // Only what is empty can be a pipe. Opened for both ways it waits for nobody, and tells that it has no places to go to. The first of two writers keeps a
        // reader who is there already from seeing an end; the second, opened when the probe is closed, waits for a reader who comes later.
        if (OperatingSystem.IsWindows() || new FileInfo(path) is not { Exists: true, Length: 0 })
        {
            return null;
        }

        try
        {
            FileStream first;
            using (var probe = Open(path, FileAccess.ReadWrite))
            {
                if (probe.CanSeek)
                {
                    return null;
                }

                first = Open(path, FileAccess.Write);
            }

            using (first)
            {
                return Open(path, FileAccess.Write);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // A file that must not be written to may be replaced, as far as its folder allows it.
            return null;
        }
    }

    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite);
}
