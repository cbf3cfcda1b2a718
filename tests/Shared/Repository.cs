namespace EcomCore.Tests;

/// <summary>Finds the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "EcomCore.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No EcomCore.sln above the test assembly.");
    }
}
