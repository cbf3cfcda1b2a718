using System.Globalization;
using EcomCore.Cli.Plan;
using EcomCore.Risk;
using EcomCore.Sku;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

/// <summary>What a second plan, a far date and the second language ask of the tool.</summary>
public sealed class PlanRunTests : IDisposable
{
    private static readonly string SampleStore = Path.Combine(Repository.Root, "docs", "sample-store");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plan_with_fewer_files_leaves_none_of_an_earlier_plan()
    {
        Directory.CreateDirectory(_folder.PathOf("out"));
        File.WriteAllText(_folder.PathOf("out/rfm.csv"), "of an earlier plan");
        File.WriteAllText(_folder.PathOf("out/notes.txt"), "of the user");
        File.Copy(Path.Combine(SampleStore, "store.json"), _folder.PathOf("store.json"));
        File.Copy(Path.Combine(SampleStore, "posts.csv"), _folder.PathOf("posts.csv"));

        var answer = EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("incidents.csv", Written());
        Assert.DoesNotContain("rfm.csv", Written());
        Assert.Contains("notes.txt", Written());
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9000-01-01")]
    public void A_day_at_the_end_of_the_calendar_is_refused(string day)
    {
        var answer = EcomRunner.Run("plan", SampleStore, "--out", _folder.PathOf("out"), "--as-of", day);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains($"--as-of: expected a date such as 2025-04-01 before the year 9000, found '{day}'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_must_be_ordered_is_out_or_low()
    {
        EcomRunner.Run("plan", SampleStore, "--out", _folder.PathOf("out"));
        var rows = File.ReadAllLines(_folder.PathOf("out/items.csv")).Select(line => line.Split(',')).ToList();
        var (order, status) = (Array.IndexOf(rows[0], "order"), Array.IndexOf(rows[0], "status"));

        // The model's name may hold commas within quotes, so both are counted from the end.
        var ordered = rows.Skip(1).Where(row => row[order - rows[0].Length + row.Length] != "0").ToList();
        Assert.NotEmpty(ordered);
        Assert.All(ordered, row => Assert.Contains(row[status - rows[0].Length + row.Length], new[] { "out", "low" }));
    }

    [Fact]
    public void The_built_in_rules_have_Chinese_words_for_all_that_the_report_shows()
    {
        var words = Labels.Of("zh").Alerts;

        Assert.All(RiskRules.Default.Rules, rule =>
        {
            Assert.Contains(rule.Id, words.Rules.Keys);
            Assert.Contains(rule.Department, words.Departments.Keys);
            Assert.Contains(rule.Action, words.Actions.Keys);
        });
    }

    [Fact]
    public void The_Chinese_report_names_every_fault_of_a_code_and_every_part_of_a_model_in_Chinese()
    {
        var labels = Labels.Of("zh");

        Assert.Equal(
            Enum.GetValues<SkuFindingKind>().Select(kind => new SkuFinding(kind, null, 0, "x", "y", null).Code).Order(StringComparer.Ordinal),
            labels.Alerts.Problems.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("ETS(A,N,N) 另加 2 个模型，含日历 + MinT", labels.Sell.ModelName("ETS(A,N,N) and 2 more with calendar + MinT"));
    }

    [Fact]
    public void The_store_may_set_the_units_of_a_trial_lot()
    {
        CopySample(null);
        var settings = File.ReadAllText(_folder.PathOf("store.json"));
        File.WriteAllText(_folder.PathOf("store.json"), settings.Replace("\"horizon\": 13,", "\"horizon\": 13, \"trial_lot_units\": 3,", StringComparison.Ordinal));

        EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out"));

        var trials = File.ReadAllLines(_folder.PathOf("out/allocation.csv")).Where(line => line.EndsWith(",trial", StringComparison.Ordinal)).Select(line => line.Split(',')[3]).ToList();
        Assert.NotEmpty(trials);
        Assert.All(trials, floor => Assert.InRange(int.Parse(floor, CultureInfo.InvariantCulture), 1, 3));
        Assert.Contains("at most 3 units", File.ReadAllText(_folder.PathOf("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_money_brought_moves_the_budget()
    {
        var before = BudgetWith(null);
        var after = BudgetWith("week,channel,spend,revenue\n2025-10-06,TB,1000,1\n2025-10-06,DD,1000,100000\n2025-10-06,DY,1000,3000\n");

        Assert.True(after["TB"] < before["TB"], "the channel that brought nothing gets less");
        Assert.True(after["DD"] > before["DD"], "the channel that brought most gets more");
    }

    [Theory]
    [InlineData("1000,-500")]
    [InlineData("0.0000000000000000001,999999999999")]
    public void Returns_beyond_all_measure_are_taken_too(string spendAndRevenue)
    {
        var budget = BudgetWith($"week,channel,spend,revenue\n2025-10-06,TB,{spendAndRevenue}\n2025-10-06,DD,1000,3000\n");

        Assert.Equal(1, budget.Values.Sum(), 1e-5);
        Assert.All(budget.Values, share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public void Spend_is_never_counted_twice_and_what_is_left_out_is_told()
    {
        CopySample("week,channel,spend,revenue\n2025-10-06,TB,1000,1\n2025-10-06,TB,1000,1\n");
        var twice = EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out"));
        Assert.Equal(2, twice.ExitCode);
        Assert.Contains("spend.csv:3: channel: the week's spend on this channel stands in line 2 already", twice.Error, StringComparison.Ordinal);

        CopySample("week,channel,spend,revenue\n2025-10-06,TB,1000,1\n2025-10-20,TB,90000,1\n");
        Assert.Equal(0, EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out")).ExitCode);
        Assert.Contains("1 rows of spend.csv after 2025-10-12 are left out.", File.ReadAllText(_folder.PathOf("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_divide_leaves_the_chapter_about_money_out()
    {
        CopySample(null);
        Assert.Equal(0, EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out"), "--as-of", "2015-01-01").ExitCode);

        Assert.DoesNotContain("budget.csv", Written());
        Assert.Contains("nothing to divide", File.ReadAllText(_folder.PathOf("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_gets_more_than_it_earns_is_named()
    {
        CopySample(null);
        File.WriteAllText(
            _folder.PathOf("store.json"), File.ReadAllText(_folder.PathOf("store.json")).Replace("\"horizon\": 13,", "\"horizon\": 13, \"budget\": 100000000,", StringComparison.Ordinal));

        EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out"));

        Assert.Contains("More than the channel earns: Taobao, Pinduoduo, Douyin, Xiaohongshu, AliExpress.", File.ReadAllText(_folder.PathOf("out/report.html")), StringComparison.Ordinal);
    }

    private Dictionary<string, double> BudgetWith(string? spend)
    {
        CopySample(spend);
        EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out"));
        return File.ReadAllLines(_folder.PathOf("out/budget.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => double.Parse(cells[2], CultureInfo.InvariantCulture));
    }

    private void CopySample(string? spend)
    {
        foreach (var file in Directory.GetFiles(SampleStore))
        {
            File.Copy(file, _folder.PathOf(Path.GetFileName(file)), overwrite: true);
        }

        if (spend is not null)
        {
            File.WriteAllText(_folder.PathOf("spend.csv"), spend);
        }
    }

    private IEnumerable<string?> Written() => Directory.GetFiles(_folder.PathOf("out")).Select(Path.GetFileName);
}
