using System.Reflection;

namespace EcomCore.Risk;

/// <summary>The rules that ship with the package, as the data file default-matrix.json beside this class.</summary>
internal static class DefaultMatrix
{
    public static string Json { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(DefaultMatrix).GetTypeInfo().Assembly.GetManifestResourceStream("default-matrix.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
