using EcomCore.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EcomCore.Architecture.Tests;

/// <summary>Where a type stands and what it is called.</summary>
public sealed class SourceTests
{
    private static readonly string[] SayLittle = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Processor", "Common", "Misc"];

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void A_file_has_one_public_type_and_its_name(string package)
    {
        var wrong = from file in SourceFile.Below(new Package(package).Folder)
                    let types = file.TopLevelTypes.Where(IsPublic).Select(SourceFile.NameOf).Distinct().ToList()
                    where types.Count > 1 || (types.Count == 1 && types[0] != file.Name)
                    select $"{file.Path}: {string.Join(", ", types)}";

        Findings.None(wrong);
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void One_using_brings_the_whole_package(string package)
    {
        var self = new Package(package);
        var wrong = from file in SourceFile.Below(self.Folder)
                    where file.TopLevelTypes.Any()
                    let expected = IsDoor(file) ? "Microsoft.Extensions.DependencyInjection" : self.Name
                    where file.Root.Members.FirstOrDefault() is not FileScopedNamespaceDeclarationSyntax space || space.Name.ToString() != expected
                    select $"{file.Path}: expected namespace {expected}";

        Findings.None(wrong);
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void The_door_stands_in_the_root_of_the_package(string package)
    {
        var doors = SourceFile.Below(new Package(package).Folder).Where(IsDoor).Select(file => file.Path);

        Assert.Equal([$"src/EcomCore.{package}/{package}ServiceCollectionExtensions.cs"], doors);
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void A_feature_does_not_see_dependency_injection(string package)
    {
        var seeing = from file in SourceFile.Below(new Package(package).Folder)
                     where !IsDoor(file)
                     where file.Root.DescendantNodes().OfType<QualifiedNameSyntax>().Any(name => name.ToString() == "Microsoft.Extensions.DependencyInjection")
                     select file.Path;

        Findings.None(seeing);
    }

    [Fact]
    public void No_type_bears_the_last_name_of_its_namespace()
    {
        var wrong = from file in AllSources()
                    from space in file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
                    let last = space.Name.ToString().Split('.')[^1]
                    from type in file.TopLevelTypes
                    where SourceFile.NameOf(type) == last
                    select $"{file.Path}: {last}";

        Findings.None(wrong);
    }

    [Fact]
    public void No_type_has_a_name_that_says_little()
    {
        var wrong = from file in AllSources()
                    from type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                    where SayLittle.Any(word => type.Identifier.Text.EndsWith(word, StringComparison.Ordinal))
                    select $"{file.Path}: {type.Identifier.Text}";

        Findings.None(wrong);
    }

    [Fact]
    public void Nothing_hides_in_a_region()
    {
        var wrong = from file in AllSources()
                    where file.Root.DescendantTrivia(descendIntoTrivia: true).Any(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
                    select file.Path;

        Findings.None(wrong);
    }

    private static IEnumerable<SourceFile> AllSources() => SourceFile.Below(Path.Combine(Repository.Root, "src"));

    private static bool IsDoor(SourceFile file) => file.Name.EndsWith("ServiceCollectionExtensions", StringComparison.Ordinal);

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);
}
