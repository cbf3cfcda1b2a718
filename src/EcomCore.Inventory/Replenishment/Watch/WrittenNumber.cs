using System.Globalization;
using System.Numerics;

namespace EcomCore.Inventory;

/// <summary>A double, 0 or more, as the decimal number it was written as: digits divided by a power of ten. Sums and comparisons of such numbers are exact.</summary>
/// <remarks>The shorter of 15 and 17 significant digits that gives the double back: 0.8 is 8 / 10 and not 0.8000000000000000444.</remarks>
internal readonly struct WrittenNumber(BigInteger digits, int places)
{
    private const int Short = 14;
    private const int Long = 16;

    public BigInteger Digits { get; } = digits;

    /// <summary>Gets the digits behind the point; 0 or more.</summary>
    public int Places { get; } = places;

    public static WrittenNumber Of(double value)
    {
        // Negative zero is written with its sign.
        value = Math.Abs(value);
        var text = value.ToString("E14", CultureInfo.InvariantCulture);
        var behind = Short;
        if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) != value)
        {
            (text, behind) = (value.ToString("E16", CultureInfo.InvariantCulture), Long);
        }

        // d.ddddddddddddddE+ddd
        var digits = long.Parse(text[..1] + text.Substring(2, behind), CultureInfo.InvariantCulture);
        var places = behind - int.Parse(text[(behind + 3)..], CultureInfo.InvariantCulture);
        while (digits != 0 && digits % 10 == 0)
        {
            digits /= 10;
            places--;
        }

        return digits == 0 ? default : places >= 0 ? new WrittenNumber(digits, places) : new WrittenNumber(digits * BigInteger.Pow(10, -places), 0);
    }

    /// <summary>All numbers in the unit of the one with most places.</summary>
    public static BigInteger[] InOneUnit(IReadOnlyList<double> values)
    {
        var written = new WrittenNumber[values.Count];
        var places = 0;
        for (var i = 0; i < written.Length; i++)
        {
            written[i] = Of(values[i]);
            places = Math.Max(places, written[i].Places);
        }

        var powers = new BigInteger[places + 1];
        powers[0] = BigInteger.One;
        for (var i = 1; i <= places; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return Array.ConvertAll(written, number => number.Digits * powers[places - number.Places]);
    }

    public static WrittenNumber Product(double a, double b)
    {
        var (first, second) = (Of(a), Of(b));
        return new WrittenNumber(first.Digits * second.Digits, first.Places + second.Places);
    }

    /// <summary>The largest whole number that is not above this one.</summary>
    public BigInteger Floor() => Digits / BigInteger.Pow(10, Places);

    /// <summary>The smallest whole number that is not below this share of another.</summary>
    public BigInteger CeilingOf(BigInteger total)
    {
        var whole = BigInteger.DivRem(Digits * total, BigInteger.Pow(10, Places), out var rest);
        return rest.IsZero ? whole : whole + 1;
    }

    /// <summary>Compares parts / whole with this number.</summary>
    /// <param name="parts">The numerator.</param>
    /// <param name="whole">The denominator; above 0.</param>
    /// <returns>Below 0 where the quotient is smaller, 0 where the two are equal, above 0 where it is larger.</returns>
    public int CompareQuotient(BigInteger parts, BigInteger whole) => (parts * BigInteger.Pow(10, Places)).CompareTo(Digits * whole);
}
