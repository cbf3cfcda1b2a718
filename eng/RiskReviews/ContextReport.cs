using System.Globalization;
using EcomCore.Risk;

namespace EcomCore.RiskReviews;

/// <summary>How many hits of a plain keyword list on labelled reviews are false, and how many of them context takes away.</summary>
internal static class ContextReport
{
    public static void Write(IReadOnlyList<LabelledReview> reviews, string folder)
    {
        var keywords = KeywordLists.Risk(folder);
        var negators = File.ReadLines(Path.Combine(folder, "zh_negators.txt")).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        var matching = RiskRules.Default.Matching with { MaxGap = 0 };
        (string Name, KeywordMatching Matching)[] ways =
        [
            ("plain list", matching with { Negation = false }),
            ("with negation", matching),
            ("with negation and praise", matching with { Praise = true }),
        ];

        Console.WriteLine("hits of                     all    false  in positive reviews  directly negated   true   kept");
        Write(reviews, keywords, negators, ways);
        Console.WriteLine("the half of the reviews that was looked at when the words were last changed");
        Write([.. reviews.Where(review => review.IsLookedAt)], keywords, negators, ways);
        Console.WriteLine("the other half");
        Write([.. reviews.Where(review => !review.IsLookedAt)], keywords, negators, ways);
        WriteDefault(reviews, negators);
    }

    /// <summary>The categories of the default matrix, each as it ships, and without what it asks of the context.</summary>
    private static void WriteDefault(IReadOnlyList<LabelledReview> reviews, string[] negators)
    {
        Console.WriteLine("the default matrix");
        (string Name, Func<KeywordMatching, KeywordMatching> Change)[] ways =
        [
            ("plain", way => way with { Negation = false, Praise = false }), ("with negation", way => way with { Praise = false }), ("as it ships", way => way),
        ];
        foreach (var (name, change) in ways)
        {
            var counts = RiskRules.Default.Categories
                .Select(category => HitCount.Of(reviews, new KeywordMatcher(category.Keywords, change(category.Matching ?? RiskRules.Default.Matching)), negators)).ToArray();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-24} {counts.Sum(count => count.All),6} {counts.Sum(count => count.False),8} true {counts.Sum(count => count.True)}"));
        }
    }

    private static void Write(IReadOnlyList<LabelledReview> reviews, string[] keywords, string[] negators, (string Name, KeywordMatching Matching)[] ways)
    {
        var plain = default(HitCount?);
        foreach (var (name, way) in ways)
        {
            var count = HitCount.Of(reviews, new KeywordMatcher(keywords, way), negators);
            plain ??= count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-24} {count.All,6} {count.False,8} {count.InPositive,20} {count.Negated,17} {count.True,6} {(double)count.True / plain.Value.True,6:P1}"));
        }
    }
}
