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

    [Theory]
    [InlineData("质量很好，但有一个烂的")]
    [InlineData("味道不错，就是有烂的")]
    [InlineData("東西不錯，不過頭髮很多")]
    [InlineData("Great shop, excellent service, but broken")]
    public void Praise_before_a_turn_does_not_reach_what_stands_behind_it(string text) => Assert.Single(Matcher.Find(text));

    [Theory]
    [InlineData("有一个烂的，但味道不错")]
    [InlineData("不但好吃，烂的也换了")]
    [InlineData("味道不错，但有点小。烂的也换了")]
    [InlineData("味道就是好吃，烂的很少，喜欢")]
    [InlineData("Excellent butter, one was broken, great")]
    public void Praise_behind_a_turn_or_before_what_only_looks_like_one_counts(string text) => Assert.Empty(Matcher.Find(text));

    [Fact]
    public void What_was_read_for_one_hit_serves_the_next()
    {
        // Each piece as if it stood alone: they are too far apart to reach each other.
        string[] pieces = ["苹果很好吃，有一个烂的，推荐", "烂的，差评", "很好，头发柔顺", "质量很好，但有一个烂的"];
        var random = new Random(5);
        for (var i = 0; i < 50; i++)
        {
            var (text, expected) = (string.Empty, new List<int>());
            for (var piece = 0; piece < 12; piece++)
            {
                var chosen = pieces[random.Next(pieces.Length)];
                expected.AddRange(Matcher.Find(chosen).Select(match => text.Length + match.Start));
                text += chosen + new string('一', 130 + random.Next(0, 900));
            }

            Assert.Equal(expected, Matcher.Find(text).Select(match => match.Start));
            var (scanner, found) = (Matcher.Scan(), new List<StreamMatch>());
            for (var at = 0; at < text.Length; at += 97)
            {
                scanner.Append(text.AsSpan(at, Math.Min(97, text.Length - at)), found);
            }

            scanner.Complete(found);
            Assert.Equal(expected, found.Select(match => (int)match.Start));
        }
    }

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
