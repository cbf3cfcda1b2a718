namespace EcomCore.Inventory;

/// <summary>What there is of an item and how fast it sells.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Units">Units on hand (add what is on order to look further); 0 or more.</param>
/// <param name="DemandPerDay">Units expected to sell per day; finite, 0 or more.</param>
public readonly record struct StockCover(string Sku, long Units, double DemandPerDay);
