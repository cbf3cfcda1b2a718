namespace EcomCore.Inventory;

/// <summary>The numbers of one item.</summary>
/// <param name="Sku">The item.</param>
/// <param name="OnHand">Units in the house.</param>
/// <param name="Reserved">Units that orders hold, those promised before they are there included.</param>
/// <param name="Backordered">Of <paramref name="Reserved"/>, the units promised before they are there.</param>
/// <param name="Buffer">Units that are never promised.</param>
/// <param name="SetAside">Units kept for channels with a quota, beyond what these have reserved.</param>
/// <param name="Available">Units that can be promised to anyone: on hand - (reserved - backordered) - buffer, and 0 where that is negative. A channel
/// without quota gets <paramref name="Available"/> - <paramref name="SetAside"/> of them.</param>
public readonly record struct StockPosition(
    string Sku, long OnHand, long Reserved, long Backordered, long Buffer, long SetAside, long Available);
