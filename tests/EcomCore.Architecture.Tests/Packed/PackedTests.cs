using EcomCore.Tests;

namespace EcomCore.Architecture.Tests;

/// <summary>What a package brings along; needs <c>dotnet pack -c Release</c> first.</summary>
public sealed class PackedTests
{
    private static readonly string[] Expected =
    [
        "README.md", "icon.png",
        "lib/net10.0/{0}.dll", "lib/net10.0/{0}.xml", "lib/netstandard2.0/{0}.dll", "lib/netstandard2.0/{0}.xml",
    ];

    [SuiteFact("packages")]
    public void A_package_brings_both_builds_with_their_documentation()
    {
        foreach (var package in Package.Six)
        {
            var packed = PackedFile.Of(package.Name);

            Assert.All(Expected, entry => Assert.Contains(entry.Replace("{0}", package.Name, StringComparison.Ordinal), packed.Entries));
            Assert.Equal([$"lib/net10.0/{package.Name}.pdb", $"lib/netstandard2.0/{package.Name}.pdb"], packed.Symbols.Order(StringComparer.Ordinal));
        }
    }

    [SuiteFact("packages")]
    public void A_package_says_what_it_is()
    {
        foreach (var name in Package.Six.Select(package => package.Name).Append("EcomCore.Cli"))
        {
            var packed = PackedFile.Of(name);

            Assert.Equal("MIT", packed.Says("license"));
            Assert.Equal("README.md", packed.Says("readme"));
            Assert.Equal("icon.png", packed.Says("icon"));
            Assert.Contains("ecommerce", packed.Says("tags").Split(' '));
            Assert.True(packed.Says("description").Length > 40, $"{name} has no description.");
            Assert.Equal(40, packed.Metadata.Element(packed.Metadata.Name.Namespace + "repository")!.Attribute("commit")!.Value.Length);
        }
    }

    [SuiteFact("packages")]
    public void A_package_draws_in_few_others()
    {
        string[] allowed =
        [
            "MathNet.Numerics", "Microsoft.Bcl.HashCode", "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Options", "NodaTime", "System.Memory", "System.Text.Json",
        ];
        foreach (var package in Package.Six)
        {
            var metadata = PackedFile.Of(package.Name).Metadata;
            var dependencies = metadata.Descendants(metadata.Name.Namespace + "dependency").Select(dependency => dependency.Attribute("id")!.Value);

            Findings.None(dependencies.Except(allowed));
        }
    }

    [SuiteFact("packages")]
    public void The_tool_is_a_tool() =>
        Assert.Contains("tools/net10.0/any/DotnetToolSettings.xml", PackedFile.Of("EcomCore.Cli").Entries);
}
