using EcomCore.Cli.Report;
using EcomCore.Cli.Tables;
using EcomCore.Segmentation;

namespace EcomCore.Cli.Plan;

/// <summary>Who the customers are: RFM scores, the eleven segments, the concentration of revenue.</summary>
internal static class CustomersChapter
{
    private const double BestShare = 0.2;

    private static readonly string[] Columns =
        ["customer_id", "recency_days", "frequency", "monetary", "r", "f", "m", "score", "segment"];

    public static Chapter? Of(Store store, Labels labels)
    {
        if (store.Customers is not { Count: > 0 } customers)
        {
            return null;
        }

        var table = Rfm.Score(customers, RfmOptions.Quintiles);
        var segmented = table.Segment(SegmentScheme.ElevenSegment);
        var words = labels.Customers;
        var view = new ChapterView(
            "customers",
            words.Title,
            words.Question,
            KeyFigures(customers, table, words),
            [Map(table, words), Segments(segmented, labels), Revenue(segmented, labels)]);
        return new Chapter(view, [File(segmented)]);
    }

    private static List<KeyFigure> KeyFigures(CustomerTable customers, RfmTable table, CustomerLabels words)
    {
        var best = customers.RevenueConcentration().ShareOfBest(BestShare);
        return
        [
            new KeyFigure(words.Count, Figures.Whole(customers.Count)),
            new KeyFigure(words.Orders, Figures.Decimal(table.Average(row => (double)row.Frequency))),
            new KeyFigure(words.TopFifth, Figures.Percent(best), words.TopFifthNote),
            new KeyFigure(words.Guests, Figures.Whole(customers.GuestLines)),
        ];
    }

    private static HeatMapView Map(RfmTable table, CustomerLabels words)
    {
        int[] recency = [.. Enumerable.Range(0, table.Recency.Bins).Select(i => table.Recency.Bins - i)];
        int[] frequency = [.. Enumerable.Range(1, table.Frequency.Bins)];
        var counts = table.CountBy(RfmAxis.Recency, RfmAxis.Frequency);
        double[][] cells = [.. recency.Select(r => frequency.Select(f => (double)counts[r, f]).ToArray())];
        return new HeatMapView(
            words.Map,
            words.MapRows,
            words.MapColumns,
            [.. recency.Select(r => $"R{r}")],
            [.. frequency.Select(f => $"F{f}")],
            cells,
            [.. cells.Select(row => row.Select(Figures.Whole).ToArray())]);
    }

    private static TableView Segments(SegmentedCustomers segmented, Labels labels)
    {
        var words = labels.Customers;
        return new TableView(
            words.Segments,
            string.Empty,
            [
                new ColumnView(words.Segment),
                new ColumnView(words.Customers, IsNumber: true),
                new ColumnView(labels.Share, IsNumber: true),
                new ColumnView(labels.Revenue, IsNumber: true),
                new ColumnView(words.AverageDays, IsNumber: true),
            ],
            [
                .. segmented.Summaries.Where(summary => summary.Customers > 0).Select(summary => (IReadOnlyList<CellView>)
                [
                    new CellView(NameOf(summary.Segment, labels), summary.Segment.Name),
                    new CellView(Figures.Whole(summary.Customers), ((Cell)summary.Customers).Text),
                    Figures.Percent(summary.CustomerShare),
                    Figures.Money(summary.Revenue),
                    Figures.Whole(summary.MeanRecencyDays),
                ]),
            ]);
    }

    private static BarChartView Revenue(SegmentedCustomers segmented, Labels labels) => new(
        labels.Customers.RevenueBySegment,
        [
            .. segmented.Summaries.Where(summary => summary.Customers > 0).OrderByDescending(summary => summary.Revenue)
                .Select(summary => new Bar(NameOf(summary.Segment, labels), Math.Max(0, (double)summary.Revenue), Figures.Money(summary.Revenue))),
        ]);

    private static string NameOf(Segment segment, Labels labels) => labels.Language == "zh" ? segment.ChineseName : segment.Name;

    private static CsvFile File(SegmentedCustomers segmented) => new(
        "rfm.csv",
        Columns,
        [
            .. segmented.Select(customer => (Cell[])
            [
                customer.Row.CustomerId,
                customer.Row.RecencyDays,
                customer.Row.Frequency,
                customer.Row.Monetary,
                customer.Row.R,
                customer.Row.F,
                customer.Row.M,
                customer.Row.Score,
                customer.Segment.Name,
            ]),
        ]);
}
