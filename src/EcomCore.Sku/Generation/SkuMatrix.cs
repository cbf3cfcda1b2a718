namespace EcomCore.Sku;

/// <summary>Products and attributes whose combinations become codes. Immutable: each call gives a new matrix.</summary>
/// <remarks>The order of the codes is: products first, then the attributes in the order of the schema's segments, the last one changing fastest.</remarks>
public sealed class SkuMatrix
{
    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    /// <summary>Creates a matrix of one product without attributes.</summary>
    public SkuMatrix()
        : this([NoValues], [], false)
    {
    }

    private SkuMatrix(
        IReadOnlyList<IReadOnlyDictionary<string, string>> products, IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> attributes, bool sharesSerials)
    {
        Products = products;
        Attributes = attributes;
        SharesSerials = sharesSerials;
    }

    /// <summary>Gets what each product sets by itself, by name of segment.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Products { get; }

    /// <summary>Gets the attributes and their values, in the order they were added.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Attributes { get; }

    /// <summary>Gets a value indicating whether all codes of a product have the same serial; otherwise each code has one of its own.</summary>
    public bool SharesSerials { get; }

    /// <summary>Adds an attribute.</summary>
    /// <param name="segment">Name of a segment.</param>
    /// <param name="values">At least one value, all different, as <see cref="SkuSchema.Compose(IReadOnlyDictionary{string, string}, ISerialCounter)"/> takes them.</param>
    /// <returns>A matrix with the attribute.</returns>
    /// <exception cref="ArgumentException">The segment is set already, or there is no value.</exception>
    public SkuMatrix With(string segment, params string[] values)
    {
        Guard.NotEmpty(segment);
        Guard.NotNull(values);
        if (values.Length == 0 || values.Any(value => value is null))
        {
            throw new ArgumentException($"Expected at least one value for '{segment}', and none of them null.", nameof(values));
        }

        if (Attributes.Any(attribute => attribute.Key == segment) || Products.Any(product => product.ContainsKey(segment)))
        {
            throw new ArgumentException($"'{segment}' has its values already.", nameof(segment));
        }

        string[] copy = [.. values];
        return new SkuMatrix(Products, [.. Attributes, new KeyValuePair<string, IReadOnlyList<string>>(segment, copy)], SharesSerials);
    }

    /// <summary>Adds an attribute of months.</summary>
    /// <param name="segment">Name of a <see cref="YearMonthSegment"/>.</param>
    /// <param name="months">At least one month, all different, in the ISO calendar.</param>
    /// <returns>A matrix with the attribute.</returns>
    /// <exception cref="ArgumentException">The segment is set already, or there is no month.</exception>
    public SkuMatrix With(string segment, params NodaTime.YearMonth[] months)
    {
        Guard.NotNull(months);
        return With(segment, [.. months.Select(month => Spelling.Format("{0:0000}-{1:00}", month.Year, month.Month))]);
    }

    /// <summary>Sets how many products are alike, as ten new T-shirts of one category are.</summary>
    /// <param name="count">1 or more.</param>
    /// <returns>A matrix of that many products without values of their own.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public SkuMatrix ForProducts(int count)
    {
        Guard.AtLeast(count, 1);
        return new SkuMatrix([.. Enumerable.Repeat(NoValues, count)], Attributes, SharesSerials);
    }

    /// <summary>Sets the products.</summary>
    /// <param name="products">At least one; all set the same segments, none of which is an attribute.</param>
    /// <returns>A matrix of these products.</returns>
    /// <exception cref="ArgumentException">There is no product, or they set different segments, or one that is an attribute.</exception>
    public SkuMatrix ForProducts(IEnumerable<IReadOnlyDictionary<string, string>> products)
    {
        Guard.NotNull(products);
        IReadOnlyDictionary<string, string>[] copy = [.. products];
        if (copy.Length == 0 || copy.Any(product => product is null))
        {
            throw new ArgumentException("Expected at least one product, and none of them null.", nameof(products));
        }

        if (copy[0].Keys.FirstOrDefault(name => Attributes.Any(attribute => attribute.Key == name)) is { } taken)
        {
            throw new ArgumentException($"'{taken}' is an attribute already.", nameof(products));
        }

        var different = Array.FindIndex(copy, product => product.Count != copy[0].Count || !product.Keys.All(copy[0].ContainsKey));
        return different < 0
            ? new SkuMatrix(copy, Attributes, SharesSerials)
            : throw new ArgumentException(Spelling.Format("Product {0} sets other segments than product 0.", different), nameof(products));
    }

    /// <summary>Gives all codes of a product the same serial, so that the serial tells the product and the attributes tell the variant.</summary>
    /// <returns>A matrix with shared serials.</returns>
    public SkuMatrix WithSharedSerials() => new(Products, Attributes, true);
}
