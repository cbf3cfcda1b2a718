namespace EcomCore.Segmentation;

/// <summary>The limits on money, stated once.</summary>
internal static class Amounts
{
    /// <summary>Within it the amount itself; its decimals beyond <see cref="OrderLine.MaxDecimals"/> are rounded away, half to even.</summary>
    public static decimal Checked(decimal amount, string name)
    {
        Check(amount, name);
        return Rounded(amount);
    }

    public static void Check(decimal amount, string name)
    {
        if (IsBeyond(amount))
        {
            throw new ArgumentOutOfRangeException(
                name, amount, FormattableString.Invariant($"Expected {-OrderLine.MaxAmount} to {OrderLine.MaxAmount}; found {amount}."));
        }
    }

    /// <summary>Refuses a column for the amount at an index.</summary>
    public static void Check(decimal[] amounts, int index)
    {
        if (IsBeyond(amounts[index]))
        {
            throw new ArgumentOutOfRangeException(
                nameof(amounts),
                amounts[index],
                FormattableString.Invariant($"Expected {-OrderLine.MaxAmount} to {OrderLine.MaxAmount}; found {amounts[index]} at index {index}."));
        }
    }

    public static bool IsBeyond(decimal amount) => amount is > OrderLine.MaxAmount or < -OrderLine.MaxAmount;

    public static decimal Rounded(decimal amount) =>
        DecimalsOf(amount) > OrderLine.MaxDecimals ? decimal.Round(amount, OrderLine.MaxDecimals) : amount;

#if NET
    private static int DecimalsOf(decimal amount) => amount.Scale;
#else
    private static int DecimalsOf(decimal amount) => (decimal.GetBits(amount)[3] >> 16) & 0xFF;
#endif
}
