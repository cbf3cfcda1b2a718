namespace EcomCore.Sku;

/// <summary>The digits in which a serial number is written.</summary>
public enum SerialBase
{
    /// <summary>Digits 0 to 9.</summary>
    Base10 = 10,

    /// <summary>Digits and letters without I, L, O and U, which are easily taken for others (D. Crockford's base 32).</summary>
    Base32 = 32,
}
