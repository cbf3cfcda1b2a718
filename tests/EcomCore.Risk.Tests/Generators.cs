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

    private static readonly string[] Characters = [.. Letters.Select(c => c.ToString())];

    // A lone half of a pair, emoji, a variation selector of two units, a fraktur letter and a Hangul filler among them.
    private static readonly string[] Disturbed =
        [.. Characters, "ⓐ", "贾", "-", "*", "，", "?", " ", "\u200B", "\uFEFF", "\u0336", "\uD83D", "\uDE00", "😀", "👍", "\U000E0100", "\U0001D51E", "\u3164"];


    public static Arbitrary<Search> Searches() =>
        (from groups in Groups().ArrayOf(1).Or(Groups().ArrayOf(2)).Or(Groups().ArrayOf(3))
         from folds in Gen.Choose(0, (int)TextFolds.All)
         from repeats in Gen.Elements(true, false)
         from alike in Gen.Elements<string[]>([], ["假贾"], ["假贾", "贾b"])
         from gap in Gen.Choose(0, 2)
         from negation in Gen.Elements(true, false)
         from whole in Gen.Elements(true, false)
         from text in Text(Disturbed, 0, 40)
         select new Search(groups, new KeywordMatching
         {
             Folds = (TextFolds)folds,
             MaxGap = gap,
             Repeats = repeats,
             Alike = alike,
             Negation = negation,
             WholeWords = whole,
         }, text))
        .ToArbitrary();

    private static Gen<KeywordGroup> Groups() =>
        from count in Gen.Choose(0, 6)
        from keywords in Text(Characters, 1, 4).ArrayOf(count)
        from excluded in Gen.Choose(0, 2)
        from phrases in Text(Characters, 1, 5).ArrayOf(excluded)
        from near in Gen.Frequency((3, Gen.Constant<Companions?>(null)), (1, Gen.Choose(1, 3).Select(within => (Companions?)new Companions(["a", "货"], within))))
        select new KeywordGroup(keywords, phrases) { Near = near };

    private static Gen<string> Text(string[] alphabet, int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from characters in Gen.Elements(alphabet).ArrayOf(length)
        select string.Concat(characters);
}
