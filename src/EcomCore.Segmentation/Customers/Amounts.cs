namespace EcomCore.Segmentation;

/// <summary>The limit on money, stated once.</summary>
internal static class Amounts
{
    public static void Check(decimal amount, string name)
    {
        if (amount is > OrderLine.MaxAmount or < -OrderLine.MaxAmount)
        {
            throw new ArgumentOutOfRangeException(
                name, amount, FormattableString.Invariant($"Expected {-OrderLine.MaxAmount} to {OrderLine.MaxAmount}; found {amount}."));
        }
    }
}
