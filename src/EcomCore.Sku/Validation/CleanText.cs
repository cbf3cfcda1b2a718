using System.Text;

namespace EcomCore.Sku;

/// <summary>A text with its characters in their plain form, and for each the place it came from.</summary>
/// <remarks>
/// Full-width forms (Unicode block FF00), dashes (general category Pd and the minus sign), white space at the ends and
/// default-ignorable characters are what spreadsheets, input methods and web pages leave in codes.
/// </remarks>
internal sealed class CleanText
{
    private readonly int[]? _places;

    private CleanText(string original, string text, int[]? places)
    {
        Original = original;
        Text = text;
        _places = places;
    }

    public string Original { get; }

    public string Text { get; }

    /// <summary>Where a character of the clean text stands in the original.</summary>
    public int PlaceOf(int index) => _places is null ? index : index < _places.Length ? _places[index] : Original.Length;

    public static CleanText Of(string original, FindingSink findings)
    {
        if (IsPlain(original))
        {
            return new CleanText(original, original, null);
        }

        int start = 0, end = original.Length;
        while (start < end && IsSpace(original[start]))
        {
            start++;
        }

        while (end > start && IsSpace(original[end - 1]))
        {
            end--;
        }

        ReportSpaces(original, start, end, findings);
        var text = new StringBuilder(end - start);
        var places = new List<int>(end - start);
        for (var i = start; i < end; i++)
        {
            if (IsInvisible(original[i]))
            {
                findings.AddWhole(SkuFindingKind.InvisibleCharacter, i, original.Substring(i, 1), "no invisible character", null);
                continue;
            }

            var plain = Plain(original[i]);
            if (plain != original[i])
            {
                findings.AddWhole(SkuFindingKind.LookAlikeForm, i, original.Substring(i, 1), Spelling.Quote(plain), plain.ToString());
            }

            text.Append(plain);
            places.Add(i);
        }

        return new CleanText(original, text.ToString(), [.. places]);
    }

    /// <summary>The clean text alone.</summary>
    public static string PlainOf(string original) => IsPlain(original) ? original : Of(original, FindingSink.Nowhere).Text;

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static void ReportSpaces(string original, int start, int end, FindingSink findings)
    {
        if (start > 0)
        {
            findings.AddWhole(SkuFindingKind.Space, 0, original.Substring(0, start), "no space before the code", null);
        }

        if (end < original.Length)
        {
            findings.AddWhole(SkuFindingKind.Space, end, original.Substring(end), "no space after the code", null);
        }
    }

    private static bool IsSpace(char character) => char.IsWhiteSpace(character);

    private static bool IsInvisible(char character) => character
        is '\u00AD' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F');

    private static char Plain(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        (>= '\u2010' and <= '\u2015') or '\u2043' or '\u2212' or '\uFE58' or '\uFE63' => '-',
        _ when char.IsWhiteSpace(character) => ' ',
        _ => character,
    };
}
