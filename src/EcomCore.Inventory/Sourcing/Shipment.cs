namespace EcomCore.Inventory;

/// <summary>What one warehouse ships of an order.</summary>
/// <param name="Warehouse">The warehouse.</param>
/// <param name="Lines">Items and units, 1 or more each, in the order of the order's lines.</param>
/// <param name="Cost">Cost of the shipment: fixed cost + unit cost × units.</param>
public sealed record Shipment(string Warehouse, IReadOnlyList<SkuQuantity> Lines, decimal Cost);
