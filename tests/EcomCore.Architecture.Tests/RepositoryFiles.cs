using EcomCore.Tests;

namespace EcomCore.Architecture.Tests;

/// <summary>The files of the repository, without what a build or a run leaves behind.</summary>
internal static class RepositoryFiles
{
    private static readonly HashSet<string> Generated =
        new(StringComparer.Ordinal) { "bin", "obj", "artifacts", "out", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".idea" };

    public static IEnumerable<string> All() => Under(Repository.Root);

    /// <summary>Full paths in ordinal order; only those with <paramref name="extension"/> when one is given.</summary>
    public static IEnumerable<string> Under(string folder, string? extension = null) =>
        Walk(new DirectoryInfo(folder))
            .Where(file => extension is null || file.EndsWith(extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The path a reader of a failure knows: from the root, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (Generated.Contains(entry.Name))
            {
                continue;
            }

            if (entry is DirectoryInfo child)
            {
                foreach (var file in Walk(child))
                {
                    yield return file;
                }
            }
            else
            {
                yield return entry.FullName;
            }
        }
    }
}
