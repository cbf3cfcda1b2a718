namespace EcomCore.Sku;

/// <summary>A product that an order line takes from stock.</summary>
/// <param name="Sku">The company's own code of the product.</param>
/// <param name="Quantity">Units; 1 or more.</param>
public readonly record struct ComponentLine(string Sku, long Quantity);
