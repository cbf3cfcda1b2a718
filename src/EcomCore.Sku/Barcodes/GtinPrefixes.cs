namespace EcomCore.Sku;

/// <summary>What the ranges of GS1 prefixes are for (GS1 General Specifications, sections 1.4.2 and 1.4.3).</summary>
internal static class GtinPrefixes
{
    private const long IndicatorUnit = 10_000_000_000_000;

    // Company prefixes below 00001 are not given out, so that a number of up to 8 digits is always a GTIN-8.
    private const long Gtin8Limit = 100_000_000;

    public static GtinUse UseOf(long number)
    {
        var item = number % IndicatorUnit;
        return item < Gtin8Limit ? OfGtin8((int)(item / 100_000)) : OfGtin13((int)(item / 10_000_000_000));
    }

    /// <summary>By the first three of 8 digits.</summary>
    private static GtinUse OfGtin8(int prefix) => prefix is <= 99 or (>= 200 and <= 299) ? GtinUse.CompanyInternal : GtinUse.TradeItem;

    /// <summary>By the first three of 13 digits.</summary>
    private static GtinUse OfGtin13(int prefix) => prefix switch
    {
        (>= 20 and <= 29) or (>= 200 and <= 299) => GtinUse.RegionInternal,
        >= 40 and <= 49 => GtinUse.CompanyInternal,
        (>= 50 and <= 59) or (>= 981 and <= 984) or >= 990 => GtinUse.Coupon,
        952 => GtinUse.Demonstration,
        977 => GtinUse.Periodical,
        978 or 979 => GtinUse.Book,
        980 => GtinUse.RefundReceipt,
        _ => GtinUse.TradeItem,
    };
}
