namespace EcomCore.Risk;

/// <summary>Says whether a hit stands behind a negation: a negating word, at most three filling words, the hit, with no punctuation between, and no blank between two Chinese characters unless the negating word begins its clause.</summary>
/// <remarks>"Is that not a fake?" and "if it does not crash it goes dark" are no negations: a question or a choice behind the hit shows them.</remarks>
internal sealed class Negation
{
    private const int MaxFillers = 3;
    private const int MaxSpaces = 2;
    private const int MaxInvisible = 16;
    private const int LookAhead = 16;

    /// <summary>How many characters behind a hit's first are looked at, at most.</summary>
    public const int Reach = LookAhead + 4;

    public static Negation Standard { get; } = new();

    private readonly Dictionary<char, string[]> _negators = ByLastCharacter(NegationWords.Negators);
    private readonly Dictionary<char, string[]> _fillers = ByLastCharacter(NegationWords.Fillers);
    private readonly Dictionary<char, string[]> _exceptions = ByLastCharacter(NegationWords.Exceptions);

    private Negation()
    {
    }

    /// <summary>Whether the text in front of <paramref name="start"/> ends in a negation. Looks back over a bounded number of characters.</summary>
    public bool IsBefore(ReadOnlySpan<char> text, int start)
    {
        var negator = NegatorBefore(text, start, MaxFillers);
        return negator is not null && !HasBehind(text, start, NegationWords.Doubted)
            && !(NegationWords.Asking.Contains(negator, StringComparer.Ordinal) && HasBehind(text, start, NegationWords.Questions));
    }

    /// <summary>Whether the text behind a hit denies it.</summary>
    public static bool IsBehind(ReadOnlySpan<char> text, int end)
    {
        foreach (var word in NegationWords.Behind)
        {
            if (StartsWith(text, end, word) && (end + word.Length == text.Length || !IsLetter(Fold(text[end + word.Length]))))
            {
                return true;
            }
        }

        return false;
    }

    private string? NegatorBefore(ReadOnlySpan<char> text, int end, int fillersLeft, bool parted = false)
    {
        var right = end;
        end = SkipSpaces(text, end);
        if (end == 0)
        {
            return null;
        }

        parted |= IsBlank(text[right - 1]) && (IsChinese(text[end - 1]) || char.IsDigit(text[end - 1])) && IsChinese(text[right]);

        var last = Fold(text[end - 1]);
        if (LongestEnding(_exceptions, last, text, end) is not null)
        {
            return null;
        }

        if (LongestEnding(_negators, last, text, end) is { } negator)
        {
            return parted && !BeginsClause(text, StartOf(negator, text, end)) ? null : negator;
        }

        if (fillersLeft > 0 && _fillers.TryGetValue(last, out var fillers))
        {
            foreach (var filler in fillers)
            {
                if (StartOf(filler, text, end) is var start and >= 0 && NegatorBefore(text, start, fillersLeft - 1, parted) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the clause that goes on at <paramref name="start"/> has one of these words.</summary>
    private static bool HasBehind(ReadOnlySpan<char> text, int start, string[] words)
    {
        for (var i = start; i < text.Length && i < start + LookAhead && !TextFolding.PartsClauses(text[i]); i++)
        {
            foreach (var word in words)
            {
                if (StartsWith(text, i, word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, int at, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (at + i >= text.Length || Fold(text[at + i]) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string? LongestEnding(Dictionary<char, string[]> words, char last, ReadOnlySpan<char> text, int end)
    {
        if (words.TryGetValue(last, out var candidates))
        {
            foreach (var word in candidates)
            {
                if (StartOf(word, text, end) >= 0)
                {
                    return word;
                }
            }
        }

        return null;
    }

    /// <summary>Where the word begins that ends at <paramref name="end"/>; -1 when it does not end there.</summary>
    private static int StartOf(string word, ReadOnlySpan<char> text, int end)
    {
        for (var i = word.Length - 1; i >= 0; i--)
        {
            end = SkipInvisible(text, end);
            if (end == 0 || Fold(text[end - 1]) != word[i])
            {
                return -1;
            }

            end--;
        }

        return end > 0 && ((IsLetter(word[0]) && IsLetter(Fold(text[end - 1]))) || (word[0] == '0' && (IsLetter(Fold(text[end - 1])) || Fold(text[end - 1]) is >= '0' and <= '9' or '.'))) ? -1 : end;
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int end)
    {
        end = SkipInvisible(text, end);
        for (var spaces = 0; spaces < MaxSpaces && end > 0 && IsBlank(text[end - 1]); spaces++)
        {
            end = SkipInvisible(text, end - 1);
        }

        return end;
    }

    private static int SkipInvisible(ReadOnlySpan<char> text, int end)
    {
        for (var skipped = 0; skipped < MaxInvisible && TextFolding.ZeroWidthBefore(text, end) is var units and > 0; skipped++)
        {
            end -= units;
        }

        return end;
    }

    private static char Fold(char c) => TextFolding.Fold(c, TextFolds.All);

    private static bool BeginsClause(ReadOnlySpan<char> text, int start) =>
        start == 0 || IsBlank(text[start - 1]) || TextFolding.PartsClauses(text[start - 1]) || TextFolding.IsSeparator(text[start - 1]);

    private static bool IsBlank(char c) => c is ' ' or '\u00A0' or '\u3000';

    /// <summary>Writers of Chinese part clauses by a blank; between Chinese and Latin letters it is only a gap.</summary>
    private static bool IsChinese(char c) => c is >= '\u2E80' and < '\uE000' or >= '\uF900' and <= '\uFAFF';

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';

    private static Dictionary<char, string[]> ByLastCharacter(string[] words) =>
        words.GroupBy(word => word[word.Length - 1]).ToDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());
}
