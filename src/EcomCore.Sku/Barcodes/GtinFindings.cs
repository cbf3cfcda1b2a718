namespace EcomCore.Sku;

/// <summary>What is wrong with a text that is not a GTIN.</summary>
internal static class GtinFindings
{
    private const int MaxInspected = 64;
    private const string Lengths = "8, 12, 13 or 14 digits";

    private static readonly int[] LengthsInOrder = [8, 12, 13, 14];

    public static IReadOnlyList<SkuFinding> Of(string text)
    {
        if (text.Length == 0)
        {
            return [new SkuFinding(SkuFindingKind.Empty, null, 0, Lengths, string.Empty, null)];
        }

        if (text.Length > MaxInspected)
        {
            return [new SkuFinding(SkuFindingKind.TooLong, null, (int)GtinFormat.Gtin14, Lengths, text, null)];
        }

        var findings = new List<SkuFinding>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                var meant = Spelling.LookAlikeDigit(text[i]);
                findings.Add(new SkuFinding(
                    SkuFindingKind.WrongCharacter, null, i, "a digit", text.Substring(i, 1), meant == text[i] ? null : meant.ToString()));
            }
        }

        if (text.Length is not (8 or 12 or 13 or 14))
        {
            findings.Add(new SkuFinding(SkuFindingKind.WrongLength, null, text.Length, Lengths, text, PaddedOrNull(text)));
        }
        else if (findings.Count == 0)
        {
            var check = CheckScheme.Gs1.Compute(text.Substring(0, text.Length - 1));
            findings.Add(new SkuFinding(SkuFindingKind.WrongCheck, null, text.Length - 1, $"'{check}' if the rest is right", text.Substring(text.Length - 1), null));
        }

        return findings;
    }

    /// <summary>Spreadsheets drop leading zeros: the only format whose padded number has a right check digit.</summary>
    private static string? PaddedOrNull(string text)
    {
        if (!Spelling.AreDigits(text))
        {
            return null;
        }

        // Leading zeros do not change a check digit, so one test stands for all formats; the next longer format is the one meant.
        var format = LengthsInOrder.FirstOrDefault(length => length > text.Length);
        var padded = format == 0 ? null : text.PadLeft(format, '0');
        return padded is not null && CheckScheme.Gs1.IsValid(padded) ? padded : null;
    }
}
