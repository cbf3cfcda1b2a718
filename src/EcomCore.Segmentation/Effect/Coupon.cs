namespace EcomCore.Segmentation;

/// <summary>A coupon: from a basket of <see cref="Threshold"/> on, <see cref="Discount"/> off.</summary>
public sealed record Coupon
{
    /// <summary>Creates a coupon.</summary>
    /// <param name="threshold">The smallest basket, above 0 and at most <see cref="OrderLine.MaxAmount"/>.</param>
    /// <param name="discount">Money off, above 0 and at most <paramref name="threshold"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Coupon(decimal threshold, decimal discount)
    {
        CheckMoney(threshold, OrderLine.MaxAmount, nameof(threshold));
        CheckMoney(discount, threshold, nameof(discount));
        Threshold = threshold;
        Discount = discount;
    }

    /// <summary>Gets the smallest basket.</summary>
    public decimal Threshold { get; }

    /// <summary>Gets the money off.</summary>
    public decimal Discount { get; }

    /// <summary>Gets the largest share of the basket that is given away: at the threshold.</summary>
    public decimal Depth => Discount / Threshold;

    /// <summary>Writes the coupon.</summary>
    /// <returns>Such as <c>100 minus 20</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Threshold} minus {Discount}");

    private static void CheckMoney(decimal value, decimal most, string name)
    {
        if (value <= 0m || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Expected more than 0 and at most {most}; found {value}."));
        }
    }
}
