using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace EcomCore.Sku;

/// <summary>A Global Trade Item Number: the number under a barcode. Always valid, apart from the default value.</summary>
/// <remarks>
/// Numbers that differ only in leading zeros name the same item and are equal, however they are written: GTIN-12 036000291452 is GTIN-13
/// 0036000291452. The default value is the number 0 in no format. Source: GS1 General Specifications, sections 1.4 (prefixes),
/// 2.1 (trade items) and 7.9 (check digit).
/// </remarks>
[TypeConverter(typeof(GtinTypeConverter))]
[JsonConverter(typeof(GtinJsonConverter))]
public readonly struct Gtin : IEquatable<Gtin>, IComparable<Gtin>
{
    private const int Longest = 14;

    private readonly long _number;

    private Gtin(long number, GtinFormat format)
    {
        _number = number;
        Format = format;
    }

    /// <summary>Gets how the number is written; 0 for the default value.</summary>
    public GtinFormat Format { get; }

    /// <summary>Gets what the prefix is set aside for. A GTIN-14 has the use of the item inside.</summary>
    public GtinUse Use => GtinPrefixes.UseOf(_number);

    /// <summary>Gets a value indicating whether the number is one company's or region's own and so no key between companies.</summary>
    public bool IsRestricted => Use is GtinUse.CompanyInternal or GtinUse.RegionInternal;

    /// <summary>Gets the first of 14 digits: 0 for an item itself, 1 to 8 for a pack of it, 9 for an item of variable measure.</summary>
    public int Indicator => (int)(_number / 10_000_000_000_000);

    /// <summary>Tells whether two numbers name the same item.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another number.</param>
    /// <returns>Whether they are equal, leading zeros apart.</returns>
    public static bool operator ==(Gtin left, Gtin right) => left.Equals(right);

    /// <summary>Tells whether two numbers name different items.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another number.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Gtin left, Gtin right) => !left.Equals(right);

    /// <summary>Tells whether a number is smaller.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another number.</param>
    /// <returns>Whether <paramref name="left"/> is smaller.</returns>
    public static bool operator <(Gtin left, Gtin right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether a number is greater.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another number.</param>
    /// <returns>Whether <paramref name="left"/> is greater.</returns>
    public static bool operator >(Gtin left, Gtin right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether a number is smaller or equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another number.</param>
    /// <returns>Whether <paramref name="left"/> is not greater.</returns>
    public static bool operator <=(Gtin left, Gtin right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether a number is greater or equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">Another number.</param>
    /// <returns>Whether <paramref name="left"/> is not smaller.</returns>
    public static bool operator >=(Gtin left, Gtin right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a number, without allocating.</summary>
    /// <param name="text">Exactly 8, 12, 13 or 14 digits 0 to 9, the last one the check digit; no spaces, no hyphens.</param>
    /// <param name="gtin">The number; the default value when the answer is false.</param>
    /// <returns>Whether the text is a GTIN.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Gtin gtin)
    {
        gtin = default;
        if (text.Length is not (8 or 12 or 13 or 14) || !CheckScheme.Gs1.IsValid(text))
        {
            return false;
        }

        // The scheme looks at the digits before the check and compares the check with a digit, so all are digits.
        gtin = new Gtin(NumberOf(text), (GtinFormat)text.Length);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Gtin)"/>
    public static bool TryParse(string? text, out Gtin gtin) => TryParse(text.AsSpan(), out gtin);

    /// <summary>Reads a number.</summary>
    /// <param name="text">8, 12, 13 or 14 digits, the last one the check digit.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a GTIN; the message says why.</exception>
    public static Gtin Parse(string text)
    {
        Guard.NotNull(text);
        return TryParse(text, out var gtin) ? gtin : throw new FormatException(string.Join("; ", Validate(text)));
    }

    /// <summary>Says everything that is wrong with a text.</summary>
    /// <param name="text">Any text; null counts as empty.</param>
    /// <returns>The findings in rising order of position; empty when the text is a GTIN. Of texts over 64 characters only the length is told.</returns>
    public static IReadOnlyList<SkuFinding> Validate(string? text) =>
        TryParse(text, out _) ? [] : GtinFindings.Of(text ?? string.Empty);

    /// <summary>Completes a number with its check digit.</summary>
    /// <param name="payload">7, 11, 12 or 13 digits.</param>
    /// <returns>A number of one digit more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="payload"/> is not such digits.</exception>
    public static Gtin FromPayload(string payload)
    {
        Guard.NotNull(payload);
        if (payload.Length is not (7 or 11 or 12 or 13) || !Spelling.AreDigits(payload))
        {
            throw new ArgumentException($"Expected 7, 11, 12 or 13 digits; found {Spelling.Quote(payload)}.", nameof(payload));
        }

        return Parse(payload + CheckScheme.Gs1.Compute(payload));
    }

    /// <summary>Writes the number with another count of digits.</summary>
    /// <param name="format">How many digits.</param>
    /// <param name="converted">The same number in that format; the default value when the answer is false.</param>
    /// <returns>False when a digit other than 0 would be lost. More digits are always possible.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is none.</exception>
    public bool TryConvert(GtinFormat format, out Gtin converted)
    {
        if (format is not (GtinFormat.Gtin8 or GtinFormat.Gtin12 or GtinFormat.Gtin13 or GtinFormat.Gtin14))
        {
            throw new ArgumentOutOfRangeException(nameof(format), format, "Expected 8, 12, 13 or 14 digits.");
        }

        var fits = Format != 0 && _number < (long)BigInteger.Pow(10, (int)format);
        converted = fits ? new Gtin(_number, format) : default;
        return fits;
    }

    /// <summary>Makes the number of a pack of this item.</summary>
    /// <param name="indicator">1 to 8, which the company chooses per size of pack; 9 for variable measure.</param>
    /// <returns>A GTIN-14: the indicator, the item's digits, and a check digit of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="indicator"/> is not 1 to 9.</exception>
    /// <exception cref="InvalidOperationException">This is the number of a pack already, or the default value.</exception>
    public Gtin Pack(int indicator)
    {
        Guard.Between(indicator, 1, 9);
        if (Indicator != 0 || Format == 0)
        {
            throw new InvalidOperationException($"Expected the number of an item; found '{this}'.");
        }

        return FromPayload(indicator.ToString(CultureInfo.InvariantCulture) + ToGtin14().Substring(1, Longest - 2));
    }

    /// <summary>Finds the number of the item inside a pack.</summary>
    /// <returns>A GTIN-13 without the indicator, with a check digit of its own; the number itself when its indicator is 0.</returns>
    /// <exception cref="InvalidOperationException">This is the default value.</exception>
    public Gtin Item()
    {
        if (Format == 0)
        {
            throw new InvalidOperationException("The default Gtin names no item.");
        }

        return Indicator == 0 ? this : FromPayload(ToGtin14().Substring(1, Longest - 2));
    }

    /// <summary>Returns all 14 digits, as a database key.</summary>
    /// <returns>14 digits.</returns>
    public string ToGtin14() => _number.ToString("D14", CultureInfo.InvariantCulture);

    /// <summary>Returns the digits as they were written; empty for the default value.</summary>
    /// <returns>8, 12, 13 or 14 digits.</returns>
    public override string ToString() => Format == 0 ? string.Empty : ToGtin14().Substring(Longest - (int)Format);

    /// <inheritdoc/>
    public bool Equals(Gtin other) => _number == other._number && Format == 0 == (other.Format == 0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Gtin other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _number.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Gtin other) => _number != other._number ? _number.CompareTo(other._number) : (Format != 0).CompareTo(other.Format != 0);

    private static long NumberOf(ReadOnlySpan<char> digits)
    {
        var number = 0L;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
