namespace EcomCore.Risk;

/// <summary>Looks for companions around a hit, written as freely as the keywords may be.</summary>
internal sealed class CompanionSearch(Companions companions, KeywordMatching matching)
{
    private readonly KeywordMatcher _words = new(companions.Words, matching with { Negation = false, Praise = false, WholeWords = false });

    public int Within => companions.Within;

    public bool IsNear(ReadOnlySpan<char> text, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - Within), Math.Min(text.Length, end + Within));
        return _words.IsMatch(text.Slice(from, start - from)) || _words.IsMatch(text.Slice(end, to - end));
    }
}
