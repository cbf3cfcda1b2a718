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
                .Where(match => groups[group].Near is not { } near || IsNear(text, match, near, matching))
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
        var runs = RunsOf(text, matching);
        for (var keyword = 0; keyword < keywords.Count; keyword++)
        {
            // A keyword has no gaps: what is passed over in it does not count at all.
            var wanted = RunsOf(new string(keywords[keyword].Where(c => !IsSkipped(c, matching)).ToArray()), matching);
            for (var i = 0; i + wanted.Count <= runs.Count; i++)
            {
                var here = runs.GetRange(i, wanted.Count);
                if (here.Zip(wanted).All(pair => pair.First.Character == pair.Second.Character && pair.First.Times >= pair.Second.Times) && !here.Skip(1).Any(run => run.IsApart))
                {
                    found.Add(new KeywordMatch(keyword, here[0].Start, here[^1].End - here[0].Start));
                }
            }
        }

        return found;
    }

    /// <summary>The characters that count, folded; runs of one where repeats are passed over. IsApart: more stands before it than may be passed over.</summary>
    private static List<(char Character, int Start, int End, int Times, bool IsApart)> RunsOf(string text, KeywordMatching matching)
    {
        var runs = new List<(char Character, int Start, int End, int Times, bool IsApart)>();
        var (gap, invisible) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (PassedPair(text, i, matching) is { } isInvisible)
            {
                (gap, invisible) = isInvisible ? (gap, invisible + 1) : (gap + 1, invisible);
                i++;
            }
            else if (IsInvisible(text[i], matching))
            {
                invisible++;
            }
            else if (IsSkipped(text[i], matching))
            {
                gap++;
            }
            else
            {
                var (folded, isApart) = (Fold(text[i], matching), gap > matching.MaxGap || invisible > KeywordMatching.MaxInvisible);
                if (matching.Repeats && runs.Count > 0 && runs[^1].Character == folded && !isApart)
                {
                    runs[^1] = runs[^1] with { End = i + 1, Times = runs[^1].Times + 1 };
                }
                else
                {
                    runs.Add((folded, i, i + 1, 1, isApart));
                }

                (gap, invisible) = (0, 0);
            }
        }

        return runs;
    }

    /// <summary>Follows the sets of alike characters until nothing is smaller.</summary>
    public static char Fold(char c, KeywordMatching matching)
    {
        var all = new SortedSet<char> { TextFolding.Fold(c, matching.Folds) };
        for (var count = 0; count != all.Count;)
        {
            count = all.Count;
            all.UnionWith(matching.Alike.Select(set => set.Select(other => TextFolding.Fold(other, matching.Folds))).Where(all.Overlaps).SelectMany(set => set).ToArray());
        }

        return all.Min;
    }

    /// <summary>Whether two units that are passed over have no width or are a separator; null when they are not passed over. No keyword here has such.</summary>
    private static bool? PassedPair(string text, int i, KeywordMatching matching) =>
        i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]) ? null
        : (matching.Folds & TextFolds.ZeroWidth) != 0 && SupplementaryCharacters.IsInvisible(char.ConvertToUtf32(text, i)) ? true
        : matching.MaxGap > 0 && SupplementaryCharacters.IsSeparator(char.ConvertToUtf32(text, i)) ? false
        : null;

    private static bool IsInvisible(char c, KeywordMatching matching) =>
        ((matching.Folds & TextFolds.ZeroWidth) != 0 && TextFolding.IsZeroWidth(c)) || ((matching.Folds & TextFolds.Marks) != 0 && TextFolding.IsMark(c));

    private static bool IsSkipped(char c, KeywordMatching matching) =>
        IsInvisible(c, matching) || (matching.MaxGap > 0 && TextFolding.IsSeparator((matching.Folds & TextFolds.Compatibility) != 0 ? CharacterForms.ToCompatible(c) : c));

    private static bool IsNear(string text, KeywordMatch match, Companions near, KeywordMatching matching)
    {
        var (from, to) = (Math.Max(0, match.Start - near.Within), Math.Min(text.Length, match.End + near.Within));
        return Occurrences(text[from..match.Start], near.Words, matching).Count > 0 || Occurrences(text[match.End..to], near.Words, matching).Count > 0;
    }

    private static bool IsWhole(string text, KeywordMatch match) =>
        !(match.Start > 0 && char.IsAsciiLetterOrDigit(text[match.Start]) && char.IsAsciiLetterOrDigit(text[match.Start - 1]))
        && !(match.End < text.Length && char.IsAsciiLetterOrDigit(text[match.End - 1]) && char.IsAsciiLetterOrDigit(text[match.End]));
}
