using EcomCore.Cli.Report;
using EcomCore.Cli.Tests.Browser;
using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

/// <summary>The report as a reader sees it, on a wide and a narrow screen, light and dark.</summary>
public sealed class ReportInBrowserTests
{
    private static readonly string SampleStore = Path.Combine(Repository.Root, "docs", "sample-store");
    private static readonly string[] AllChapters = ["sell", "send", "buy", "customers", "money", "alerts"];

    [SuiteFact("browser")]
    public async Task The_hardest_document_is_drawn_without_a_flaw()
    {
        using var folder = new TemporaryFolder();
        var report = folder.Write("report.html", await ReportWriter.ToHtmlAsync(HardDocument.Of(AllChapters)));
        await CheckAsync(report, "hard");
    }

    [SuiteFact("browser")]
    public Task The_sample_store_is_drawn_without_a_flaw() => PlanAndCheckAsync(SampleStore, "sample");

    [SuiteFact("browser")]
    public Task The_sample_store_is_drawn_in_Chinese_without_a_flaw() => PlanAndCheckAsync(SampleStore, "sample-zh", "--language", "zh");

    [RealStoreInBrowserFact]
    public Task The_real_store_is_drawn_without_a_flaw() => PlanAndCheckAsync(SharedData.PathOf("data/store-uk-retail"), "real");

    private static async Task PlanAndCheckAsync(string store, string name, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var answer = EcomRunner.Run(["plan", store, "--out", folder.Root, .. more]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        await CheckAsync(folder.PathOf("report.html"), name);
    }

    private static async Task CheckAsync(string report, string name)
    {
        await using var chromium = await Chromium.StartAsync();
        var papers = new Dictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var screen in Screen.All)
        {
            var sight = await chromium.LookAsync(report, screen, Path.Combine(Repository.Root, "artifacts", "screenshots", name));
            Assert.Equal(AllChapters, sight.Chapters);
            papers[screen.Name] = sight.Paper;
            faults.AddRange(sight.Faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.NotEqual(papers["wide-light"], papers["wide-dark"]);
        Assert.NotEqual(papers["narrow-light"], papers["narrow-dark"]);
    }
}
