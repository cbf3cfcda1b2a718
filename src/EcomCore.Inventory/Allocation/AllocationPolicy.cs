namespace EcomCore.Inventory;

/// <summary>The rules by which stock is divided. Immutable.</summary>
public sealed record AllocationPolicy
{
    /// <summary>The largest <see cref="ReservePercent"/>.</summary>
    internal const int MaxReservePercent = 100;

    // A decimal is slow to compare with zero, and this is asked once for each item of a batch.
    private readonly bool _hasPercent;

    /// <summary>Creates a policy.</summary>
    /// <param name="method">How stock is divided once every floor is met.</param>
    /// <param name="rounding">How fair shares become whole units.</param>
    /// <param name="reserveUnits">Units held back centrally; 0 or more.</param>
    /// <param name="reservePercent">Percent of the stock held back centrally; 0 to 100.</param>
    /// <param name="demandModel">How demand varies, for <see cref="AllocationMethod.ExpectedProfit"/>.</param>
    /// <param name="holdingCost">What a unit costs that is not sold in the cover period, in the money of the margins, for
    /// <see cref="AllocationMethod.ExpectedProfit"/>; finite, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range, or an enum value is unknown.</exception>
    public AllocationPolicy(
        AllocationMethod method = AllocationMethod.FairShare,
        Rounding rounding = Rounding.Webster,
        long reserveUnits = 0,
        decimal reservePercent = 0m,
        DemandModel demandModel = DemandModel.Normal,
        double holdingCost = 0)
    {
        Guard.Between((long)method, (long)AllocationMethod.FairShare, (long)AllocationMethod.ExpectedProfit, nameof(method));
        Guard.Between((long)demandModel, (long)DemandModel.Normal, (long)DemandModel.NegativeBinomial, nameof(demandModel));
        Guard.FiniteAtLeast(holdingCost, 0);
        Guard.Between((long)rounding, (long)Rounding.Webster, (long)Rounding.Jefferson, nameof(rounding));
        Guard.AtLeast(reserveUnits, 0);
        if (reservePercent < 0m || reservePercent > MaxReservePercent)
        {
            throw new ArgumentOutOfRangeException(nameof(reservePercent), reservePercent, FormattableString.Invariant(
                $"Expected 0 to {MaxReservePercent}; found {reservePercent}."));
        }

        Method = method;
        Rounding = rounding;
        ReserveUnits = reserveUnits;
        ReservePercent = reservePercent;
        DemandModel = demandModel;
        HoldingCost = holdingCost;
        _hasPercent = reservePercent != 0m;
    }

    /// <summary>Gets fair share with Webster's rounding and no reserve.</summary>
    public static AllocationPolicy Default { get; } = new();

    /// <summary>Gets how stock is divided once every floor is met.</summary>
    public AllocationMethod Method { get; }

    /// <summary>Gets how fair shares become whole units.</summary>
    public Rounding Rounding { get; }

    /// <summary>Gets the units held back centrally.</summary>
    public long ReserveUnits { get; }

    /// <summary>Gets the percent of the stock held back centrally, 0 to 100.</summary>
    public decimal ReservePercent { get; }

    /// <summary>Gets how demand varies, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
    public DemandModel DemandModel { get; }

    /// <summary>Gets what a unit costs that is not sold in the cover period, for <see cref="AllocationMethod.ExpectedProfit"/>.</summary>
    public double HoldingCost { get; }

    internal bool HasReserve => _hasPercent || ReserveUnits > 0;

    /// <summary>Finds the units that the central reserve holds back.</summary>
    /// <param name="available">Units of stock; 0 or more.</param>
    /// <returns>The larger of <see cref="ReserveUnits"/> and the percentage rounded up, but never more than <paramref name="available"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="available"/> is negative.</exception>
    /// <remarks>One more unit of stock raises the reserve by at most one, so more stock never leaves less for the channels.</remarks>
    public long ReserveOf(long available)
    {
        Guard.AtLeast(available, 0);
        if (!_hasPercent)
        {
            return Math.Min(available, ReserveUnits);
        }

        // Decimal keeps percentages such as 0.1 exact, so that 0.1 % of 1,000 is 1 and not the next whole number above 1.0000000000000000555.
        var byPercent = (long)decimal.Ceiling(available * ReservePercent / 100m);
        return Math.Min(available, Math.Max(ReserveUnits, byPercent));
    }
}
