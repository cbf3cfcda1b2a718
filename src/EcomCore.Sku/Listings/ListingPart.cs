namespace EcomCore.Sku;

/// <summary>A code and how many of it one sold unit takes.</summary>
public sealed record ListingPart
{
    /// <summary>Creates a part.</summary>
    /// <param name="code">The company's own code of a product, or the code of a bundle.</param>
    /// <param name="quantity">Units; 1 or more.</param>
    /// <exception cref="ArgumentException"><paramref name="code"/> is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is below 1.</exception>
    public ListingPart(string code, long quantity = 1)
    {
        Guard.NotEmpty(code);
        Guard.AtLeast(quantity, 1);
        Code = code;
        Quantity = quantity;
    }

    /// <summary>Gets the code of a product or a bundle.</summary>
    public string Code { get; }

    /// <summary>Gets the units; 1 or more.</summary>
    public long Quantity { get; }

    /// <summary>Returns quantity and code.</summary>
    /// <returns>Such as <c>2 x 01-M-2504-0001-S</c>.</returns>
    public override string ToString() => Spelling.Format("{0} x {1}", Quantity, Code);
}
