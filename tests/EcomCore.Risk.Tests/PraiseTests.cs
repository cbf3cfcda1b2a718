namespace EcomCore.Risk.Tests;

public sealed class PraiseTests
{
    private static readonly KeywordMatcher Matcher = new(["烂的", "头发", "不是正品", "broken"], new KeywordMatching { Folds = TextFolds.All, Negation = true, Praise = true });

    [Theory]
    [InlineData("苹果很好吃，有一个烂的，推荐")]
    [InlineData("洗了头发很柔顺，喜欢")]
    [InlineData("Great shop, one was broken, excellent service")]
    public void A_hit_within_praise_does_not_count(string text) => Assert.Empty(Matcher.Find(text));

    [Theory]
    [InlineData("烂的，差评")]
    [InlineData("头发很油")]
    [InlineData("味道不错，但是烂的，失望")]
    public void A_hit_within_complaint_counts(string text) => Assert.Single(Matcher.Find(text));

    [Theory]
    [InlineData("头发一点也没有柔顺的感觉")]
    [InlineData("烂的，从来没有好评")]
    [InlineData("洗完头发毫不顺滑")]
    public void Praise_that_is_negated_is_none(string text) => Assert.Single(Matcher.Find(text));

    [Fact]
    public void Praise_within_the_hit_is_none() => Assert.Single(Matcher.Find("不是正品"));

    [Fact]
    public void Stars_of_a_hotel_are_no_praise() => Assert.Single(Matcher.Find("五星级酒店，毛巾烂的"));

    [Fact]
    public void A_complaint_that_is_negated_is_none() => Assert.Empty(Matcher.Find("没有漏，头发顺滑"));

    [Fact]
    public void A_scan_allocates_nothing()
    {
        var found = new List<KeywordMatch>(16);
        Matcher.Find("苹果不错，烂的，失望".AsSpan(), found);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            found.Clear();
            Matcher.Find("苹果不错，烂的，失望".AsSpan(), found);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
