namespace EcomCore.Inventory;

/// <summary>Units of one line of an order that one warehouse ships, or that wait.</summary>
/// <param name="OrderIndex">The place of the order in the batch.</param>
/// <param name="Warehouse">The warehouse; null for units that wait.</param>
/// <param name="Sku">The item.</param>
/// <param name="Units">Units; 1 or more.</param>
public readonly record struct SourcedLine(int OrderIndex, string? Warehouse, string Sku, long Units);
