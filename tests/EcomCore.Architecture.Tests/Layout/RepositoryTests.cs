using System.Text.RegularExpressions;
using EcomCore.Tests;

namespace EcomCore.Architecture.Tests;

/// <summary>What a clone brings along, and what it must not.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] TextFiles =
        [".cs", ".csproj", ".props", ".targets", ".json", ".md", ".txt", ".sh", ".config", ".razor", ".css", ".html", ".csv", ".sln", "run"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData("LICENSE")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/how-it-works.md")]
    [InlineData("docs/decisions/README.md")]
    public void A_newcomer_finds(string file) => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), $"{file} is missing.");

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void A_package_brings_its_page_its_surface_and_its_tests(string package)
    {
        var self = new Package(package);

        Assert.Contains($"dotnet add package {self.Name}", File.ReadAllText(Path.Combine(self.Folder, "README.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(self.Folder, "PublicAPI.Shipped.txt")));
        Assert.StartsWith("#nullable enable", File.ReadAllText(Path.Combine(self.Folder, "PublicAPI.Unshipped.txt")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", $"{self.Name}.Tests", $"{self.Name}.Tests.csproj")), "The tests are missing.");
    }

    [Fact]
    public void No_file_speaks_of_one_machine_or_one_registry()
    {
        var wrong = from path in RepositoryFiles.All()
                    where TextFiles.Any(end => path.EndsWith(end, StringComparison.Ordinal)) && !path.EndsWith(nameof(RepositoryTests) + ".cs", StringComparison.Ordinal)
                    let found = OneMachine().Match(File.ReadAllText(path))
                    where found.Success
                    select $"{RepositoryFiles.Relative(path)}: {found.Value}";

        Findings.None(wrong);
    }

    [Theory]
    [InlineData("see /home/anna/ecom", true)]
    [InlineData(@"C:\Users\anna", true)]
    [InlineData("https://api.nuget.org/v3/index.json", true)]
    [InlineData("docs/work/home.md", false)]
    [InlineData("a nuget.config", false)]
    public void The_search_knows_a_machine_from_a_folder(string text, bool found) => Assert.Equal(found, OneMachine().IsMatch(text));

    [GeneratedRegex(@"(?<![\w.~/-])/(?:home|root|work|Users)/\w|[A-Za-z]:\\Users\\|\b(?:api|www)\.nuget\.org\b|\b(?:pkgs\.dev\.azure|nuget\.pkg\.github|myget)\.\w+", RegexOptions.CultureInvariant)]
    private static partial Regex OneMachine();
}
