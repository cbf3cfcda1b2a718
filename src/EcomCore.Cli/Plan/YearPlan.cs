using EcomCore.Cli.Report;
using EcomCore.Cli.Tables;
using EcomCore.Forecasting;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>The year by quarter: the whole store and its items, which add up to it, from the models of the weekly forecast.</summary>
/// <param name="Year">The year that is planned.</param>
/// <param name="File"><c>annual-plan.csv</c>: by quarter, the whole store first, then the items, largest demand first.</param>
internal sealed record YearPlan(int Year, CsvFile File)
{
    private const int ShownPerQuarter = 4;

    private static readonly string[] Columns = ["quarter", "sku", "expected", "lo80", "hi80", "stock_to_hold", "covered_share"];

    /// <summary>Plans the calendar year that begins next; until the end of June, the one that has begun, from the day after the last one known.</summary>
    public static YearPlan Of(Store store, DemandOutlook outlook)
    {
        var asOf = store.Settings.AsOf;
        var year = asOf.PlusMonths(6).Year;
        var weeks = (Period.DaysBetween(asOf, new LocalDate(year, 12, 31)) + 6) / 7;
        var forecasts = outlook.Models.Forecast(weeks);
        var plan = AnnualPlan.Build([forecasts.Total, .. forecasts.Items], year, store.Settings.ServiceLevel);
        return new YearPlan(year, new CsvFile("annual-plan.csv", Columns, [.. plan.Quarters.SelectMany(Rows)]));
    }

    public TableView View(Labels labels)
    {
        var words = labels.Sell;
        var total = new Dictionary<string, string>(StringComparer.Ordinal) { [DemandOutlook.TotalName] = words.WholeStore };
        ShownColumn[] columns =
        [
            ShownColumn.Text(words.Quarter, "quarter"),
            ShownColumn.Named(labels.Item, "sku", total),
            ShownColumn.Whole(words.QuarterDemand, "expected"),
            ShownColumn.Whole(words.Low80, "lo80"),
            ShownColumn.Whole(words.High80, "hi80"),
            ShownColumn.Whole(words.StockToHold, "stock_to_hold"),
        ];
        var shown = Enumerable.Range(0, File.Rows.Count).GroupBy(row => File[row, "quarter"].Text).SelectMany(quarter => quarter.Take(ShownPerQuarter + 1)).ToList();
        return TableOf.Rows(
            Figures.Fill(words.AnnualPlan, Year), File, shown, columns, Figures.Fill(labels.Rows, shown.Count, File.Rows.Count, File.Name));
    }

    private static IEnumerable<Cell[]> Rows(QuarterPlan quarter) =>
        quarter.Products.OrderByDescending(product => product.Name == DemandOutlook.TotalName).Select(product => (Cell[])
        [
            $"{quarter.Start.Year}-Q{quarter.Quarter}",
            product.Name,
            Math.Round(product.Demand, 1),
            Math.Round(product.Interval.Lower, 1),
            Math.Round(product.Interval.Upper, 1),
            Math.Ceiling(product.StockToHold),
            Math.Round(product.CoveredShare, 3),
        ]);
}
