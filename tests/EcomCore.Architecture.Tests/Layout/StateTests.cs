using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EcomCore.Architecture.Tests;

/// <summary>No static field of a package can be assigned twice, so that no call leaves anything behind for the next.</summary>
public sealed class StateTests
{
    private static readonly SignatureNames Types = new();

    [Theory]
    [MemberData(nameof(Package.Builds), MemberType = typeof(Package))]
    public void A_package_keeps_no_static_state(string package, string framework) =>
        Findings.None(MutableStaticsOf(new Package(package).AssemblyOf(framework)));

    [Fact]
    public void The_search_finds_a_static_variable() =>
        Assert.Contains(typeof(StateProbe).FullName + "::" + nameof(StateProbe.Count), MutableStaticsOf(typeof(StateProbe).Assembly.Location));

    private static List<string> MutableStaticsOf(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var reader = file.GetMetadataReader();
        return [.. from handle in reader.FieldDefinitions
                   let field = reader.GetFieldDefinition(handle)
                   where field.Attributes.HasFlag(FieldAttributes.Static)
                         && (field.Attributes & (FieldAttributes.InitOnly | FieldAttributes.Literal)) == 0
                   let type = Types.GetTypeFromDefinition(reader, field.GetDeclaringType(), 0)
                   where !type.Contains('<', StringComparison.Ordinal) // the compiler's caches of lambdas
                   where !IsScratchOfAThread(reader, field)
                   select type + "::" + reader.GetString(field.Name)];
    }

    // Memory that a thread uses again; what one call leaves there no other reads.
    private static bool IsScratchOfAThread(MetadataReader reader, FieldDefinition field) =>
        field.GetCustomAttributes().Select(reader.GetCustomAttribute).Any(attribute =>
            attribute.Constructor.Kind == HandleKind.MemberReference
            && new MemberNames(reader).Of(attribute.Constructor).StartsWith("System.ThreadStaticAttribute::", StringComparison.Ordinal));

    internal static class StateProbe
    {
        internal static int Count;

        internal static int Next() => ++Count;
    }
}
