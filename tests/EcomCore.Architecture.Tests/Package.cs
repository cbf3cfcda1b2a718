using EcomCore.Tests;

namespace EcomCore.Architecture.Tests;

/// <summary>One of the six packages of pure computation: where its sources and its built assemblies stand.</summary>
internal sealed record Package(string ShortName)
{
    public static readonly string[] Frameworks = ["netstandard2.0", "net10.0"];

    public static IReadOnlyList<Package> Six { get; } =
        [new("Sku"), new("Inventory"), new("Forecasting"), new("Segmentation"), new("Budgeting"), new("Risk")];

    /// <summary>Gets the packages that keep the reservation ledger in a database.</summary>
    public static IReadOnlyList<string> LedgerHosts { get; } = ["EcomCore.Inventory.Orleans", "EcomCore.Inventory.PostgreSql", "EcomCore.Inventory.Sqlite"];

    /// <summary>Gets those of them that are a cluster: no tool opens one by itself, and their libraries do not go with the compiler of these tests.</summary>
    public static IReadOnlyList<string> Clusters { get; } = ["EcomCore.Inventory.Orleans"];

    public static TheoryData<string> Names => [.. Six.Select(p => p.ShortName)];

    public static TheoryData<string, string> Builds
    {
        get
        {
            var builds = new TheoryData<string, string>();
            foreach (var package in Six)
            {
                foreach (var framework in Frameworks)
                {
                    builds.Add(package.ShortName, framework);
                }
            }

            return builds;
        }
    }

    /// <summary>Gets the name of the package, its assembly and its namespace.</summary>
    public string Name => "EcomCore." + ShortName;

    public string Folder => Path.Combine(Repository.Root, "src", Name);

    public string ProjectFile => Path.Combine(Folder, Name + ".csproj");

    /// <summary>The assembly of the same configuration as these tests.</summary>
    public string AssemblyOf(string framework) => Path.Combine(Folder, "bin", Configuration, framework, Name + ".dll");

    public string DocumentationOf(string framework) => Path.ChangeExtension(AssemblyOf(framework), ".xml");

    // bin/Release/net10.0/
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
