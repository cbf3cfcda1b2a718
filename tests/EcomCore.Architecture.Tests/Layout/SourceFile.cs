using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EcomCore.Architecture.Tests;

/// <summary>One parsed source file.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path)
    {
        Path = RepositoryFiles.Relative(path);
        Root = CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET"]))
            .GetCompilationUnitRoot();
    }

    public string Path { get; }

    public CompilationUnitSyntax Root { get; }

    /// <summary>Gets the file's name up to the first dot: <c>SkuCode</c> of <c>SkuCode.Formatting.cs</c>.</summary>
    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>Gets the types that stand directly in the namespace, not those inside another type.</summary>
    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static IEnumerable<SourceFile> Below(string folder) => RepositoryFiles.Under(folder, ".cs").Select(path => new SourceFile(path));

    public static string NameOf(MemberDeclarationSyntax type) =>
        type is DelegateDeclarationSyntax handler ? handler.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;
}
