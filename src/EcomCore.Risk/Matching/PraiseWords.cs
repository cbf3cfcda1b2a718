namespace EcomCore.Risk;

/// <summary>The words that <see cref="Praise"/> weighs, in folded form. Written by hand for shop, food and hotel reviews; weights are 1 or a few, not fitted numbers.</summary>
internal static class PraiseWords
{
    /// <summary>Words of satisfaction.</summary>
    public static readonly string[] Strong =
    [
        "很好", "非常好", "挺好", "真好", "蛮好", "太好了", "好极了", "都好", "更好", "最好的", "效果好", "服务好", "质量好", "质量很好", "味道好", "态度好", "态度很好", "服务态度很好", "不错", "满意",
        "喜欢", "舒服", "舒适", "划算", "实惠", "超值", "物超所值", "物有所值", "物美价廉", "感谢", "谢谢", "好评", "五星", "给力", "完美", "惊喜", "放心", "合适", "合身", "好用", "好吃", "美味",
        "柔顺", "顺滑", "很顺", "细腻", "清爽", "好闻", "脆甜", "很甜", "很脆", "香甜", "热情", "周到", "温馨", "期待", "推荐", "感动", "受益", "一如既往", "会再来", "还会来", "还会买", "再来",
        "回购", "赞", "棒", "没有问题", "没问题", "值得", "辛苦", "总体不错", "包装好", "包装很好", "完好", "口感好", "性价比高", "性价比很高", "及时", "礼貌", "耐心", "正版", "柔滑", "丝滑", "水分足", "水分多", "上档次", "大气", "物流快", "送货快", "送货很快", "速度快", "可爱", "幸福", "高兴", "开心", "爱看", "爱吃", "不掉色", "不褪色", "谢了", "客气", "耐穿",
        "great", "excellent", "perfect", "love it", "recommend", "recommended", "satisfied", "delicious",
    ];

    /// <summary>Words that satisfied people use more often than others.</summary>
    public static readonly string[] Mild =
    [
        "还好", "还行", "可以的", "还可以", "新鲜", "很快", "挺快", "漂亮", "好看", "方便", "正品", "干净", "整洁", "支持", "信赖", "清香", "很香", "甜", "流畅", "强大", "优秀", "经典",
        "精彩", "有趣", "收获", "启发", "精致", "精美", "结实", "耐用", "显瘦", "柔软", "爽", "继续", "负责", "便宜", "个大", "多汁", "家人", "第二次", "总的来说", "美中不足", "个别", "解决了", "处理了", "赔付",
        "good", "nice", "thanks",
    ];

    /// <summary>Words of complaint.</summary>
    public static readonly string[] Complaint =
    [
        "差评", "垃圾", "失望", "后悔", "退货", "退款", "投诉", "骗", "欺", "坑", "恶心", "难吃", "难闻", "难用", "难看", "假货", "假的", "冒牌", "不给", "不好用", "不好吃", "不干净",
        "不新鲜", "不推荐", "不建议", "不值", "别买", "不要买", "再也不", "不会再", "不再", "最后一次", "上当", "忽悠", "根本", "气愤", "气人", "生气", "愤怒", "火大", "郁闷", "无语", "无良",
        "黑心", "奸商", "凑合", "糟糕", "太次", "便宜没好货", "太差", "很差", "真差", "好差", "太慢", "太小", "没人管", "不能用", "死机", "黑屏", "维修", "返修", "缺货", "痒", "怀疑", "不敢",
        "不便宜", "降价", "差价", "拉肚子", "垮", "坑人", "没法吃", "什么玩意", "呵呵", "不满意", "不满", "不负责", "推卸", "敷衍", "脏", "扔", "丢", "破", "裂", "漏", "不如",
        "terrible", "awful", "disappointed", "disappointing", "refund", "refunded", "worst", "disgusting", "never again",
    ];

    /// <summary>Words that dissatisfied people use more often than others.</summary>
    public static readonly string[] Doubt =
    [
        "差", "不好", "不行", "千万", "竟然", "居然", "破烂", "烂", "不理", "拒绝", "严重", "无法", "没法", "坏", "不舒服", "不喜欢", "不值得", "不合适", "不放心", "不方便", "很慢", "故障",
        "检测", "哼", "唉", "哎", "不像", "仿", "劣质", "次品", "异味", "臭", "霉", "虫", "过敏", "吐", "血", "危险", "不专业", "不靠谱", "悲剧", "糟", "一般", "贵", "保价",
        "少发", "漏发", "发错", "错发", "没收到", "消协", "工商", "缺", "吵", "旧", "冷", "硬", "不熟", "没味", "稀", "起球", "线头", "掉毛", "缩水", "变形", "开线", "断", "失效", "不灵",
        "卡", "噪音", "花屏", "自动关机", "重启", "全是", "全部", "没用", "不知道", "别的", "为什么", "怎么", "还是不", "客服", "说是", "什么", "买回来", "？",
        "bad", "broken",
    ];

    /// <summary>Phrases that contain such a word and say something else; they weigh nothing.</summary>
    public static readonly string[] Neither =
    [
        "不是很好", "不怎么好", "不太好", "没什么好", "好不好", "不好看", "不好闻", "不太满意", "不是很满意", "不开心", "不高兴", "没有想象中", "香蕉", "香港", "甜头", "不漂亮", "不支持", "不划算",
        "不实惠", "不快", "没有差评", "不差", "没破", "没有破", "不贵", "不是差评", "没有异味", "没异味", "不臭", "没有坏", "没有坏的", "没坏", "没有烂", "没有一个坏", "没有一个烂", "没有破损", "没破损",
        "性价比差", "不算差", "不满意", "不太喜欢", "不结实", "不放心", "不痒", "没有假货", "不坑", "不丢", "好评返现", "给好评", "也不好", "才好", "很好骗", "什么好", "不知道好", "要是好", "不但", "非但", "但愿", "但凡", "五星级", "四星级", "三星级", "止痒", "去脏", "去污",
        "not good", "not great", "no good", "not bad",
    ];

    /// <summary>Words behind which a sentence turns: what was praised before does not reach what is told behind them.</summary>
    public static readonly string[] Turns = ["但", "但是", "然而", "but", "however", "though", "except"];

    /// <summary>Words that say so at the beginning of a clause, and something else within one (不过期, 这可是正品, 味道就是好).</summary>
    public static readonly string[] ClauseTurns = ["不过", "就是", "只是", "可是", "可惜"];
}
