namespace EcomCore.Sku;

/// <summary>How many digits a GTIN is written with.</summary>
public enum GtinFormat
{
    /// <summary>8 digits: small packs (EAN-8).</summary>
    Gtin8 = 8,

    /// <summary>12 digits: North America (UPC-A).</summary>
    Gtin12 = 12,

    /// <summary>13 digits: everywhere else (EAN-13, JAN, ISBN-13).</summary>
    Gtin13 = 13,

    /// <summary>14 digits: cases and pallets of one trade item (ITF-14).</summary>
    Gtin14 = 14,
}
