using EcomCore.Cli.Report;
using EcomCore.Cli.Tables;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Plan;

/// <summary>What sells and what will sell, with intervals and peaks, and the year by quarter.</summary>
internal static class SellChapter
{
    private const int ShownItems = 15;
    private const int WeeksPerYear = 52;

    private static readonly string[] Columns = ["unique_id", "ds", "mean", "lo80", "hi80", "lo95", "hi95", "model"];

    public static Chapter? Of(Store store, DemandOutlook? outlook, ItemPlans? items, Labels labels)
    {
        if (outlook is null || items is null)
        {
            return null;
        }

        var words = labels.Sell;
        var year = YearPlan.Of(store, outlook);
        var blocks = new List<BlockView>
        {
            Chart(outlook, labels),
            new TextView(Figures.Fill(words.ModelText, words.ModelName(outlook.Total.Model), outlook.Total.Reason)),
        };
        if (outlook.Backtest is { } test)
        {
            blocks.Add(new TextView(Figures.Fill(
                words.BacktestText,
                test.Horizon,
                test.Windows,
                Figures.Percent(test.Smape / 100),
                Figures.Percent(test.Coverage80 / 100),
                Figures.Percent(test.Coverage95 / 100))));
        }

        blocks.Add(ByChannel(store, outlook, labels));
        blocks.Add(TopItems(items, labels));
        blocks.Add(year.View(labels));
        var view = new ChapterView("sell", words.Title, words.Question, KeyFigures(store, outlook, words), blocks);
        return new Chapter(view, [File(store, outlook), items.File, year.File]);
    }

    private static List<KeyFigure> KeyFigures(Store store, DemandOutlook outlook, SellLabels words)
    {
        var horizon = store.Settings.Horizon;
        var expected = outlook.Total.SumOver(0, horizon);
        var interval = expected.Interval(80);
        var sold = store.Sales!.Total.Last(horizon);
        return
        [
            new KeyFigure(Figures.Fill(words.Sold, horizon), Figures.Whole(sold)),
            new KeyFigure(
                Figures.Fill(words.Expected, horizon),
                Figures.Whole(expected.Mean),
                Figures.Fill(words.Interval, Figures.Whole(interval.Lower), Figures.Whole(interval.Upper))),
            new KeyFigure(Figures.Fill(words.YearAgo, horizon), YearAgo(outlook.Past, expected.Mean, horizon)),
            new KeyFigure(words.SellingItems, Figures.Whole(outlook.Items.Count)),
        ];
    }

    // The weeks ahead against the same weeks a year earlier: 52 weeks before the first of them.
    private static string YearAgo(DemandSeries past, double expected, int horizon)
    {
        var first = past.Count - WeeksPerYear;
        if (first < 0)
        {
            return "–";
        }

        var sold = Enumerable.Range(first, Math.Min(horizon, WeeksPerYear)).Sum(step => past[step]);
        return sold > 0 ? Figures.Change(expected / sold) : "–";
    }

    private static LineChartView Chart(DemandOutlook outlook, Labels labels)
    {
        var words = labels.Sell;
        var total = outlook.Total;
        ChartPoint[] actual = [.. Enumerable.Range(0, outlook.Past.Count).Select(i => new ChartPoint(outlook.Past.PeriodStart(i), outlook.Past[i]))];
        ChartInterval[] expected =
        [
            .. Enumerable.Range(0, total.Horizon).Select(i =>
            {
                var (near, far) = (total.Interval(i, 80), total.Interval(i, 95));
                return new ChartInterval(total.PeriodStart(i), total.Mean[i], near.Lower, near.Upper, far.Lower, far.Upper);
            }),
        ];
        ChartMark[] marks =
        [
            .. outlook.Calendar.Occurrences(actual[0].Date, total.PeriodEnd(total.Horizon - 1))
                .Where(occurrence => PeakNames.IsMarked(occurrence.Event.Name)).OrderBy(occurrence => occurrence.Day)
                .Select(occurrence => new ChartMark(occurrence.Day, PeakNames.Of(occurrence.Event.Name, labels))),
        ];
        return new LineChartView(
            words.Chart, words.ChartUnit, actual, expected, marks, new ChartLegend(words.Actual, words.Forecast, words.Interval80, words.Interval95));
    }

    private static BarChartView ByChannel(Store store, DemandOutlook outlook, Labels labels) => new(
        Figures.Fill(labels.Sell.ByChannel, store.Settings.Horizon),
        [
            .. store.Settings.Channels.Select((channel, i) =>
            {
                var units = Math.Max(0, outlook.Channels[i]?.SumOver(0, store.Settings.Horizon).Mean ?? 0);
                return new Bar(channel.Name, units, Figures.Whole(units));
            }),
        ]);

    private static TableView TopItems(ItemPlans items, Labels labels)
    {
        var words = labels.Sell;
        var shown = Math.Min(ShownItems, items.All.Count);
        ShownColumn[] columns =
        [
            ShownColumn.Text(labels.Item, "sku"),
            ShownColumn.Whole(words.SoldWeeks, "sold_13_weeks"),
            ShownColumn.Whole(words.ExpectedWeeks, "expected"),
            ShownColumn.Whole(words.Low80, "lo80"),
            ShownColumn.Whole(words.High80, "hi80"),
            new ShownColumn(words.Model, "model", false, words.ModelName),
        ];
        return TableOf.Rows(
            words.TopItems,
            items.File,
            Enumerable.Range(0, shown),
            columns,
            Figures.Fill(labels.Rows, Figures.Whole(shown), Figures.Whole(items.All.Count), items.File.Name));
    }

    private static CsvFile File(Store store, DemandOutlook outlook)
    {
        var rows = new List<Cell[]>();
        Add("total", outlook.Total);
        for (var i = 0; i < store.Settings.Channels.Count; i++)
        {
            if (outlook.Channels[i] is { } forecast)
            {
                Add($"channel:{store.Settings.Channels[i].Id}", forecast);
            }
        }

        foreach (var item in outlook.Items)
        {
            Add($"sku:{item.Sales.Sku}", item.Forecast);
        }

        return new CsvFile("forecast.csv", Columns, rows);

        void Add(string id, Forecast forecast)
        {
            for (var step = 0; step < forecast.Horizon; step++)
            {
                var (near, far) = (forecast.Interval(step, 80), forecast.Interval(step, 95));
                rows.Add(
                [
                    id,
                    forecast.PeriodStart(step),
                    Math.Round(forecast.Mean[step], 3),
                    Math.Round(near.Lower, 3),
                    Math.Round(near.Upper, 3),
                    Math.Round(far.Lower, 3),
                    Math.Round(far.Upper, 3),
                    forecast.Model,
                ]);
            }
        }
    }
}
