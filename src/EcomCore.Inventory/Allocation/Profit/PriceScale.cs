namespace EcomCore.Inventory;

/// <summary>
/// Prices from the margin of one channel down to that of the next cheaper one, or to what just pays, as places t on one scale. Immutable.
/// </summary>
/// <remarks>
/// t is the normal quantile of the chance with which a unit of the margin at the top is sold when it is worth the price. On this scale counts are nearly
/// linear: those of channels with that margin, and more so those with higher ones. Channels with lower margins have no unit worth so much.
/// </remarks>
internal readonly struct PriceScale
{
    /// <summary>The scale goes up to this, where all that pays is worth it: a normal number is above 38.5 with a chance below the smallest double.</summary>
    public const double Furthest = 39;

    /// <summary>The scale begins here, where the price is the margin.</summary>
    public const double Deepest = -NormalTail.Deepest;

    private readonly double _margin;
    private readonly double _own;
    private readonly double _holdingCost;

    /// <summary>The scale of a margin.</summary>
    /// <param name="margin">The margin at the top.</param>
    /// <param name="next">The next lower margin; 0 when there is none.</param>
    /// <param name="holdingCost">What a unit costs that is not sold.</param>
    public PriceScale(double margin, double next, double holdingCost)
    {
        _margin = margin;
        _own = margin + holdingCost;
        _holdingCost = holdingCost;
        var sold = Math.Max(Worth.LeastChance, (next + holdingCost) / _own);
        End = Math.Min(Furthest, NormalTail.Quantile((margin - next) / _own, sold));
    }

    /// <summary>Gets about the place of the next lower margin, or of the least chance that counts.</summary>
    public double End { get; }

    /// <summary>All that pays is worth this.</summary>
    public static Worth AllThatPays(double holdingCost) => new(-holdingCost, holdingCost);

    /// <summary>The price at a place.</summary>
    public Worth At(double t)
    {
        var above = NormalTail.Above(t);
        var price = above > 0.5 ? new Worth(_margin, t <= Deepest ? 0 : -_own * NormalTail.SmallAbove(-t)) : new Worth(-_holdingCost, _own * above);
        return t < Furthest && price.Pays ? price : AllThatPays(_holdingCost);
    }
}
