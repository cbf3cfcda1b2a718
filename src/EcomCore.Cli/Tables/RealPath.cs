namespace EcomCore.Cli.Tables;

/// <summary>Where a path leads: every link on the way resolved, folders too, up to a device.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MaxLinks = 40;

    /// <summary>The full path without links; of one that enters /dev or /proc, where links are no paths, as far as that.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }

        var waiting = new Stack<string>(Parts(full));
        var real = "/";
        for (var links = 0; waiting.Count > 0;)
        {
            var next = Path.Combine(real, waiting.Pop());
            if (IsDevice(next))
            {
                return Path.Combine([next, .. waiting]);
            }

            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"Too many links: '{path}'.");
            }

            foreach (var part in Parts(Path.GetFullPath(target, real)))
            {
                waiting.Push(part);
            }

            real = "/";
        }

        return real;
    }

    /// <summary>Whether a path is below /dev or /proc, where a rename would put a file in the place of something else.</summary>
    public static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    // The last part first, as a stack takes them.
    private static IEnumerable<string> Parts(string full) => full.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse();
}
