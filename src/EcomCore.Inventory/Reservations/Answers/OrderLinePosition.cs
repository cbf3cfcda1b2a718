namespace EcomCore.Inventory;

/// <summary>One item of an order.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Channel">The channel through which it was reserved; null when none.</param>
/// <param name="Open">Units still held.</param>
/// <param name="Backordered">Of <paramref name="Open"/>, the units promised before they are there.</param>
/// <param name="BackorderedSince">The number of the event since which units wait, which orders the queue; 0 when none ever waited.</param>
/// <param name="Shipped">Units shipped.</param>
/// <param name="Returned">Of <paramref name="Shipped"/>, the units that came back.</param>
public readonly record struct OrderLinePosition(
    string Sku, string? Channel, long Open, long Backordered, long BackorderedSince, long Shipped, long Returned);
