using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>Amounts as whole numbers of a currency's smallest unit. Every conversion is exact or says which way it rounds.</summary>
internal static class WholeUnits
{
    /// <summary>Large enough for any budget, small enough that a few of them add up without overflow.</summary>
    public const long Max = 1_000_000_000_000_000_000;

    private static readonly decimal[] PowersOfTen =
        [1m, 10m, 100m, 1_000m, 10_000m, 100_000m, 1_000_000m, 10_000_000m, 100_000_000m, 1_000_000_000m];

    private static readonly decimal[] MaxAmounts = [.. PowersOfTen.Select(power => Max / power)];

    public static long Exact(decimal amount, Currency currency, string name)
    {
        if (amount == 0m)
        {
            return 0;
        }

        var rounded = decimal.Round(InRange(amount, currency, name), currency.Exponent);
        return rounded == amount
            ? Scale(rounded, currency)
            : throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture, "Expected at most {0} decimals for {1}; found {2}.", currency.Exponent, currency.Code, amount), name);
    }

    /// <summary>The largest whole number of units that is not above the amount.</summary>
    public static long Floor(decimal amount, Currency currency, string name)
    {
        if (amount == 0m)
        {
            return 0;
        }

        // Not amount * 10^exponent: a product of more than 28 digits is rounded, perhaps upwards over the amount.
        var rounded = decimal.Round(InRange(amount, currency, name), currency.Exponent);
        return Scale(rounded, currency) - (rounded > amount ? 1 : 0);
    }

    /// <summary>The smallest whole number of units that is not below the amount.</summary>
    public static long Ceiling(decimal amount, Currency currency, string name) => -Floor(-amount, currency, name);

    public static decimal ToAmount(long units, Currency currency) =>
        new((int)Magnitude(units), (int)(Magnitude(units) >> 32), 0, units < 0, (byte)currency.Exponent);

    /// <summary>Smallest units in one unit of money, an exact power of ten: 100 for cents.</summary>
    public static double PerMoney(Currency currency) => (double)PowersOfTen[currency.Exponent];

    public static decimal MaxAmount(Currency currency) => MaxAmounts[currency.Exponent];

    private static ulong Magnitude(long units) => units < 0 ? (ulong)-units : (ulong)units;

    private static long Scale(decimal rounded, Currency currency) => (long)(rounded * PowersOfTen[currency.Exponent]);

    private static decimal InRange(decimal amount, Currency currency, string name)
    {
        var limit = MaxAmount(currency);
        return amount >= -limit && amount <= limit
            ? amount
            : throw new ArgumentOutOfRangeException(name, amount, string.Format(
                CultureInfo.InvariantCulture, "Expected {0} to {1} {2}; found {3}.", -limit, limit, currency.Code, amount));
    }
}
