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
        Assert.Contains($"--as-of: expected a date such as 2025-04-01, found '{day}'", answer.Error, StringComparison.Ordinal);
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
        foreach (var file in Directory.GetFiles(SampleStore))
        {
            File.Copy(file, _folder.PathOf(Path.GetFileName(file)));
        }

        var settings = File.ReadAllText(_folder.PathOf("store.json"));
        File.WriteAllText(_folder.PathOf("store.json"), settings.Replace("\"horizon\": 13,", "\"horizon\": 13, \"trial_lot_units\": 3,", StringComparison.Ordinal));

        EcomRunner.Run("plan", _folder.Root, "--out", _folder.PathOf("out"));

        var trials = File.ReadAllLines(_folder.PathOf("out/allocation.csv")).Where(line => line.EndsWith(",trial", StringComparison.Ordinal)).Select(line => line.Split(',')[3]).ToList();
        Assert.NotEmpty(trials);
        Assert.All(trials, floor => Assert.InRange(int.Parse(floor, CultureInfo.InvariantCulture), 1, 3));
        Assert.Contains("at most 3 units", File.ReadAllText(_folder.PathOf("out/report.html")), StringComparison.Ordinal);
    }

    private IEnumerable<string?> Written() => Directory.GetFiles(_folder.PathOf("out")).Select(Path.GetFileName);
}
