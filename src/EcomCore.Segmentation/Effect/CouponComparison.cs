namespace EcomCore.Segmentation;

/// <summary>Two coupons, each sent to a random group: which one was used more, and which one earns more. Immutable.</summary>
public sealed class CouponComparison
{
    private CouponComparison(CouponArm first, CouponArm second, double confidence)
    {
        First = first;
        Second = second;
        RedemptionInterval = Proportions.Newcombe(second.Redeemed, second.Sent, first.Redeemed, first.Sent, confidence);
        PValue = CampaignEffect.Compare(
            CampaignGroup.Of(second.Sent, second.Redeemed), CampaignGroup.Of(first.Sent, first.Redeemed), new CampaignOptions { Confidence = confidence }).PValue;
    }

    /// <summary>Gets the first coupon.</summary>
    public CouponArm First { get; }

    /// <summary>Gets the second coupon.</summary>
    public CouponArm Second { get; }

    /// <summary>Gets the second redemption minus the first.</summary>
    public double RedemptionDifference => Second.Redemption - First.Redemption;

    /// <summary>Gets the interval of <see cref="RedemptionDifference"/> (Newcombe).</summary>
    public ConfidenceInterval RedemptionInterval { get; }

    /// <summary>Gets the two-sided p-value of equal redemption.</summary>
    public double PValue { get; }

    /// <summary>Gets the margin per customer of the second coupon minus that of the first.</summary>
    public decimal MarginDifference => Second.MarginPerSent - First.MarginPerSent;

    /// <summary>Gets the redemption at which the second coupon, with its mean basket, earns as much as the first.</summary>
    /// <value>Above 1 when no redemption is enough; null when nobody used the second coupon or its basket leaves no margin.</value>
    public double? BreakEvenRedemption =>
        Second.Redeemed > 0 && Second.Margin > 0m ? (double)(First.MarginPerSent / (Second.Margin / Second.Redeemed)) : null;

    /// <summary>Compares two coupons.</summary>
    /// <param name="first">The coupon in use, such as 100 minus 20.</param>
    /// <param name="second">The other one, such as 80 minus 15.</param>
    /// <param name="confidence">Coverage of the interval, above 0 and below 1.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException">An arm is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is out of range.</exception>
    public static CouponComparison Compare(CouponArm first, CouponArm second, double confidence = 0.95)
    {
        Guard.NotNull(first);
        Guard.NotNull(second);
        return new CouponComparison(first, second, confidence);
    }
}
