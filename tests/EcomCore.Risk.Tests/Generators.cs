using FsCheck;
using FsCheck.Fluent;

namespace EcomCore.Risk.Tests;

/// <summary>Keywords, phrases and a text over few characters, so that they meet, overlap and are disturbed by what folds pass over.</summary>
public sealed record Search(KeywordGroup[] Groups, KeywordMatching Matching, string Text)
{
    public override string ToString() =>
        $"{string.Join(" | ", Groups.Select(g => string.Join(",", g.Keywords) + " without " + string.Join(",", g.Exclude)))} {Matching} in '{Text}'";
}

internal static class Generators
{
    private const string Letters = "abAＢ假冒貨货没有";
    private const string Disturbed = Letters + "-*，? \u200B\uFEFF\uD83D";

    public static Arbitrary<Search> Searches() =>
        (from groups in Groups().ArrayOf(1).Or(Groups().ArrayOf(2)).Or(Groups().ArrayOf(3))
         from folds in Gen.Choose(0, 15)
         from gap in Gen.Choose(0, 2)
         from negation in Gen.Elements(true, false)
         from whole in Gen.Elements(true, false)
         from text in Text(Disturbed, 0, 40)
         select new Search(groups, new KeywordMatching { Folds = (TextFolds)folds, MaxGap = gap, Negation = negation, WholeWords = whole }, text))
        .ToArbitrary();

    private static Gen<KeywordGroup> Groups() =>
        from count in Gen.Choose(0, 6)
        from keywords in Text(Letters, 1, 4).ArrayOf(count)
        from excluded in Gen.Choose(0, 2)
        from phrases in Text(Letters, 1, 5).ArrayOf(excluded)
        select new KeywordGroup(keywords, phrases);

    private static Gen<string> Text(string alphabet, int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from characters in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
        select new string(characters);
}
