using Microsoft.CodeAnalysis;

namespace EcomCore.Architecture.Tests;

/// <summary>Everything these tests run on (the framework, the packages and their libraries) as references for the compiler.</summary>
internal static class PlatformReferences
{
    public static IReadOnlyList<PortableExecutableReference> All { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];
}
