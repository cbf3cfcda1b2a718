using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EcomCore.Architecture.Tests;

/// <summary>The public types and members of a built package beside their documentation file.</summary>
internal sealed class PublicSurface
{
    private readonly Dictionary<string, XElement> _documentation;

    private PublicSurface(Package package)
    {
        _documentation = XDocument.Load(package.DocumentationOf("net10.0")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
        var compilation = CSharpCompilation.Create("surface", references: PlatformReferences.All);
        var assembly = PlatformReferences.All.Single(reference => Path.GetFileName(reference.FilePath) == package.Name + ".dll");
        Types = [.. TypesOf(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!).GlobalNamespace)];
        Members = [.. Types, .. Types.SelectMany(MembersOf)];
    }

    public IReadOnlyList<INamedTypeSymbol> Types { get; }

    /// <summary>Gets the types and their members, without what the compiler writes for a record.</summary>
    public IReadOnlyList<ISymbol> Members { get; }

    public static PublicSurface Of(Package package) => new(package);

    public bool IsSummarised(ISymbol symbol) =>
        Find(symbol) is { } entry
            ? entry.Element("inheritdoc") is not null || Says(entry.Element("summary"))
            : IsImplicitConstructor(symbol) || IsPositional(symbol);

    /// <summary>Whether the element is there and not empty; a method that inherits its documentation is believed.</summary>
    public bool IsExplained(IMethodSymbol method, string element, string? name) =>
        Find(method) is { } entry
            ? entry.Element("inheritdoc") is not null
              || entry.Elements(element).Any(found => (name is null || found.Attribute("name")?.Value == name) && Says(found))
            : IsPositionalConstructor(method);

    private static bool Says(XElement? element) => element is not null && (element.HasElements || element.Value.Trim().Length > 0);

    private XElement? Find(ISymbol symbol) => _documentation.GetValueOrDefault(symbol.GetDocumentationCommentId() ?? string.Empty);

    private static bool IsImplicitConstructor(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 };

    // A record's positional members are documented by the parameters of the type.
    private bool IsPositional(ISymbol symbol) =>
        symbol is IPropertySymbol property
            ? HasParameter(symbol.ContainingType, property.Name)
            : symbol is IMethodSymbol method && IsPositionalConstructor(method);

    private bool IsPositionalConstructor(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor && method.Parameters.All(parameter => HasParameter(method.ContainingType, parameter.Name));

    private bool HasParameter(INamedTypeSymbol type, string name) =>
        Find(type)?.Elements("param").Any(found => found.Attribute("name")?.Value == name && Says(found)) == true;

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol parent) =>
        parent.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member switch
        {
            INamedTypeSymbol type when IsVisible(type) => TypesOf(type).Prepend(type),
            INamespaceSymbol space => TypesOf(space),
            _ => [],
        });

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers().Where(member =>
            member is not INamedTypeSymbol && IsVisible(member) && !member.IsImplicitlyDeclared && !IsAccessor(member) && !IsSynthesized(member));

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public
        || (symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && symbol.ContainingType is { IsSealed: false });

    private static bool IsAccessor(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
        || member is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke };

    private static bool IsSynthesized(ISymbol member) =>
        member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
