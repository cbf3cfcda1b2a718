namespace EcomCore.Inventory;

/// <summary>An item with too little or too much stock.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Level">Out, Low or Over.</param>
/// <param name="DaysOfCover">How long the stock lasts; 0 without stock, positive infinity without demand.</param>
/// <param name="Units">Units that are missing to the low limit, or that lie above the overstock limit; whole, rounded up.</param>
public sealed record StockAlert(string Sku, StockLevel Level, double DaysOfCover, long Units);
