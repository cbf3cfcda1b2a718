using Microsoft.CodeAnalysis;

namespace EcomCore.Architecture.Tests;

/// <summary>Everything that a user can reach says what it is.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Every_public_type_and_member_has_a_summary(string package)
    {
        var surface = PublicSurface.Of(new Package(package));

        Findings.None(surface.Members.Where(member => !surface.IsSummarised(member)).Select(member => member.GetDocumentationCommentId()));
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Every_parameter_is_explained(string package)
    {
        var surface = PublicSurface.Of(new Package(package));
        var missing = from method in surface.Members.OfType<IMethodSymbol>()
                      from parameter in method.Parameters
                      where !surface.IsExplained(method, "param", parameter.Name)
                      select $"{method.GetDocumentationCommentId()}: {parameter.Name}";

        Findings.None(missing);
    }

    [Theory]
    [MemberData(nameof(Package.Names), MemberType = typeof(Package))]
    public void Every_answer_is_explained(string package)
    {
        var surface = PublicSurface.Of(new Package(package));
        var missing = from method in surface.Members.OfType<IMethodSymbol>()
                      where !method.ReturnsVoid && method.MethodKind is MethodKind.Ordinary && !surface.IsExplained(method, "returns", null)
                      select method.GetDocumentationCommentId();

        Findings.None(missing);
    }
}
