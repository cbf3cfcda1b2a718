using System.Globalization;
using EcomCore.Cli.Report;
using NodaTime;

namespace EcomCore.Cli.Tests.Browser;

/// <summary>A report with everything that is hard to draw: long words, many marks, wide tables, empty corners, hostile text.</summary>
internal static class HardDocument
{
    private const string Hostile = "<script>alert(1)</script> <img src=x onerror=alert(2)> \"quoted\" &amp; </table>";
    private static readonly string LongWord = new('W', 90);
    private static readonly LocalDate Monday = new(2022, 6, 6);

    public static ReportDocument Of(IEnumerable<string> chapters) => new(
        "en", "A store " + Hostile, "Weeks to 2025-10-12, " + LongWord, [.. chapters.Select(Chapter)], "Notes", [Hostile, LongWord]);

    private static ChapterView Chapter(string id) => new(
        id, "Chapter " + id, "What does a question look like that is long enough to need two lines on a telephone?",
        [new("Units", "123,456,789"), new("A long name of a figure", "12.34 %", "with a note " + Hostile), new("第三个数字", "¥ 9,876,543.21")],
        [Chart(), Bars(), Map(), Table(), new TextView(Hostile + " " + LongWord)]);

    private static LineChartView Chart() => new(
        "Units a week " + Hostile,
        "units",
        [.. Enumerable.Range(0, 175).Select(week => new ChartPoint(Monday.PlusWeeks(week), 300 + (week % 52 == 22 ? 900_000 : week)))],
        [.. Enumerable.Range(175, 13).Select(week => new ChartInterval(Monday.PlusWeeks(week), 500, 300, 900, 100, 5_000_000))],
        [.. Enumerable.Range(0, 40).Select(i => new ChartMark(Monday.PlusWeeks(4 * i + 28), i % 3 == 0 ? "春节 Spring Festival" : "Double 11"))],
        new ChartLegend("Sold", "Expected", "80 % interval", "95 % interval"));

    private static BarChartView Bars() => new(
        "Bars", [new("Largest", 1e9, "1,000,000,000 of a currency"), new(LongWord, 3e8, "300,000,000"), new("None", 0, "0"), new("小红书", 1, "1")]);

    private static HeatMapView Map()
    {
        var texts = Enumerable.Range(1, 5).Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(1, 5).Select(f => Text(r * f * 1000))]);
        var cells = Enumerable.Range(1, 5).Select(r => (IReadOnlyList<double>)[.. Enumerable.Range(1, 5).Select(f => (double)(r * f))]);
        string[] labels = ["1", "2", "3", "4", "5"];
        return new HeatMapView("Map", "Recency score", "Frequency score", labels, labels, [.. cells], [.. texts]);
    }

    private static TableView Table() => new(
        "Table",
        "table.csv",
        [new("Item", "sku"), new("Channel", "channel"), new("Units to send", "units", true), new("Cost in yuan", "cost", true), new("Why", "why")],
        [
            .. Enumerable.Range(0, 12).Select(IReadOnlyList<CellView> (i) =>
                ["03-M-2202-0011-L", "Xiaohongshu", Text(i * 12_345), Text(i * 1_000_000), i == 3 ? Hostile : i == 4 ? LongWord : "share of the demand, bound by the trial lot"]),
        ],
        "And 30 more in table.csv.");

    private static string Text(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
