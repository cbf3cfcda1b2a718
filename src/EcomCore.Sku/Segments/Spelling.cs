using System.Globalization;
using System.Text;

namespace EcomCore.Sku;

/// <summary>How characters and texts are shown in messages, and the small folds that repairs are made of.</summary>
internal static class Spelling
{
    private const int MaxShown = 40;

    public static bool IsPrintable(char character) => character is >= ' ' and <= '~';

    public static char ToUpper(char character) => character is >= 'a' and <= 'z' ? (char)(character - 32) : character;

    public static char ToLower(char character) => character is >= 'A' and <= 'Z' ? (char)(character + 32) : character;

    /// <summary>The digit that a letter is often taken for; the character itself when there is none.</summary>
    public static char LookAlikeDigit(char character) => character switch
    {
        'O' or 'o' => '0',
        'I' or 'i' or 'L' or 'l' => '1',
        'Z' or 'z' => '2',
        'S' or 's' => '5',
        'B' => '8',
        _ => character,
    };

    public static string ToUpper(string text)
    {
        foreach (var character in text)
        {
            if (ToUpper(character) != character)
            {
                var letters = text.ToCharArray();
                for (var i = 0; i < letters.Length; i++)
                {
                    letters[i] = ToUpper(letters[i]);
                }

                return new string(letters);
            }
        }

        return text;
    }

    public static bool AreDigits(string text)
    {
        foreach (var character in text)
        {
            if (character is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>Without leading zeros; the last digit always stays.</summary>
    public static string TrimZeros(string digits)
    {
        var start = 0;
        while (start < digits.Length - 1 && digits[start] == '0')
        {
            start++;
        }

        return start == 0 ? digits : digits.Substring(start);
    }

    /// <summary>Whether every surrogate has its partner, so that the text can be written as UTF-8 and read back.</summary>
    public static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    public static string Quote(char character) => IsPrintable(character) && character != '\''
        ? $"'{character}'"
        : string.Format(CultureInfo.InvariantCulture, "U+{0:X4}", (int)character);

    /// <summary>In quotes, shortened, with everything but letters and printable ASCII as U+XXXX.</summary>
    public static string Quote(string text) => $"'{Show(text)}'";

    public static string Show(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, MaxShown) + 3);
        for (var i = 0; i < text.Length && i < MaxShown; i++)
        {
            if (IsPrintable(text[i]) || char.IsLetterOrDigit(text[i]))
            {
                shown.Append(text[i]);
            }
            else
            {
                shown.AppendFormat(CultureInfo.InvariantCulture, "U+{0:X4}", (int)text[i]);
            }
        }

        return text.Length > MaxShown ? shown.Append("...").ToString() : shown.ToString();
    }

    public static string Format(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
