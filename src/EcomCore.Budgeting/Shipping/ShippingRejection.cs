using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>One reason why a method does not take a parcel.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Code">The reason.</param>
/// <param name="Message">The reason in one English sentence with its numbers, the same on every machine.</param>
public sealed record ShippingRejection(string Method, ShippingRejectionCode Code, string Message)
{
    internal static ShippingRejection Of(string method, ShippingRejectionCode code, decimal found, decimal limit, bool isMinimum)
    {
        var what = code switch
        {
            ShippingRejectionCode.TooHeavy => "the weight",
            ShippingRejectionCode.TooLong or ShippingRejectionCode.TooShort => "the longest side",
            ShippingRejectionCode.TooNarrow => "the middle side",
            ShippingRejectionCode.TooLargeInSum => "the sum of the sides",
            ShippingRejectionCode.TooLargeInGirth => "longest side and girth",
            ShippingRejectionCode.TooSlow => "the time in days",
            ShippingRejectionCode.NoBand => "the chargeable weight",
            _ => "the value",
        };
        return new ShippingRejection(method, code, string.Format(
            CultureInfo.InvariantCulture, "{0}: {1} {2} is {3} the limit {4}.", method, what, found, isMinimum ? "below" : "above", limit));
    }
}
