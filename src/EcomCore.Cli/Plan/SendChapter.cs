using EcomCore.Cli.Report;
using EcomCore.Cli.Tables;
using EcomCore.Inventory;

namespace EcomCore.Cli.Plan;

/// <summary>Where the stock goes: every item's stock divided among the channels, and why.</summary>
internal static class SendChapter
{
    private const int ShownItems = 6;
    private const string AllChannels = "*";
    private const string Trial = "trial";

    private static readonly string[] Columns = ["sku", "channel", "demand", "floor", "allocated", "days_of_cover", "because"];

    public static Chapter? Of(Store store, DemandOutlook? outlook, Labels labels)
    {
        if (store.Stock is null || outlook is null)
        {
            return null;
        }

        var divisions = ItemDivision.Of(store, outlook);
        var file = File(divisions);
        var words = labels.Send;
        var view = new ChapterView(
            "send",
            words.Title,
            words.Question,
            KeyFigures(store, divisions, words),
            [
                new TextView(Figures.Fill(
                    words.Rule, Figures.Percent(SafetyStock.DefaultShare), store.Settings.TrialLot.Units, store.Settings.Horizon)),
                PerChannel(store, divisions, words),
                TableOf.Rows(words.Table, file, Shown(file, divisions, out var count), Shown(labels), More(labels, file, count)),
            ]);
        return new Chapter(view, [file]);
    }

    private static List<KeyFigure> KeyFigures(Store store, IReadOnlyList<ItemDivision> divisions, SendLabels words) =>
    [
        new KeyFigure(words.Sent, Figures.Whole(divisions.Sum(division => division.Sent))),
        new KeyFigure(
            words.Kept, Figures.Whole(divisions.Sum(division => division.Result.Unallocated)), Figures.Fill(words.KeptNote, store.Settings.Horizon)),
        new KeyFigure(words.Short, Figures.Whole(divisions.Count(division => division.IsShort)), words.ShortNote),
        new KeyFigure(words.Trials, Figures.Whole(divisions.Sum(division => division.Trials))),
    ];

    private static BarChartView PerChannel(Store store, IReadOnlyList<ItemDivision> divisions, SendLabels words) => new(
        words.PerChannel,
        [
            .. store.Settings.Channels.Select((channel, i) =>
            {
                var units = divisions.Sum(division => division.Result[i].Units);
                return new Bar(channel.Name, units, Figures.Whole(units));
            }),
        ]);

    private static CsvFile File(IReadOnlyList<ItemDivision> divisions)
    {
        var rows = new List<Cell[]>();
        foreach (var division in divisions)
        {
            for (var i = 0; i < division.Channels.Count; i++)
            {
                var channel = division.Channels[i];
                var given = division.Result[i];
                rows.Add(
                [
                    division.Sku,
                    channel.Channel,
                    Math.Round(channel.Demand, 2),
                    channel.Floor,
                    given.Units,
                    double.IsFinite(given.DaysOfCover) ? Math.Round(given.DaysOfCover, 1) : double.NaN,
                    division.IsTrial[i] && given.Units > 0 ? Trial : ReasonNames.Of(given.Binding),
                ]);
            }

            if (division.Result.Unallocated > 0)
            {
                rows.Add([division.Sku, AllChannels, Cell.Empty, Cell.Empty, division.Result.Unallocated, Cell.Empty, "kept"]);
            }
        }

        return new CsvFile("allocation.csv", Columns, rows);
    }

    // The rows of the items with the largest demand, most wanted first.
    private static List<int> Shown(CsvFile file, IReadOnlyList<ItemDivision> divisions, out int count)
    {
        var leading = divisions.OrderByDescending(division => division.Demand).Take(ShownItems).Select(division => division.Sku).ToList();
        var rows = Enumerable.Range(0, file.Rows.Count).Where(row => leading.Contains(file[row, "sku"].Text))
            .OrderBy(row => leading.IndexOf(file[row, "sku"].Text)).ToList();
        count = rows.Count;
        return rows;
    }

    private static ShownColumn[] Shown(Labels labels) =>
    [
        ShownColumn.Text(labels.Item, "sku"),
        ShownColumn.Text(labels.Channel, "channel"),
        ShownColumn.Whole(labels.Send.Demand, "demand"),
        ShownColumn.Whole(labels.Send.Floor, "floor"),
        ShownColumn.Whole(labels.Send.Allocated, "allocated"),
        ShownColumn.Days(labels.Send.DaysOfCover, "days_of_cover"),
        ShownColumn.Named(labels.Send.Because, "because", labels.Send.Reasons),
    ];

    private static string More(Labels labels, CsvFile file, int shown) =>
        Figures.Fill(labels.Rows, Figures.Whole(shown), Figures.Whole(file.Rows.Count), file.Name);
}
