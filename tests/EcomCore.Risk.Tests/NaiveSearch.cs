namespace EcomCore.Risk.Tests;

/// <summary>The definition of <see cref="KeywordMatcher"/>, tried out at every place: slow and plain.</summary>
internal static class NaiveSearch
{
    public static List<KeywordMatch> Find(string text, IReadOnlyList<KeywordGroup> groups, KeywordMatching matching, MatchKind kind)
    {
        var found = new List<(int Group, KeywordMatch Match)>();
        var first = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            var all = Occurrences(text, groups[group].Keywords, matching);
            var phrases = Occurrences(text, groups[group].Exclude, matching);
            var left = all
                .Where(match => !phrases.Exists(phrase => phrase.Start <= match.Start && phrase.End >= match.End))
                .Where(match => !matching.Negation || !Negation.Standard.IsBefore(text.AsSpan(), match.Start))
                .Where(match => !matching.WholeWords || IsWhole(text, match))
                .ToList();
            found.AddRange(Choose(left, kind).Select(match => (group, match with { Keyword = match.Keyword + first })));
            first += groups[group].Keywords.Count;
        }

        return kind == MatchKind.All
            ? [.. found.OrderBy(f => f.Match.Start).ThenBy(f => f.Match.Length).ThenBy(f => f.Match.Keyword).Select(f => f.Match)]
            : [.. found.OrderBy(f => f.Match.Start).ThenBy(f => f.Group).Select(f => f.Match)];
    }

    private static List<KeywordMatch> Choose(List<KeywordMatch> all, MatchKind kind)
    {
        if (kind == MatchKind.All)
        {
            return all;
        }

        var chosen = new List<KeywordMatch>();
        var ordered = kind == MatchKind.LeftmostLongest
            ? all.OrderBy(match => match.Start).ThenByDescending(match => match.Length).ThenBy(match => match.Keyword)
            : all.OrderBy(match => match.Start).ThenBy(match => match.Keyword);
        foreach (var match in ordered)
        {
            if (chosen.Count == 0 || match.Start >= chosen[^1].End)
            {
                chosen.Add(match);
            }
        }

        return chosen;
    }

    private static List<KeywordMatch> Occurrences(string text, IReadOnlyList<string> keywords, KeywordMatching matching)
    {
        var found = new List<KeywordMatch>();
        for (var keyword = 0; keyword < keywords.Count; keyword++)
        {
            var folded = keywords[keyword].Where(c => !IsSkipped(c, matching)).Select(c => TextFolding.Fold(c, matching.Folds)).ToArray();
            for (var start = 0; start < text.Length; start++)
            {
                if (EndOf(text, start, folded, matching) is var end and > 0)
                {
                    found.Add(new KeywordMatch(keyword, start, end - start));
                }
            }
        }

        return found;
    }

    private static int EndOf(string text, int start, char[] folded, KeywordMatching matching)
    {
        var (matched, gap) = (0, 0);
        for (var i = start; i < text.Length; i++)
        {
            if (IsSkipped(text[i], matching))
            {
                gap += IsInvisible(text[i], matching) ? 0 : 1;
                if (matched == 0 || gap > matching.MaxGap)
                {
                    return 0;
                }

                continue;
            }

            if (TextFolding.Fold(text[i], matching.Folds) != folded[matched])
            {
                return 0;
            }

            gap = 0;
            if (++matched == folded.Length)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool IsInvisible(char c, KeywordMatching matching) =>
        (matching.Folds & TextFolds.ZeroWidth) != 0 && TextFolding.IsZeroWidth(c);

    private static bool IsSkipped(char c, KeywordMatching matching) =>
        IsInvisible(c, matching) || (matching.MaxGap > 0 && TextFolding.IsSeparator(c));

    private static bool IsWhole(string text, KeywordMatch match) =>
        !(match.Start > 0 && char.IsAsciiLetterOrDigit(text[match.Start]) && char.IsAsciiLetterOrDigit(text[match.Start - 1]))
        && !(match.End < text.Length && char.IsAsciiLetterOrDigit(text[match.End - 1]) && char.IsAsciiLetterOrDigit(text[match.End]));
}
