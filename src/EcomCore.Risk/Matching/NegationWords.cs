namespace EcomCore.Risk;

/// <summary>The words that <see cref="Negation"/> knows, in folded form (simplified, half-width, lower case).</summary>
internal static class NegationWords
{
    /// <summary>Words that take back what follows them.</summary>
    public static readonly string[] Negators =
    [
        "没有", "没", "无", "不", "非", "未", "并非", "不是", "不会", "不存在", "不含", "不带", "不易", "不容易", "不怎么", "不太", "不用", "不必", "不想", "不要", "不怕", "不用担心", "不必担心", "不担心", "别担心", "无一", "没几个", "没见", "未出现", "不见",
        "不再", "从不", "绝不", "决不", "从未", "尚未", "未曾", "不曾", "未见", "未检出", "没怎么", "零", "杜绝", "拒绝", "防止", "避免", "远离", "请勿", "勿",
        "木有", "毫无", "毫不", "并未", "尚无", "从没", "从来没", "从来没有", "从来不", "绝非", "远非", "切莫", "无须", "甭", "几乎不", "几乎没", "几乎没有", "很少", "极少",
        "no", "not", "never", "without", "zero", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "won't", "can't", "hasn't",
        "haven't", "isn’t", "aren’t", "wasn’t", "weren’t", "don’t", "doesn’t", "didn’t", "won’t", "can’t", "hasn’t", "haven’t", "free of", "free from", "cannot", "hardly", "barely", "scarcely", "rarely", "seldom",
        "none", "nothing", "neither", "nor", "no longer", "lacks", "lack of", "devoid of", "couldn't", "wouldn't", "shouldn't", "couldn’t", "wouldn’t", "shouldn’t",
        "看不到", "见不到", "闻不到", "吃不到", "喝不到", "摸不到", "找不到", "看不出", "闻不出", "尝不出", "0", "抗", "防", "除", "祛", "消除", "去除", "免于", "谈不上", "算不上", "称不上", "并无", "全无", "从无", "绝无", "决无",
    ];

    /// <summary>The negators that can also ask ("这不是欺骗吗") or offer a choice ("不是死机就是黑屏").</summary>
    public static readonly string[] Asking = ["不是", "不", "isn't", "isn’t"];

    /// <summary>What shows, behind the hit, that such a negator asks or offers a choice.</summary>
    public static readonly string[] Questions = ["吗", "么", "嘛", "?", "就是", "是什么", "是啥"];

    /// <summary>What shows, behind the hit, that the negation is meant the other way round.</summary>
    public static readonly string[] Doubted = ["才怪"];

    /// <summary>What denies the hit that it stands directly behind ("impurity-free").</summary>
    public static readonly string[] Behind = ["-free"];

    /// <summary>Words that may stand between a negation and what it takes back.</summary>
    public static readonly string[] Fillers =
    [
        "任何", "什么", "啥", "一点", "一点点", "一丝", "丝毫", "半点", "明显", "明显的", "出现", "发现", "发生", "闻到", "看到", "吃到", "喝到", "遇到", "碰到", "收到", "买到", "感觉到",
        "有", "含有", "含", "过", "被", "存在", "发现有", "看出", "闻出", "烂的", "坏的", "烂", "坏", "破的", "破损", "磕碰", "碰伤", "、", "和", "或", "或者", "以及", "一个是", "一个烂", "一颗", "一粒", "任何的", "那种", "有什么", "想象中", "想象中的", "其他人说的", "别人说的", "说的", "所谓的", "轻易", "太大", "太大的", "一个", "一根", "一只",
        "a", "an", "any", "the", "be", "been", "had", "has", "have", "found", "find", "seen", "see", "saw", "at all", "sign of", "signs of", "a single", "trace of", "traces of", "kind of", "sort of", "one", "ever", "really", "actually", "noticed", "noticeable", "visible", "such", "of these", "of the", "of those", "contain", "contains", "contained",
    ];

    /// <summary>Words that end like a negation and are none: questions, double negations, other words.</summary>
    public static readonly string[] Exceptions =
    [
        "有没有", "有没", "有无", "不过", "只不过", "如果不是", "要不是", "是不是", "会不会", "要不要", "能不能", "能不", "用不用", "想不想", "要不", "可不", "不得不", "不能不", "不会不", "不可能不", "无不", "不无", "不是没有", "不是没",
        "并非没有", "并非没", "不能说没有", "不能说没", "不会没有", "除非", "莫非", "是非", "若非", "淹没", "出没", "不只是", "不仅是", "差点没", "才不", "难道没有", "难道没", "难道不是", "未必不是", "未必没有", "没有一次没有", "没有一个没有",
        "没有一天没有", "没有一件没有", "没有一款没有", "哪有不", "怎么会没有", "怎么会没", "怎么可能没有", "怎么可能没", "何尝没有", "何尝不", "不能不说", "不可否认", "不排除", "不消除", "谁说没有", "谁说没", "说没有", "消除不", "南非", "北非", "东非", "西非", "中非", "国防", "消防", "边防", "海防", "不可能没有", "不可能没", "没一个不是", "没一个不", "没有一个不是", "没有一个不", "无一不是", "无一不", "开除", "删除", "解除", "扣除", "排除",
        "why not", "if not", "not only", "not just", "not merely", "no doubt", "no wonder", "not without", "never without", "cannot deny", "can't deny", "can’t deny",
    ];
}
