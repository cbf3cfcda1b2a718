namespace EcomCore.Segmentation;

/// <summary>What happened to a coupon that was sent to a group of customers. Immutable.</summary>
public sealed record CouponArm
{
    /// <summary>Creates an arm.</summary>
    /// <param name="coupon">The coupon.</param>
    /// <param name="sent">Customers who got it, 1 to <see cref="Proportions.MaxCustomers"/>.</param>
    /// <param name="redeemed">Customers who used it, 0 to <paramref name="sent"/>.</param>
    /// <param name="baskets">Money of all baskets it was used on, before the discount; at least the threshold each.</param>
    /// <param name="marginShare">Share of a basket that is margin before the discount, 0 to 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="coupon"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public CouponArm(Coupon coupon, int sent, int redeemed, decimal baskets, decimal marginShare)
    {
        Guard.NotNull(coupon);
        Guard.Between(sent, 1, Proportions.MaxCustomers);
        Guard.Between(redeemed, 0, sent);
        Guard.AtLeast(baskets, redeemed * coupon.Threshold);
        Amounts.Check(baskets, nameof(baskets));
        if (marginShare is < 0m or > 1m)
        {
            throw new ArgumentOutOfRangeException(nameof(marginShare), marginShare, FormattableString.Invariant($"Expected 0 to 1; found {marginShare}."));
        }

        Coupon = coupon;
        Sent = sent;
        Redeemed = redeemed;
        Baskets = baskets;
        MarginShare = marginShare;
    }

    /// <summary>Gets the coupon.</summary>
    public Coupon Coupon { get; }

    /// <summary>Gets the customers who got it.</summary>
    public int Sent { get; }

    /// <summary>Gets the customers who used it.</summary>
    public int Redeemed { get; }

    /// <summary>Gets the money of the baskets before the discount.</summary>
    public decimal Baskets { get; }

    /// <summary>Gets the share of a basket that is margin before the discount.</summary>
    public decimal MarginShare { get; }

    /// <summary>Gets the share of customers who used it, 0 to 1.</summary>
    public double Redemption => (double)Redeemed / Sent;

    /// <summary>Gets the mean basket before the discount; null when nobody used it.</summary>
    public decimal? MeanBasket => Redeemed == 0 ? null : Baskets / Redeemed;

    /// <summary>Gets the margin of all baskets after the discount; below 0 when the coupon costs more than it brings.</summary>
    public decimal Margin => (Baskets * MarginShare) - (Redeemed * Coupon.Discount);

    /// <summary>Gets the margin per customer who got the coupon.</summary>
    public decimal MarginPerSent => Margin / Sent;

    /// <summary>Gets the basket at which the discount eats the margin: discount / margin share; null when there is no margin.</summary>
    public decimal? BreakEvenBasket => MarginShare == 0m ? null : Coupon.Discount / MarginShare;

    /// <summary>Gets the share of the users who must not have bought otherwise, for the coupon to pay: discount / margin of the mean basket. Above 1 it cannot pay; null when nobody used it or there is no margin.</summary>
    public decimal? BreakEvenIncrementalShare => MeanBasket is { } basket && MarginShare > 0m ? Coupon.Discount / (basket * MarginShare) : null;
}
