using System.Globalization;

namespace EcomCore.SampleData;

/// <summary>The events that the risk chapter has to find, and those that it must leave alone.</summary>
internal static class StagedPosts
{
    /// <summary>Gets the posts in groups, each explained where it stands.</summary>
    public static IReadOnlyList<Post> All =>
    [
        .. NegatedMentions, .. NearMisses, .. PolicyNotice, .. QualityCrisis, .. CompetitorWave, .. HostileTexts,
    ];

    // Praise that names a fault: no incident.
    private static Post[] NegatedMentions =>
    [
        At("2025-07-19 10:12:40", "taobao", "明前绿茶泡开很清，没有杂质，味道正。"),
        At("2025-07-30 20:41:05", "xiaohongshu", "芒果干配料干净，没有杂质，小朋友爱吃。"),
        At("2025-08-27 12:30:18", "douyin", "看了检测报告，没有杂质，可以放心买。"),
        At("2025-09-26 09:03:51", "zhihu", "有人问坚果礼盒怎么样：颗粒饱满，没有杂质，我家回购三次。"),
    ];

    // Two quality posts in 24 hours (three are needed), five competitor posts on one platform in one day (six are needed).
    private static Post[] NearMisses =>
    [
        At("2025-08-20 11:20:09", "weibo", "米饼里吃到一点杂质，已经联系客服。"),
        At("2025-08-20 21:45:33", "taobao", "茶叶底部有杂质，店家答应补发。"),
        At("2025-09-16 09:15:00", "douyin", "又一家模仿他们的宣纸灯。"),
        At("2025-09-16 11:02:44", "douyin", "宣纸灯定价过高了吧？"),
        At("2025-09-16 15:31:27", "douyin", "隔壁店模仿得挺像。"),
        At("2025-09-16 19:48:10", "douyin", "觉得这款定价过高，等活动。"),
        At("2025-09-16 22:05:59", "douyin", "模仿款便宜一半，但是品质不佳。"),
    ];

    // One post is enough for the legal department.
    private static Post[] PolicyNotice =>
    [
        At("2025-10-09 14:20:00", "zhihu", "新规解读：跨境销售充电宝将有新的资质要求，商家需在年底前完成合规性自查。"),
    ];

    // Two days of complaints about one lot of dried mango, from the first post to a lull; two are written to be missed by a plain search.
    private static Post[] QualityCrisis =>
    [
        At("2025-10-10 08:52:14", "xiaohongshu", "刚拆的芒果干里有杂质，像是塑料丝，大家小心。"),
        At("2025-10-10 10:07:31", "weibo", "同一批芒果干，我这袋也有杂质！"),
        At("2025-10-10 11:40:02", "douyin", "芒果干打开一股酸味，这是食品腐败了吧？"),
        At("2025-10-10 12:15:48", "taobao", "追评：第二袋也是食品腐败，申请退款。"),
        At("2025-10-10 13:33:20", "xiaohongshu", "給媽媽買的芒果乾有雜質，很失望。"),
        At("2025-10-10 15:09:55", "weibo", "怀疑是假冒产品，包装上的字和以前不一样。"),
        At("2025-10-10 18:26:37", "douyin", "芒果干里的杂 质拍给你们看，图三。"),
        At("2025-10-10 20:58:12", "xiaohongshu", "姐妹们先别吃这批芒果干，杂质肉眼可见。"),
        At("2025-10-10 22:31:46", "taobao", "客服说在查批次号，希望不是假冒产品。"),
        At("2025-10-11 09:18:03", "weibo", "芒果干杂质事件有人收到回复了吗？"),
        At("2025-10-11 11:44:29", "reddit", "The dried mango (芒果干) in my parcel had 杂质 in it, same lot as everybody else."),
        At("2025-10-11 16:20:57", "xiaohongshu", "我这批没有杂质，日期是九月的，应该只是八月那批有问题。"),
        At("2025-10-11 21:02:35", "douyin", "食品腐败还敢发货，\"已换货\"不算完。"),
    ];

    // Seven posts on one platform in one day.
    private static Post[] CompetitorWave =>
    [
        At("2025-10-12 09:05:12", "xiaohongshu", "新品牌的宣纸灯完全是模仿。"),
        At("2025-10-12 10:26:40", "xiaohongshu", "对比了两家：模仿款品质不佳，灯罩一周就塌。"),
        At("2025-10-12 12:48:05", "xiaohongshu", "原版定价过高，模仿款又不敢买，纠结。"),
        At("2025-10-12 14:11:33", "xiaohongshu", "说实话二百多的纸灯定价过高。"),
        At("2025-10-12 17:39:58", "xiaohongshu", "一眼看出谁在模仿谁。"),
        At("2025-10-12 19:20:21", "xiaohongshu", "品质不佳的模仿款退掉了，还是等原版活动。"),
        At("2025-10-12 22:15:09", "xiaohongshu", "定价过高劝退，双十一再看。"),
    ];

    // Texts that a careless report would run; they belong to the crisis, so that the report has to show or count them.
    private static Post[] HostileTexts =>
    [
        At("2025-10-10 16:44:18", "weibo", "<script>alert(1)</script> 芒果干有杂质 <img src=x onerror=alert(2)>"),
        At("2025-10-10 19:12:06", "douyin", "=HYPERLINK(\"http://example.invalid\",\"点我\") 假冒产品！"),
        At("2025-10-11 13:57:44", "taobao", "第一行：杂质\n第二行：\"引号\"，还有,逗号\t和制表符 &amp; </table>"),
    ];

    private static Post At(string time, string platform, string text) =>
        new(platform, DateTime.ParseExact(time, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), text);
}
