namespace EcomCore.Budgeting;

/// <summary>What a method asks for a parcel, and how it comes to that.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Price">Band price and surcharges together, exact: not rounded to cents.</param>
/// <param name="ChargeableWeight">The larger of scales and volume, rounded up to the method's step.</param>
/// <param name="VolumetricWeight">Volume divided by the method's divisor, not rounded; 0 without a divisor.</param>
/// <param name="BandPrice">Price of the band, its steps included.</param>
/// <param name="Surcharges">The surcharges that apply, with their amounts, in the card's order.</param>
/// <param name="Days">The longest time it takes.</param>
public sealed record ShippingQuote(
    string Method,
    decimal Price,
    decimal ChargeableWeight,
    decimal VolumetricWeight,
    decimal BandPrice,
    IReadOnlyList<KeyValuePair<string, decimal>> Surcharges,
    int Days);
