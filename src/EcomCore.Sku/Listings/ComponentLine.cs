namespace EcomCore.Sku;

/// <summary>A product that an order line takes from stock.</summary>
/// <param name="Sku">The company's own code of the product.</param>
/// <param name="Quantity">Units; 1 or more.</param>
public readonly record struct ComponentLine(string Sku, long Quantity)
{
    /// <summary>Returns quantity and code.</summary>
    /// <returns>Such as <c>2 x 01-M-2504-0001-S</c>.</returns>
    public override string ToString() => Spelling.Format("{0} x {1}", Quantity, Sku);
}
