namespace EcomCore.Budgeting;

/// <summary>What a carrier takes. Every limit is included: a parcel just at it is taken. Null is no limit.</summary>
public sealed record ParcelLimits
{
    /// <summary>Gets no limits.</summary>
    public static ParcelLimits None { get; } = new();

    /// <summary>Gets the limits of an international postal small packet: 2 kg, 60 cm, 90 cm in all, at least 14 by 11 cm; rolls 90 cm, length + 2 diameters 104 cm.</summary>
    /// <value>China Post's published sizes, in kilograms and centimetres; they are those of the Universal Postal Convention.</value>
    public static ParcelLimits SmallPacket { get; } = new()
    {
        MaxWeight = 2m,
        MaxLongest = 60m,
        MaxSum = 90m,
        MinLongest = 14m,
        MinMiddle = 11m,
        MaxRollLength = 90m,
        MaxRollSum = 104m,
    };

    /// <summary>Gets the largest weight on the scales.</summary>
    public decimal? MaxWeight { get; init; }

    /// <summary>Gets the largest longest side.</summary>
    public decimal? MaxLongest { get; init; }

    /// <summary>Gets the largest sum of the three sides.</summary>
    public decimal? MaxSum { get; init; }

    /// <summary>Gets the largest longest side + 2 * (the two others together).</summary>
    public decimal? MaxGirth { get; init; }

    /// <summary>Gets the least longest side.</summary>
    public decimal? MinLongest { get; init; }

    /// <summary>Gets the least middle side.</summary>
    public decimal? MinMiddle { get; init; }

    /// <summary>Gets the largest length of a roll; null when rolls follow the limits of boxes.</summary>
    public decimal? MaxRollLength { get; init; }

    /// <summary>Gets the largest length + 2 * diameter of a roll.</summary>
    public decimal? MaxRollSum { get; init; }

    /// <summary>Gets the least value.</summary>
    public decimal? MinValue { get; init; }

    /// <summary>Gets the largest value: what the carrier is liable for, or what customs let pass simply.</summary>
    public decimal? MaxValue { get; init; }

    /// <summary>Every limit that the parcel passes.</summary>
    internal IEnumerable<ShippingRejection> Broken(string method, Parcel parcel)
    {
        foreach (var (code, found, limit, isMinimum) in Measures(parcel))
        {
            if (limit is { } number && (isMinimum ? found < number : found > number))
            {
                yield return ShippingRejection.Of(method, code, found, number, isMinimum);
            }
        }
    }

    private IEnumerable<(ShippingRejectionCode Code, decimal Found, decimal? Limit, bool IsMinimum)> Measures(Parcel parcel)
    {
        var sides = parcel.Sides;
        yield return (ShippingRejectionCode.TooHeavy, parcel.Weight, MaxWeight, false);
        if (parcel.IsRoll && (MaxRollLength is not null || MaxRollSum is not null))
        {
            yield return (ShippingRejectionCode.TooLong, sides[0], MaxRollLength, false);
            yield return (ShippingRejectionCode.TooLargeInSum, sides[0] + (2 * sides[1]), MaxRollSum, false);
        }
        else
        {
            yield return (ShippingRejectionCode.TooLong, sides[0], MaxLongest, false);
            yield return (ShippingRejectionCode.TooLargeInSum, sides.Sum(), MaxSum, false);
            yield return (ShippingRejectionCode.TooLargeInGirth, sides[0] + (2 * (sides[1] + sides[2])), MaxGirth, false);
            yield return (ShippingRejectionCode.TooShort, sides[0], sides[0] == 0 ? null : MinLongest, true);
            yield return (ShippingRejectionCode.TooNarrow, sides[1], sides[0] == 0 ? null : MinMiddle, true);
        }

        yield return (ShippingRejectionCode.WorthTooLittle, parcel.Value, MinValue, true);
        yield return (ShippingRejectionCode.WorthTooMuch, parcel.Value, MaxValue, false);
    }
}
