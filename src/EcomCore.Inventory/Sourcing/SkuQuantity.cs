namespace EcomCore.Inventory;

/// <summary>So many units of an item.</summary>
/// <param name="Sku">The item.</param>
/// <param name="Quantity">Units.</param>
public readonly record struct SkuQuantity(string Sku, long Quantity);
