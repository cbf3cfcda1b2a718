namespace EcomCore.Cli.Plan;

/// <summary>The peaks that the chart marks, in both languages; other events of the calendar shape the forecast without a mark.</summary>
internal static class PeakNames
{
    private static readonly Dictionary<string, string> InChinese = new(StringComparer.Ordinal)
    {
        ["Spring Festival"] = "春节",
        ["618"] = "618",
        ["National Day"] = "国庆",
        ["Double 11"] = "双11",
        ["Double 12"] = "双12",
        ["Black Friday"] = "黑五",
        ["Christmas"] = "圣诞",
    };

    public static bool IsMarked(string name) => InChinese.ContainsKey(name);

    public static string Of(string name, Labels labels) => labels.Language == "zh" ? InChinese.GetValueOrDefault(name, name) : name;
}
