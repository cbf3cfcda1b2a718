using System.Globalization;
using System.Numerics;

namespace EcomCore.Sku;

/// <summary>Undoes what spreadsheets do to codes that look like numbers.</summary>
/// <remarks>
/// A number loses its leading zeros, may gain <c>.0</c> or thousands separators, and from some width on is shown with an exponent. The digits that an exponent
/// hides are lost. Up to three of them are tried out; more would fit too many codes to mean anything. A code such as <c>1E05</c> is itself
/// read as a number and shown as <c>1.00E+05</c>.
/// </remarks>
internal sealed class SpreadsheetNumbers(SkuSchema schema)
{
    private const int MaxHidden = 3;
    private const int LongestWithExponent = 16;
    private const int MaxExponent = 40;

    private readonly bool _mayHoldExponent =
        schema.MaxLength <= LongestWithExponent && schema.Segments.Any(segment => segment.Characters.Contains('E'));

    public void Undo(string text, FittingCodes fitting)
    {
        if (text.Length == 0 || text[0] is < '0' or > '9')
        {
            return;
        }

        if (Spelling.AreDigits(text))
        {
            fitting.AddPadded(text, SkuDamage.LostZeros, () => $"a spreadsheet dropped the leading zeros of a code that looks like the number {text}");
            return;
        }

        UndoThousands(text, fitting);
        UndoDecimals(text, fitting);
        UndoExponent(text, fitting);
    }

    private static void UndoThousands(string text, FittingCodes fitting)
    {
        var groups = text.Split(',');
        var isGrouped = groups.Length > 1 && groups[0].Length <= 3 && groups.All(Spelling.AreDigits) && groups.Skip(1).All(group => group.Length == 3);
        if (isGrouped)
        {
            fitting.AddPadded(string.Concat(groups), SkuDamage.Thousands, () => $"a spreadsheet set thousands separators: {text}");
        }
    }

    /// <summary>A whole number with <c>.0</c>, or, where a point separates segments, a number that lost zeros at both ends.</summary>
    private void UndoDecimals(string text, FittingCodes fitting)
    {
        var point = text.IndexOf('.');
        if (point < 0 || !Spelling.AreDigits(text.Remove(point, 1)) || point == text.Length - 1)
        {
            return;
        }

        var (whole, fraction) = (text.Substring(0, point), text.Substring(point + 1));
        if (fraction.All(digit => digit == '0'))
        {
            fitting.AddPadded(whole, SkuDamage.DecimalNumber, () => $"a program read the code as the number {text}");
        }

        if (!schema.Separator.StartsWith(".", StringComparison.Ordinal))
        {
            return;
        }

        for (var end = 0; whole.Length + fraction.Length + 1 + end <= schema.MaxLength; end++)
        {
            fitting.AddPadded(
                $"{whole}.{fraction}{new string('0', end)}", SkuDamage.DecimalNumber, () => $"a spreadsheet read the code as the number {text}");
        }
    }

    private void UndoExponent(string text, FittingCodes fitting)
    {
        if (!TryReadExponent(text, out var digits, out var power))
        {
            return;
        }

        string Reason() => $"a spreadsheet shows the number as {text}";
        if (power == 0)
        {
            fitting.AddPadded(digits, SkuDamage.ScientificNotation, Reason);
        }
        else if (power is > 0 and <= MaxHidden)
        {
            AddRounded(BigInteger.Parse(digits, CultureInfo.InvariantCulture), power, isNormal: text[1] is < '0' or > '9', fitting, Reason);
        }

        if (_mayHoldExponent && power >= 0)
        {
            AddSpelledExponents(Spelling.TrimZeros(digits), power, text, fitting);
        }
    }

    /// <summary>Digits times ten to a power; false when that is no whole number.</summary>
    private static bool TryReadExponent(string text, out string digits, out int power)
    {
        digits = string.Empty;
        power = 0;
        var e = text.IndexOfAny(['E', 'e']);
        if (e < 1 || !int.TryParse(text.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || exponent is < 0 or > MaxExponent)
        {
            return false;
        }

        var mantissa = text.Substring(0, e);
        var point = mantissa.IndexOf('.');
        digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        power = exponent - (point < 0 ? 0 : mantissa.Length - point - 1);
        if (!Spelling.AreDigits(digits))
        {
            return false;
        }

        // 2.5040E+03 shows more decimals than the number has.
        while (power < 0 && digits.Length > 1 && digits[digits.Length - 1] == '0')
        {
            digits = digits.Substring(0, digits.Length - 1);
            power++;
        }

        return power >= 0;
    }

    /// <summary>Every whole number that is shown with these digits when it is rounded half up; normal digits have one before the point.</summary>
    private static void AddRounded(BigInteger digits, int power, bool isNormal, FittingCodes fitting, Func<string> reason)
    {
        var unit = (int)BigInteger.Pow(10, power);
        var first = (digits * unit) - (unit / 2);
        var least = isNormal ? LeastShown(digits * unit, unit) : BigInteger.Zero;
        for (var i = 0; i < unit; i++)
        {
            if (first + i >= least)
            {
                fitting.AddPadded((first + i).ToString(CultureInfo.InvariantCulture), SkuDamage.ScientificNotation, reason);
            }
        }
    }

    /// <summary>Below a power of ten the digits are finer: 995 is shown as 9.95E+02, not 1.00E+03, but 9995 is shown as 1.00E+04.</summary>
    private static BigInteger LeastShown(BigInteger shown, int unit) =>
        shown.IsZero ? shown : BigInteger.Pow(10, shown.ToString(CultureInfo.InvariantCulture).Length - 1) - (unit / 20);

    /// <summary>Every code of digits, E and digits that is the same number, such as 1E05 and 10E4 for 1.00E+05.</summary>
    private void AddSpelledExponents(string digits, int power, string text, FittingCodes fitting)
    {
        var bare = digits.TrimEnd('0');
        var total = power + digits.Length - bare.Length;
        for (var zeros = 0; zeros <= total && bare.Length + zeros + 2 <= schema.MaxLength; zeros++)
        {
            var front = bare + new string('0', zeros);
            var exponent = (total - zeros).ToString(CultureInfo.InvariantCulture);
            for (var width = front.Length; width + 1 + exponent.Length <= schema.MaxLength; width++)
            {
                for (var length = exponent.Length; width + 1 + length <= schema.MaxLength; length++)
                {
                    fitting.Add(
                        $"{front.PadLeft(width, '0')}E{exponent.PadLeft(length, '0')}", SkuDamage.ScientificNotation, () => $"a spreadsheet took the code for the number {text}");
                }
            }
        }
    }
}
