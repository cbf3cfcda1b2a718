using EcomCore.Sku;

namespace EcomCore.Cli.Plan;

/// <summary>A product code as written in the store's tables.</summary>
/// <param name="text">As written.</param>
/// <param name="item">The code of the item it means; null when it means none.</param>
/// <param name="findings">What is wrong with it.</param>
internal sealed class CodeUse(string text, string? item, IReadOnlyList<SkuFinding> findings)
{
    public string Text { get; } = text;

    public string? Item { get; } = item;

    public IReadOnlyList<SkuFinding> Findings { get; } = findings;

    /// <summary>Gets the order lines that carry it.</summary>
    public long Lines { get; private set; }

    /// <summary>Gets the units, ordered less returned, under it.</summary>
    public long Units { get; private set; }

    public void Count(long units)
    {
        Lines++;
        Units += units;
    }
}
