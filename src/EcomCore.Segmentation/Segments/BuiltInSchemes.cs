namespace EcomCore.Segmentation;

/// <summary>The rules of the schemes that come with the package.</summary>
internal static class BuiltInSchemes
{
    private const int Low = 1;
    private const int High = 2;

    public static bool Has(string name) => name is "eleven" or "eight";

    /// <summary>
    /// The eight classes: frequency and recency name the class, money makes it important or general. R, F, M high or low: HH value, HL develop, LH keep, LL win back.
    /// </summary>
    public static SegmentRule[] Eight() =>
    [
        Class("Important value", "重要价值客户", High, High, High),
        Class("Important develop", "重要发展客户", High, Low, High),
        Class("Important keep", "重要保持客户", Low, High, High),
        Class("Important win back", "重要挽留客户", Low, Low, High),
        Class("General value", "一般价值客户", High, High, Low),
        Class("General develop", "一般发展客户", High, Low, Low),
        Class("General keep", "一般保持客户", Low, High, Low),
        Class("General win back", "一般挽留客户", Low, Low, Low),
    ];

    /// <summary>Boxes that tile the cube of five scores; a segment of several boxes has several rules.</summary>
    public static SegmentRule[] Eleven()
    {
        var champions = new Segment("Champions", "冠军客户");
        var loyal = new Segment("Loyal", "忠诚客户");
        var potential = new Segment("Potential Loyalist", "潜在忠诚客户");
        var newcomers = new Segment("New Customers", "新客户");
        var promising = new Segment("Promising", "有希望的客户");
        var attention = new Segment("Need Attention", "需要关注的客户");
        var sleepy = new Segment("About To Sleep", "即将沉睡的客户");
        var atRisk = new Segment("At Risk", "流失风险客户");
        var cannotLose = new Segment("Can't Lose Them", "不能失去的客户");
        var hibernating = new Segment("Hibernating", "沉睡客户");
        var lost = new Segment("Lost", "流失客户");

        return
        [
            Box(champions, (4, 5), (4, 5), (4, 5)),
            Box(loyal, (4, 5), (4, 5), (1, 3)),
            Box(loyal, (4, 5), (3, 3), (4, 5)),
            Box(loyal, (3, 3), (4, 5), (1, 5)),
            Box(potential, (4, 5), (3, 3), (1, 3)),
            Box(potential, (4, 5), (2, 2), (1, 5)),
            Box(newcomers, (5, 5), (1, 1), (1, 5)),
            Box(promising, (4, 4), (1, 1), (1, 5)),
            Box(attention, (3, 3), (3, 3), (1, 5)),
            Box(attention, (3, 3), (1, 2), (3, 5)),
            Box(sleepy, (3, 3), (1, 2), (1, 2)),
            Box(sleepy, (2, 2), (2, 2), (1, 3)),
            Box(atRisk, (2, 2), (3, 5), (1, 5)),
            Box(atRisk, (2, 2), (1, 2), (4, 5)),
            Box(atRisk, (1, 1), (4, 5), (1, 3)),
            Box(atRisk, (1, 1), (3, 3), (4, 5)),
            Box(cannotLose, (1, 1), (4, 5), (4, 5)),
            Box(hibernating, (2, 2), (1, 1), (1, 3)),
            Box(hibernating, (1, 1), (3, 3), (1, 3)),
            Box(hibernating, (1, 1), (1, 2), (3, 5)),
            Box(lost, (1, 1), (1, 2), (1, 2)),
        ];
    }

    private static SegmentRule Class(string name, string chineseName, int r, int f, int m) =>
        Box(new Segment(name, chineseName), (r, r), (f, f), (m, m));

    private static SegmentRule Box(Segment segment, (int Low, int High) r, (int Low, int High) f, (int Low, int High) m) =>
        new(segment, new ScoreRange(r.Low, r.High), new ScoreRange(f.Low, f.High), new ScoreRange(m.Low, m.High));
}
