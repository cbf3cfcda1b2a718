using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace EcomCore.Architecture.Tests;

/// <summary>Who may know whom: the packages know none of each other and few libraries, the tool knows the packages.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Libraries =
        ["MathNet.Numerics", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options", "NodaTime"];

    private static readonly string[] BackPorts = ["Microsoft.Bcl.HashCode", "System.Memory", "System.Text.Json"];

    // Nothing of these reaches a user.
    private static readonly string[] BuildOnly =
    [
        "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.NET.ILLink.Tasks",
        "NETStandard.Library", "PolySharp",
    ];

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void A_package_refers_to_no_project(string package) =>
        Findings.None(ProjectReferencesOf(new Package(package).ProjectFile));

    [Fact]
    public void The_tool_refers_to_the_packages_only()
    {
        var tool = Path.Combine(EcomCore.Tests.Repository.Root, "src", "EcomCore.Cli", "EcomCore.Cli.csproj");

        Assert.Equal(Package.Six.Select(p => p.Name).Concat(Package.LedgerHosts.Except(Package.Clusters)).Order(StringComparer.Ordinal), ProjectReferencesOf(tool).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Package.Builds), MemberType = typeof(Package))]
    public void A_package_asks_for_few_libraries(string package, string framework)
    {
        string[] allowed = framework == "netstandard2.0" ? [.. Libraries, .. BackPorts, .. BuildOnly] : [.. Libraries, .. BuildOnly];

        Findings.None(DirectDependenciesOf(new Package(package), framework).Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Package.Builds), MemberType = typeof(Package))]
    public void A_built_package_binds_to_the_framework_and_few_libraries(string package, string framework)
    {
        var others = AssemblyReferencesOf(new Package(package).AssemblyOf(framework)).Except([.. Libraries, .. BackPorts])
            .Where(name => name != "netstandard" && !name.StartsWith("System.", StringComparison.Ordinal));

        Findings.None(others);
    }

    private static IEnumerable<string> ProjectReferencesOf(string projectFile) =>
        XDocument.Load(projectFile).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static IEnumerable<string> DirectDependenciesOf(Package package, string framework)
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, "packages.lock.json")));
        var moniker = framework == "netstandard2.0" ? ".NETStandard,Version=v2.0" : framework;
        return [.. locked.RootElement.GetProperty("dependencies").GetProperty(moniker).EnumerateObject()
            .Where(dependency => dependency.Value.GetProperty("type").GetString() == "Direct")
            .Select(dependency => dependency.Name)];
    }

    private static List<string> AssemblyReferencesOf(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
