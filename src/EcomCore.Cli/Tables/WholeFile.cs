namespace EcomCore.Cli.Tables;

/// <summary>
/// A text file that appears whole or not at all: written beside its place under a temporary name, renamed when complete, deleted when not. Of a link the
/// target is replaced, not the link; a device is written to.
/// </summary>
internal sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string? _temporary;
    private bool _committed;

    public WholeFile(string path)
    {
        _path = RealPath(path);
        _temporary = IsDevice(_path) ? null : $"{_path}.{Path.GetRandomFileName()}.tmp";
        var stream = _temporary is null
            ? new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)
            : new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
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

    /// <summary>The full path of what is written: of a link to a file, its target.</summary>
    public static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var target = IsDevice(full) || new FileInfo(full).LinkTarget is null ? null : File.ResolveLinkTarget(full, returnFinalTarget: true);
        return target is null || IsDevice(target.FullName) ? full : target.FullName;
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

    // A rename would put a file in the place of /dev/null.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal)
            || new FileInfo(path).LinkTarget is { } link && (link.StartsWith("/dev/", StringComparison.Ordinal) || link.StartsWith("/proc/", StringComparison.Ordinal)));
}
