using EcomCore.Cli.Commands;
using EcomCore.Cli.Report;

namespace EcomCore.Cli.Plan;

/// <summary>The finished plan of a store: six chapters, the tables behind them, one page.</summary>
/// <param name="Files">The CSV files, in the chapters' order.</param>
/// <param name="Html">The report.</param>
internal sealed record WeekPlan(IReadOnlyList<CsvFile> Files, string Html)
{
    public const string ReportName = "report.html";

    /// <summary>Gets the names of all files that a plan can have.</summary>
    public static IReadOnlyList<string> AllFileNames { get; } =
    [
        ReportName, "forecast.csv", "items.csv", "annual-plan.csv", "allocation.csv", "rfm.csv", "budget.csv", "incidents.csv", "sku-issues.csv",
    ];

    public IEnumerable<string> FileNames => Files.Select(file => file.Name).Prepend(ReportName);

    /// <summary>Works the plan out.</summary>
    /// <param name="store">The store.</param>
    /// <param name="labels">The report's language.</param>
    /// <param name="run">Progress and cancellation.</param>
    public static WeekPlan Of(Store store, Labels labels, CommandRun run)
    {
        var outlook = DemandOutlook.Of(store, run);
        var items = outlook is null ? null : ItemPlans.Of(store, outlook);
        Chapter?[] all =
        [
            SellChapter.Of(store, outlook, items, labels),
            SendChapter.Of(store, outlook, labels),
            BuyChapter.Of(store, items, labels),
            CustomersChapter.Of(store, labels),
            MoneyChapter.Of(store, labels),
            AlertsChapter.Of(store, labels),
        ];
        Chapter[] chapters = [.. all.OfType<Chapter>()];
        var page = new ReportDocument(
            labels.Language,
            Figures.Fill(labels.Title, store.Settings.Name),
            Figures.Fill(labels.Subtitle, store.Settings.AsOf.ToString("uuuu-MM-dd", null), store.Settings.Horizon, store.Settings.Currency),
            [.. chapters.Select(chapter => chapter.View)],
            labels.Notes,
            NotesOf(store, outlook, chapters.Any(chapter => chapter.View.Id == MoneyChapter.Id), labels));
        var html = ReportWriter.ToHtmlAsync(page).GetAwaiter().GetResult();
        return new WeekPlan([.. chapters.SelectMany(chapter => chapter.Files)], html);
    }

    private static List<string> NotesOf(Store store, DemandOutlook? outlook, bool hasMoney, Labels labels)
    {
        var words = labels.NoteTexts;
        var day = store.Settings.AsOf.ToString("uuuu-MM-dd", null);
        var notes = new List<string> { Figures.Fill(words.Weeks, day) };
        foreach (var file in store.Notes.MissingFiles)
        {
            notes.Add(file == "sku-schema.json" ? words.NoSchema : Figures.Fill(words.MissingFile, file, ChaptersOf(file, labels)));
        }

        Add(store.Notes.LaterOrderLines, words.LaterOrders);
        Add(store.Notes.LaterPosts, words.LaterPosts);
        Add(store.Spend?.LaterRows ?? 0, words.LaterSpend);
        Add(store.Notes.LinesWithoutUnits, words.NotItems);
        if (store.Sales is not null && !hasMoney)
        {
            notes.Add(words.NoBudget);
        }

        if (store.Sales is not null && outlook is null)
        {
            notes.Add(words.NoHistory);
        }

        if (store.UsesBuiltInRules)
        {
            notes.Add(words.BuiltInRules);
        }

        if (outlook is not null)
        {
            notes.Add(words.Coherent);
        }

        notes.Add(Figures.Fill(words.LeadTime, store.Settings.LeadTimeDays, Figures.Percent(store.Settings.ServiceLevel)));
        return notes;

        void Add(long count, string label)
        {
            if (count > 0)
            {
                notes.Add(Figures.Fill(label, Figures.Whole(count), day));
            }
        }
    }

    private static string ChaptersOf(string file, Labels labels) => file switch
    {
        "stock.csv" => $"{labels.Send.Title}, {labels.Buy.Title}",
        "posts.csv" => labels.Alerts.Title,
        _ => $"{labels.Sell.Title}, {labels.Send.Title}, {labels.Buy.Title}, {labels.Customers.Title}, {labels.Money.Title}",
    };
}
