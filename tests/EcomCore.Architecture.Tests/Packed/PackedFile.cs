using System.IO.Compression;
using System.Xml.Linq;
using EcomCore.Tests;

namespace EcomCore.Architecture.Tests;

/// <summary>A packed package in artifacts/packages, as a user's restore would get it.</summary>
internal sealed class PackedFile
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "packages");

    private PackedFile(string name)
    {
        // EcomCore.Inventory.0.1.0.nupkg, not EcomCore.Inventory.Sqlite.0.1.0.nupkg: a digit follows the name.
        var file = Directory.GetFiles(Folder, name + ".*.nupkg").Single(path => char.IsAsciiDigit(Path.GetFileName(path)[name.Length + 1]));
        using var archive = ZipFile.OpenRead(file);
        Entries = [.. archive.Entries.Select(entry => entry.FullName)];
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(file, ".snupkg"));
        Symbols = [.. symbols.Entries.Select(entry => entry.FullName).Where(entry => entry.EndsWith(".pdb", StringComparison.Ordinal))];
        using var nuspec = archive.GetEntry(name + ".nuspec")!.Open();
        Metadata = XDocument.Load(nuspec).Root!.Elements().Single();
    }

    public IReadOnlyList<string> Entries { get; }

    public IReadOnlyList<string> Symbols { get; }

    /// <summary>Gets the metadata element of the nuspec.</summary>
    public XElement Metadata { get; }

    public static PackedFile Of(string name) => new(name);

    /// <summary>A text of the metadata, empty when it is missing.</summary>
    public string Says(string element) => Metadata.Element(Metadata.Name.Namespace + element)?.Value ?? string.Empty;
}
