namespace EcomCore.Sku;

/// <summary>What a range of GS1 prefixes is set aside for.</summary>
public enum GtinUse
{
    /// <summary>A company's item, unique in the world; prefixes that nobody has yet count here too.</summary>
    TradeItem,

    /// <summary>A number that each company gives as it likes (prefixes 04, and 0 and 2 of GTIN-8): not unique outside it.</summary>
    CompanyInternal,

    /// <summary>A number that is unique in one region only, such as a weighed item with its price inside (prefixes 02 and 20 to 29).</summary>
    RegionInternal,

    /// <summary>A periodical: ISSN (prefix 977).</summary>
    Periodical,

    /// <summary>A book: ISBN (prefixes 978 and 979).</summary>
    Book,

    /// <summary>A refund receipt (prefix 980).</summary>
    RefundReceipt,

    /// <summary>A coupon (prefixes 981 to 984 and 99; 05 of older North American ones).</summary>
    Coupon,

    /// <summary>An example that is never sold (prefix 952).</summary>
    Demonstration,
}
