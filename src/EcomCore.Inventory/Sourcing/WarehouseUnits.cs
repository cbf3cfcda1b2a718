namespace EcomCore.Inventory;

/// <summary>What a warehouse has of an item.</summary>
/// <param name="Warehouse">The warehouse.</param>
/// <param name="Sku">The item.</param>
/// <param name="Units">Units that can be shipped; 0 or more.</param>
public readonly record struct WarehouseUnits(string Warehouse, string Sku, long Units);
