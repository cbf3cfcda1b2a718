namespace EcomCore.Inventory;

/// <summary>How the division of one item went.</summary>
/// <param name="left">Units that no channel got.</param>
/// <param name="floorsMet">Whether the stock was enough for every floor.</param>
/// <param name="servedTier">The tier in which the stock ran out; null when tiers did not matter.</param>
internal readonly struct ItemOutcome(long left, bool floorsMet, int? servedTier)
{
    public long Left { get; } = left;

    public bool FloorsMet { get; } = floorsMet;

    public int? ServedTier { get; } = servedTier;
}
