namespace EcomCore.Budgeting;

/// <summary>Which method a parcel goes by, what the others would cost, and why the rest do not take it.</summary>
/// <param name="Quotes">The methods that take it: the cheapest first, of equal prices the faster, then the earlier in the card.</param>
/// <param name="Rejections">Every reason against every other method, in the card's order.</param>
public sealed record ShippingChoice(IReadOnlyList<ShippingQuote> Quotes, IReadOnlyList<ShippingRejection> Rejections)
{
    /// <summary>Gets the cheapest method that takes the parcel; null when none does.</summary>
    public ShippingQuote? Best => Quotes.Count > 0 ? Quotes[0] : null;
}
