namespace EcomCore.Inventory;

/// <summary>A supplier's price from a quantity on.</summary>
public readonly record struct PriceBreak
{
    /// <summary>Creates a price break.</summary>
    /// <param name="fromQuantity">Units from which the price holds, inclusive; finite, 0 or more.</param>
    /// <param name="unitPrice">Price of a unit; finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public PriceBreak(double fromQuantity, double unitPrice)
    {
        Guard.FiniteAtLeast(fromQuantity, 0);
        Guard.Positive(unitPrice);
        FromQuantity = fromQuantity;
        UnitPrice = unitPrice;
    }

    /// <summary>Gets the units from which the price holds, inclusive.</summary>
    public double FromQuantity { get; }

    /// <summary>Gets the price of a unit.</summary>
    public double UnitPrice { get; }

    internal static void GuardLadder(IReadOnlyList<PriceBreak> breaks, bool mustFall = false)
    {
        Guard.NotNull(breaks);
        if (breaks.Count == 0 || breaks[0].FromQuantity != 0)
        {
            throw new ArgumentException("Expected price breaks of which the first starts at 0.", nameof(breaks));
        }

        for (var i = 0; i < breaks.Count; i++)
        {
            if (breaks[i].UnitPrice <= 0 || (i > 0 && breaks[i].FromQuantity <= breaks[i - 1].FromQuantity))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected quantities that rise and prices above 0; found {breaks[i].FromQuantity} at {breaks[i].UnitPrice} in place {i}."), nameof(breaks));
            }

            if (mustFall && i > 0 && breaks[i].UnitPrice > breaks[i - 1].UnitPrice)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Expected prices that do not rise; found {breaks[i].UnitPrice} after {breaks[i - 1].UnitPrice}."), nameof(breaks));
            }
        }
    }
}
