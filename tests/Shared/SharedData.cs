namespace EcomCore.Tests;

/// <summary>Finds the folder of real data and reference values, which is not part of the repository.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    public static bool IsHere => Root is not null;

    /// <summary>The full path of a file of the shared folder, such as <c>oracles/sku.json</c>.</summary>
    public static string PathOf(string relative) =>
        System.IO.Path.Combine(Root ?? throw new InvalidOperationException("No shared data."), relative);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ECOMCORE_SHARED") is { Length: > 0 } configured)
        {
            return Directory.Exists(configured) ? configured : null;
        }

        var beside = System.IO.Path.Combine(Repository.Root, "..", "shared");
        return Directory.Exists(System.IO.Path.Combine(beside, "oracles")) ? System.IO.Path.GetFullPath(beside) : null;
    }
}
