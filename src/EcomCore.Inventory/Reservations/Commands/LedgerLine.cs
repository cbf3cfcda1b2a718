namespace EcomCore.Inventory;

/// <summary>Units of one item in a command.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Quantity">Units; 1 or more where goods are ordered, shipped or received, signed where stock is adjusted or transferred.</param>
/// <param name="Channel">The channel of a quota transfer; null elsewhere.</param>
public readonly record struct LedgerLine(string Sku, long Quantity, string? Channel = null)
{
    /// <summary>Writes a line as a pair.</summary>
    /// <param name="line">Item and units.</param>
    /// <returns>The line.</returns>
    public static implicit operator LedgerLine((string Sku, long Quantity) line) => new(line.Sku, line.Quantity);

    /// <summary>Writes a line as a pair.</summary>
    /// <param name="line">Item and units.</param>
    /// <returns>The line.</returns>
    public static implicit operator LedgerLine((string Sku, int Quantity) line) => new(line.Sku, line.Quantity);
}
