namespace EcomCore.Sku;

/// <summary>What became of the codes of a bulk import.</summary>
public sealed class RegistryImport
{
    internal RegistryImport(int added, IReadOnlyList<RefusedCode> refused)
    {
        Added = added;
        Refused = refused;
    }

    /// <summary>Gets how many codes were added.</summary>
    public int Added { get; }

    /// <summary>Gets the codes that were left out, in the order of the import.</summary>
    public IReadOnlyList<RefusedCode> Refused { get; }

    /// <summary>Counts the codes that were left out for one reason.</summary>
    /// <param name="status">The reason.</param>
    /// <returns>How many; <see cref="RegistryStatus.Added"/> gives <see cref="Added"/>.</returns>
    public int Count(RegistryStatus status) => status == RegistryStatus.Added ? Added : Refused.Count(code => code.Status == status);
}
