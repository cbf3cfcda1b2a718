namespace EcomCore.Budgeting;

/// <summary>Why a shipping method does not take a parcel.</summary>
public enum ShippingRejectionCode
{
    /// <summary>The method does not go to the zone.</summary>
    ZoneNotServed,

    /// <summary>The scales show more than the limit.</summary>
    TooHeavy,

    /// <summary>The longest side is above the limit.</summary>
    TooLong,

    /// <summary>The sides together (for a roll: length + 2 * diameter) are above the limit.</summary>
    TooLargeInSum,

    /// <summary>Longest side + 2 * (the others together) is above the limit.</summary>
    TooLargeInGirth,

    /// <summary>The longest side is below the limit.</summary>
    TooShort,

    /// <summary>The middle side is below the limit.</summary>
    TooNarrow,

    /// <summary>The value is below the limit.</summary>
    WorthTooLittle,

    /// <summary>The value is above the limit.</summary>
    WorthTooMuch,

    /// <summary>The method takes more days than asked for.</summary>
    TooSlow,

    /// <summary>The method is not tracked.</summary>
    NotTracked,

    /// <summary>The chargeable weight is above the last band.</summary>
    NoBand,
}
