namespace EcomCore.Sku;

/// <summary>What the segments of digits look at in common.</summary>
internal static class DigitText
{
    /// <summary>Reports characters that are no digits and a number that is too long; else gives the digits with their leading zeros.</summary>
    public static bool Inspect(string text, int width, string expected, FindingSink findings, out string digits)
    {
        digits = text;
        if (text.Length == 0)
        {
            findings.Add(SkuFindingKind.WrongLength, 0, text, expected, null);
            return false;
        }

        if (!Spelling.AreDigits(text))
        {
            ReportForeign(text, findings);
            return false;
        }

        digits = Spelling.TrimZeros(text).PadLeft(width, '0');
        if (digits.Length > width)
        {
            findings.Add(SkuFindingKind.WrongLength, width, text, expected, null);
        }

        return digits.Length == width;
    }

    private static void ReportForeign(string text, FindingSink findings)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                var digit = Spelling.LookAlikeDigit(text[i]);
                findings.Add(SkuFindingKind.WrongCharacter, i, text.Substring(i, 1), "a digit", digit == text[i] ? null : digit.ToString());
            }
        }
    }
}
