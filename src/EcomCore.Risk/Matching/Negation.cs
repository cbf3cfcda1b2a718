namespace EcomCore.Risk;

/// <summary>Says whether a hit stands behind a negation: a negating word, at most three filling words, the hit, with no punctuation between.</summary>
internal sealed class Negation
{
    private const int MaxFillers = 3;
    private const int MaxSpaces = 2;
    private const int MaxInvisible = 16;

    public static Negation Standard { get; } = new();

    private readonly Dictionary<char, string[]> _negators = ByLastCharacter(NegationWords.Negators);
    private readonly Dictionary<char, string[]> _fillers = ByLastCharacter(NegationWords.Fillers);
    private readonly Dictionary<char, string[]> _exceptions = ByLastCharacter(NegationWords.Exceptions);

    private Negation()
    {
    }

    /// <summary>Whether the text in front of <paramref name="start"/> ends in a negation. Looks back over a bounded number of characters.</summary>
    public bool IsBefore(ReadOnlySpan<char> text, int start) => IsBefore(text, start, MaxFillers);

    private bool IsBefore(ReadOnlySpan<char> text, int end, int fillersLeft)
    {
        end = SkipSpaces(text, end);
        if (end == 0)
        {
            return false;
        }

        var last = Fold(text[end - 1]);
        if (AnyEnds(_exceptions, last, text, end))
        {
            return false;
        }

        if (AnyEnds(_negators, last, text, end))
        {
            return true;
        }

        if (fillersLeft > 0 && _fillers.TryGetValue(last, out var fillers))
        {
            foreach (var filler in fillers)
            {
                if (StartOf(filler, text, end) is var start and >= 0 && IsBefore(text, start, fillersLeft - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AnyEnds(Dictionary<char, string[]> words, char last, ReadOnlySpan<char> text, int end)
    {
        if (words.TryGetValue(last, out var candidates))
        {
            foreach (var word in candidates)
            {
                if (StartOf(word, text, end) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
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

        return IsLetter(word[0]) && end > 0 && IsLetter(Fold(text[end - 1])) ? -1 : end;
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int end)
    {
        end = SkipInvisible(text, end);
        for (var spaces = 0; spaces < MaxSpaces && end > 0 && text[end - 1] is ' ' or '\u00A0' or '\u3000'; spaces++)
        {
            end = SkipInvisible(text, end - 1);
        }

        return end;
    }

    private static int SkipInvisible(ReadOnlySpan<char> text, int end)
    {
        for (var skipped = 0; skipped < MaxInvisible && end > 0 && TextFolding.IsZeroWidth(text[end - 1]); skipped++)
        {
            end--;
        }

        return end;
    }

    private static char Fold(char c) => TextFolding.Fold(c, TextFolds.All);

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';

    private static Dictionary<char, string[]> ByLastCharacter(string[] words) =>
        words.GroupBy(word => word[word.Length - 1]).ToDictionary(group => group.Key, group => group.ToArray());
}
