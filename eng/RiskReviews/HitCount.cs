using EcomCore.Risk;

namespace EcomCore.RiskReviews;

/// <summary>Hits by what the review they stand in says.</summary>
/// <param name="All">Every hit.</param>
/// <param name="InPositive">In reviews with a good label.</param>
/// <param name="Negated">Directly behind a negating word.</param>
/// <param name="False">In a review with a good label, negated, or both.</param>
internal readonly record struct HitCount(int All, int InPositive, int Negated, int False)
{
    public int True => All - False;

    public static HitCount Of(IReadOnlyList<LabelledReview> reviews, KeywordMatcher matcher, string[] negators)
    {
        var count = default(HitCount);
        foreach (var review in reviews)
        {
            foreach (var match in matcher.Find(review.Text))
            {
                var isNegated = Array.Exists(negators, word => review.Text.AsSpan(0, match.Start).EndsWith(word, StringComparison.Ordinal));
                count = new HitCount(
                    count.All + 1,
                    count.InPositive + (review.IsPositive ? 1 : 0),
                    count.Negated + (isNegated ? 1 : 0),
                    count.False + (review.IsPositive || isNegated ? 1 : 0));
            }
        }

        return count;
    }
}
