namespace EcomCore.SampleData;

/// <summary>Writes the posts about the store: small talk of three months and the staged events among it.</summary>
internal static class PostBox
{
    private const double SmallTalkPerDay = 5;
    private static readonly DateOnly FirstDay = new(2025, 7, 14);
    private static readonly string[] Platforms = ["xiaohongshu", "xiaohongshu", "douyin", "douyin", "weibo", "taobao", "zhihu"];

    /// <summary>All posts in order of time.</summary>
    public static IReadOnlyList<Post> Write(Dice dice)
    {
        var posts = new List<Post>(StagedPosts.All);
        for (var day = FirstDay; day <= Catalogue.LastDay; day = day.AddDays(1))
        {
            for (var left = dice.Poisson(SmallTalkPerDay); left > 0; left--)
            {
                posts.Add(Write(day, dice));
            }
        }

        return [.. posts.OrderBy(post => post.At)];
    }

    private static Post Write(DateOnly day, Dice dice)
    {
        var at = day.ToDateTime(new TimeOnly(7 + dice.Below(17), dice.Below(60), dice.Below(60)));
        var product = dice.Pick(Catalogue.Products);
        return dice.Chance(0.12)
            ? new Post("reddit", at, SmallTalk.InEnglish(product, dice))
            : new Post(dice.Pick(Platforms), at, SmallTalk.InChinese(product, dice));
    }
}
