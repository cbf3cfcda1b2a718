using System.Globalization;
using System.Xml.Linq;
using EcomCore.Cli.Plan;
using EcomCore.Cli.Tables;
using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Cli.Tests;

public sealed class PlanCommandTests : IDisposable
{
    private static readonly string SampleStore = Path.Combine(Repository.Root, "docs", "sample-store");

    private static readonly string[] Expected =
    [
        "report.html", "forecast.csv", "items.csv", "annual-plan.csv", "allocation.csv", "rfm.csv", "budget.csv", "incidents.csv", "sku-issues.csv",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sample_store_gives_every_file_and_six_chapters()
    {
        var answer = Plan(SampleStore);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(Expected.Order(), Directory.GetFiles(Out).Select(Path.GetFileName).Order());
        Assert.Equal(
            ["sell", "send", "buy", "customers", "money", "alerts"],
            Report().Descendants("section").Select(section => section.Attribute("id")?.Value).Where(id => id != "notes"));
    }

    [Fact]
    public void Every_number_of_the_reports_tables_stands_in_the_named_file()
    {
        Plan(SampleStore);

        var tables = Report().Descendants("table").Where(table => table.Attribute("data-source")?.Value.Length > 0).ToList();
        Assert.True(tables.Count >= 6);
        foreach (var table in tables)
        {
            var file = Rows(table.Attribute("data-source")!.Value);
            var fields = table.Descendants("th").Select(th => th.Attribute("data-field")!.Value).ToList();
            foreach (var row in table.Element("tbody")!.Elements("tr"))
            {
                var cells = row.Elements("td").Select(td => td.Attribute("data-exact")?.Value ?? string.Empty).ToList();
                Assert.Contains(file, line => fields.Select((field, i) => line[field] == cells[i]).All(same => same));
            }
        }
    }

    [Fact]
    public void The_key_figures_are_sums_of_the_files()
    {
        Plan(SampleStore);

        var report = Report();
        var forecast = Rows("forecast.csv").Where(row => row["unique_id"] == "total").Sum(row => Number(row["mean"]));
        Assert.Equal(Whole(forecast), Figure(report, "sell", 1));
        Assert.Equal(Whole(Rows("allocation.csv").Where(row => row["channel"] != "*").Sum(row => Number(row["allocated"]))), Figure(report, "send", 0));
        Assert.Equal(Whole(Rows("items.csv").Sum(row => Number(row["order"]))), Figure(report, "buy", 1));
        Assert.Equal(Whole(Rows("rfm.csv").Count), Figure(report, "customers", 0));
        Assert.Equal(Whole(Rows("budget.csv").Sum(row => Number(row["amount"]))), Figure(report, "money", 0));
        Assert.Equal(Whole(Rows("incidents.csv").Count), Figure(report, "alerts", 1));
    }

    [Fact]
    public void Quarter_by_quarter_the_items_add_up_to_the_store()
    {
        Plan(SampleStore);

        var quarters = Rows("annual-plan.csv").GroupBy(row => row["quarter"], StringComparer.Ordinal).ToArray();
        Assert.Equal(4, quarters.Length);
        foreach (var quarter in quarters)
        {
            // Each number of the file is rounded to a tenth.
            var items = quarter.Where(row => row["sku"] != "total").ToArray();
            Assert.Equal(Number(quarter.Single(row => row["sku"] == "total")["expected"]), items.Sum(row => Number(row["expected"])), 0.05 * (items.Length + 1));
        }
    }

    [Fact]
    public void A_quarter_is_the_sum_of_its_weeks()
    {
        Plan(SampleStore, "--as-of", "2025-03-31");

        var weeks = Rows("forecast.csv").Where(row => row["unique_id"] == "total").ToArray();
        var quarter = Rows("annual-plan.csv").Single(row => row["quarter"] == "2025-Q2" && row["sku"] == "total");
        // Thirteen weeks from 1 April to 30 June: 91 days, the whole second quarter.
        Assert.Equal(13, weeks.Length);
        Assert.Equal(("2025-04-01", "1"), (weeks[0]["ds"], quarter["covered_share"]));
        Assert.Equal(weeks.Sum(row => Number(row["mean"])), Number(quarter["expected"]), 0.1);
    }

    [Fact]
    public void Week_by_week_channels_and_items_add_up_to_the_store()
    {
        Plan(SampleStore);

        foreach (var week in Rows("forecast.csv").GroupBy(row => row["ds"], StringComparer.Ordinal))
        {
            var total = week.Where(row => row["unique_id"] == "total").Sum(row => Number(row["mean"]));
            foreach (var kind in new[] { "channel:", "sku:" })
            {
                // Each number of the file is rounded to a thousandth.
                var parts = week.Where(row => row["unique_id"].StartsWith(kind, StringComparison.Ordinal)).ToArray();
                Assert.InRange(parts.Sum(row => Number(row["mean"])) - total, -0.0006 * (parts.Length + 1), 0.0006 * (parts.Length + 1));
                Assert.All(parts, row => Assert.True(Number(row["mean"]) >= 0 && Number(row["lo95"]) >= 0));
            }
        }
    }

    [Fact]
    public void Allocation_gives_out_exactly_the_stock()
    {
        Plan(SampleStore);

        var stock = File.ReadLines(Path.Combine(SampleStore, "stock.csv")).Skip(1).Sum(line => Number(line.Split(',')[2]));
        Assert.Equal(stock, Rows("allocation.csv").Sum(row => Number(row["allocated"])));
    }

    [Fact]
    public void The_same_store_gives_the_same_bytes()
    {
        Plan(SampleStore);
        var first = Expected.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(Out, name)), StringComparer.Ordinal);
        Plan(SampleStore);

        Assert.All(first, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(Out, file.Key))));
    }

    [Fact]
    public void The_chinese_report_has_the_same_tables_and_no_english_heading()
    {
        Plan(SampleStore, "--language", "zh");
        var chinese = Report();

        Assert.Contains("<html lang=\"zh\">", Html(), StringComparison.Ordinal);
        Assert.All(chinese.Descendants("h2"), heading => Assert.Contains(heading.Value, c => c >= 0x4E00));
        Assert.All(chinese.Descendants("h3"), heading => Assert.Contains(heading.Value, c => c >= 0x4E00));
    }

    [Fact]
    public void Hostile_text_in_posts_reaches_the_report_as_text_only()
    {
        Plan(SampleStore);

        Assert.Empty(Report().Descendants("script"));
        Assert.Empty(Report().Descendants("img"));
    }

    [Fact]
    public void A_missing_file_leaves_its_chapter_out_and_says_so()
    {
        var store = CopyOfSample("posts.csv");
        var answer = Plan(store);

        Assert.Equal(0, answer.ExitCode);
        Assert.DoesNotContain("alerts", Report().Descendants("section").Select(section => section.Attribute("id")?.Value));
        Assert.Contains("posts.csv", Report().Descendants("li").Select(item => item.Value).Single(text => text.Contains("posts.csv", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_line_stops_the_plan_and_leaves_the_old_one()
    {
        Plan(SampleStore);
        var before = File.ReadAllText(Path.Combine(Out, "report.html"));
        var store = CopyOfSample();
        File.AppendAllText(Path.Combine(store, "orders.csv"), "9,c,TB,x,many,1,2025-01-01\n9,c,Mars,x,1,1,yesterday\n");

        var answer = Plan(store);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("quantity: expected a whole number, found 'many'", answer.Error, StringComparison.Ordinal);
        Assert.Contains("channel: expected a channel of store.json, found 'Mars'", answer.Error, StringComparison.Ordinal);
        Assert.Contains("ordered_at: expected a date such as 2025-04-01, found 'yesterday'", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(Out, "report.html")));
        Assert.Empty(Directory.GetFiles(Out, "*.tmp"));
    }

    [Fact]
    public void Every_fault_of_store_json_is_reported_with_its_path()
    {
        var store = CopyOfSample();
        File.WriteAllText(Path.Combine(store, "store.json"), """{ "name": 1, "currency": "yuan", "zone": "Mars", "as_of": "soon", "horizon": 0, "channels": [], "colour": "red" }""");

        var answer = Plan(store);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            ["$.as_of", "$.channels", "$.colour", "$.currency", "$.horizon", "$.name", "$.zone"],
            answer.ErrorLines.Select(line => line.Split(": ")[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Orders_after_the_last_day_are_left_out_and_counted()
    {
        var answer = Plan(SampleStore, "--as-of", "2025-03-31");

        Assert.Equal(0, answer.ExitCode);
        Assert.Matches("^[0-9]+ order lines after 2025-03-31 were left out.", answer.Error);
        Assert.All(Rows("forecast.csv"), row => Assert.True(string.CompareOrdinal(row["ds"], "2025-03-31") > 0));
    }

    [Fact]
    public void A_cancelled_plan_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        var answer = EcomRunner.Run(cancelled.Token, "plan", SampleStore, "--out", Out);

        Assert.Equal(130, answer.ExitCode);
        Assert.False(Directory.Exists(Out));
    }

    private string Out => _folder.PathOf("out");

    private static string Whole(double value) => Figures.Whole(value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Figure(XDocument report, string chapter, int place) =>
        report.Descendants("section").Single(section => section.Attribute("id")!.Value == chapter)
            .Descendants("dl").First().Elements("div").ElementAt(place).Elements("dd").First().Value;

    private EcomAnswer Plan(string store, params string[] more) => EcomRunner.Run(["plan", store, "--out", Out, .. more]);

    private string CopyOfSample(params string[] without)
    {
        var copy = Directory.CreateDirectory(_folder.PathOf("store")).FullName;
        foreach (var file in Directory.GetFiles(SampleStore).Where(file => !without.Contains(Path.GetFileName(file))))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    // The body of the page is well-formed XML: no void elements stand in it.
    private XDocument Report()
    {
        var html = Html();
        var start = html.IndexOf("<body>", StringComparison.Ordinal);
        return XDocument.Parse(html[start..(html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)]);
    }

    private string Html() => File.ReadAllText(Path.Combine(Out, "report.html"));

    private List<Dictionary<string, string>> Rows(string name)
    {
        var complaints = new Complaints();
        using var table = CsvTable.Open(Path.Combine(Out, name), [], [], DateTimeZone.Utc, complaints)!;
        var header = table.Header;
        var rows = new List<Dictionary<string, string>>();
        while (table.Read())
        {
            rows.Add(header.Select((field, i) => (field, cell: table.CellAt(i))).ToDictionary(pair => pair.field, pair => pair.cell, StringComparer.Ordinal));
        }

        Assert.False(complaints.Any);
        return rows;
    }
}
