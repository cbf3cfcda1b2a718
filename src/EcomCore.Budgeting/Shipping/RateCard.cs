using System.Diagnostics.CodeAnalysis;

namespace EcomCore.Budgeting;

/// <summary>The shipping methods of a shop and their prices, as data. Immutable; safe to share between threads.</summary>
/// <remarks>
/// The cheapest method that takes a parcel is chosen, so the usual rules follow from the card: light and cheap goods go by postal packet, valuable or
/// urgent goods by courier, because the packet's limits on value, days or tracking keep them out.
/// </remarks>
public sealed class RateCard
{
    /// <summary>The most methods, and the most bands and surcharges of one.</summary>
    public const int MaxEntries = 1_000;

    /// <summary>Creates a card.</summary>
    /// <param name="methods">1 to <see cref="MaxEntries"/> methods with distinct ids.</param>
    /// <exception cref="ArgumentNullException"><paramref name="methods"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no method, or too many, null among them, or an id met twice.</exception>
    public RateCard(IReadOnlyList<ShippingMethod> methods)
    {
        ChannelIds.Check(methods, method => method.Id, nameof(methods));
        Guard.Between(methods.Count, 1, MaxEntries, nameof(methods));
        Methods = [.. methods];
    }

    /// <summary>Gets the methods in the card's order.</summary>
    public IReadOnlyList<ShippingMethod> Methods { get; }

    /// <summary>Reads a card from JSON.</summary>
    /// <param name="json">
    /// <c>{ "methods": [ { "id": "packet", "days": 20, "tracked": false, "zones": ["EU"], "divisor": 0, "weight_step": 0.1, "limits": { "max_weight": 2, "max_value": 150 },
    /// "bands": [ { "up_to": 2, "price": 12, "step": 0.1, "per_step": 1.5 } ], "surcharges": [ { "id": "handling", "amount": 3.5 } ] } ] }</c>.
    /// </param>
    /// <param name="card">The card; null when there are faults.</param>
    /// <param name="faults">Every fault with its path, such as <c>$.methods[0].bands[1].up_to: ...</c>; empty when there are none.</param>
    /// <returns>True when there are no faults. Never throws. An unknown property is a fault.</returns>
    public static bool TryParse(string? json, [NotNullWhen(true)] out RateCard? card, out IReadOnlyList<string> faults) =>
        RateCardJson.TryRead(json, out card, out faults);

    /// <summary>Finds the cheapest method that takes a parcel.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <returns>The methods that take it, the cheapest first, and every reason against the others.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parcel"/> is null.</exception>
    public ShippingChoice Choose(Parcel parcel)
    {
        Guard.NotNull(parcel);
        var quotes = new List<ShippingQuote>();
        var rejections = new List<ShippingRejection>();
        foreach (var method in Methods)
        {
            var reasons = method.Rejections(parcel);
            rejections.AddRange(reasons);
            if (reasons.Count == 0)
            {
                quotes.Add(method.Quote(parcel));
            }
        }

        return new ShippingChoice([.. quotes.OrderBy(quote => quote.Price).ThenBy(quote => quote.Days)], rejections);
    }
}
