using System.Globalization;

namespace EcomCore.Risk;

/// <summary>Maps a character to the one that stands for all its ways of writing.</summary>
internal static class TextFolding
{
    private const string HalfWidthKatakana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    private const string FullWidthSigns = "¢£¬¯¦¥₩";

    // Upper first: it joins letters that share a capital, such as the two small sigmas.
    private static readonly Lazy<char[]> Lower = new(() => CharacterForms.AllCharacters(c => char.ToLowerInvariant(char.ToUpperInvariant(c))));

    public static char Fold(char c, TextFolds folds)
    {
        if ((folds & TextFolds.Compatibility) != 0)
        {
            c = CharacterForms.ToCompatible(c);
        }

        if ((folds & TextFolds.Width) != 0)
        {
            c = Narrow(c);
        }

        if ((folds & TextFolds.Case) != 0)
        {
            c = Lower.Value[c];
        }

        return (folds & TextFolds.Traditional) != 0 ? CharacterForms.ToSimplified(c) : c;
    }

    /// <summary>Unicode's default ignorable code points of the basic plane, such as joiners, direction marks, variation selectors and Hangul fillers.</summary>
    public static bool IsZeroWidth(char c) => c switch
    {
        '\u00AD' or '\u034F' or '\u061C' or '\uFEFF' or '\u3164' or '\uFFA0' => true,
        '\u115F' or '\u1160' or '\u17B4' or '\u17B5' => true,
        >= '\u180B' and <= '\u180F' => true,
        >= '\u200B' and <= '\u200F' => true,
        >= '\u202A' and <= '\u202E' => true,
        >= '\u2060' and <= '\u206F' => true,
        >= '\uFE00' and <= '\uFE0F' => true,
        >= '\uFFF0' and <= '\uFFF8' => true,
        _ => false,
    };

    /// <summary>How many units the character without width takes that ends at a place; 0 when none does.</summary>
    public static int ZeroWidthBefore(ReadOnlySpan<char> text, int end)
    {
        if (end == 0)
        {
            return 0;
        }

        return IsZeroWidth(text[end - 1]) ? 1
            : end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) && SupplementaryCharacters.IsInvisible(char.ConvertToUtf32(text[end - 2], text[end - 1])) ? 2
            : 0;
    }

    /// <summary>Marks that are drawn over or around the character before them.</summary>
    public static bool IsMark(char c) => c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>White space, punctuation, symbols, control and format characters, without the marks that part clauses.</summary>
    /// <remarks>Writers put dots, stars and dashes into a word to hide it; a comma mostly ends one word before the next begins.</remarks>
    public static bool IsSeparator(char c) => !PartsClauses(c) && CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation => true,
        UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => true,
        UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol => true,
        UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol => true,
        _ => false,
    };

    /// <summary>Comma, semicolon, colon, the Chinese full stop and enumeration comma.</summary>
    public static bool PartsClauses(char c) => c is ',' or ';' or ':' or '，' or '；' or '：' or '。' or '、';

    private static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\uFF61' and <= '\uFF9F' => HalfWidthKatakana[c - 0xFF61],
        >= '\uFFE0' and <= '\uFFE6' => FullWidthSigns[c - 0xFFE0],
        '\u3000' => ' ',
        _ => c,
    };
}
