namespace EcomCore.SampleData;

/// <summary>Harmless posts, most of them kind; none has a word of the keyword matrix.</summary>
internal static class SmallTalk
{
    private static readonly string[] Openings =
        ["{0}收到了", "今天到的{0}", "给爸妈买的{0}", "第二次买{0}", "{0}用了一个星期", "朋友推荐的{0}", "直播间下单的{0}", "搬新家入手{0}", "出差前买了{0}"];

    private static readonly string[] Remarks =
        ["包装很用心", "物流很快，第二天就到", "颜色和图片一样", "手感很好", "做工细致", "家里人都喜欢", "比想象中大一点", "客服很耐心", "细节不错", "孩子抢着要"];

    private static readonly string[] Worries =
        ["快递慢了两天", "盒子有一点压痕，不影响使用", "说明书字太小", "尺码偏小，换大一号就好", "希望多出几个颜色"];

    private static readonly string[] Endings =
        ["会回购。", "推荐给大家！", "五星好评。", "下次还来。", "期待双十一的活动。", "给店家点赞👍", "值得。", "先用着看看。"];

    private static readonly string[] English =
    [
        "My {0} came in four days, well packed.", "Bought the {0} again, same good quality.", "The {0} looks like the photos, happy with it.",
        "Has anybody tried their {0}? Thinking of getting one.", "The {0} is fine, but shipping took a week.",
    ];

    public static string InChinese(Product product, Dice dice)
    {
        var opening = Of(dice.Pick(Openings), product.ChineseName);
        var remark = dice.Chance(0.15) ? dice.Pick(Worries) : dice.Pick(Remarks);
        return $"{opening}，{remark}，{dice.Pick(Endings)}";
    }

    public static string InEnglish(Product product, Dice dice) => Of(dice.Pick(English), product.Name);

    private static string Of(string template, string name) => template.Replace("{0}", name, StringComparison.Ordinal);
}
