using System.Globalization;
using EcomCore.Cli.Report.Pictures;
using EcomCore.Segmentation;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Commands.Pictures;

/// <summary>The map of the customers by two scores, who moved between segments, and how many of each month's new customers came back.</summary>
internal static class RfmPicture
{
    private const int ShownCohorts = 13;

    public static Picture Of(SegmentedCustomers now, SegmentedCustomers before, CohortTriangle cohorts) =>
        new("Customers", Map(now.Table), Migration(before, now), Triangle(cohorts));

    private static GridView Map(RfmTable table)
    {
        var counts = table.CountBy(RfmAxis.Recency, RfmAxis.Frequency);
        int[] rows = [.. Enumerable.Range(0, counts.Rows).Select(i => counts.Rows - i)];
        int[] columns = [.. Enumerable.Range(1, counts.Columns)];
        var most = Math.Max(1, rows.Max(r => columns.Max(f => counts[r, f])));
        return new GridView(
            $"Customers by recency and frequency, {Iso(table.AsOf)}",
            "recency score",
            "frequency score",
            [.. rows.Select(r => $"R{r}")],
            [.. columns.Select(f => $"F{f}")],
            [.. rows.Select(r => (IReadOnlyList<GridCell>)[.. columns.Select(f => new GridCell(Heat(counts[r, f], most), Whole(counts[r, f])))])]);
    }

    private static GridView Migration(SegmentedCustomers before, SegmentedCustomers now)
    {
        var matrix = MigrationMatrix.Of(before, now);
        string[] rows = [.. matrix.From.Where(from => matrix.CustomersFrom(from) > 0)];
        string[] columns = [.. matrix.To.Where(to => matrix.CustomersTo(to) > 0)];
        return new GridView(
            $"From segment to segment, {Iso(before.Table.AsOf)} to {Iso(now.Table.AsOf)}: shares of each row",
            "before",
            "after",
            [.. rows],
            [.. columns],
            [.. rows.Select(from => (IReadOnlyList<GridCell>)[.. columns.Select(to => MoveCell(matrix, from, to))])]);
    }

    private static GridCell MoveCell(MigrationMatrix matrix, string from, string to)
    {
        var share = (double)matrix[from, to] / matrix.CustomersFrom(from);
        return share > 0 ? new GridCell(share, Percent(share), from == to ? PlotTone.Accent : PlotTone.Warm) : new GridCell(0, string.Empty);
    }

    private static GridView Triangle(CohortTriangle cohorts)
    {
        Cohort[] shown = [.. cohorts.Cohorts.TakeLast(ShownCohorts)];
        var ages = shown.Length == 0 ? 0 : shown.Max(cohort => cohort.Active.Count);
        var last = cohorts.IsLastPeriodComplete ? string.Empty : "; the last month is not over";
        return new GridView(
            $"New customers of each month, and the share of them who bought in the months after{last}",
            "first purchase",
            "months since",
            [.. shown.Select(cohort => cohort.Start.ToString("uuuu-MM", CultureInfo.InvariantCulture) + $" ({Whole(cohort.Customers)})")],
            [.. Enumerable.Range(0, ages).Select(Whole)],
            [.. shown.Select(cohort => (IReadOnlyList<GridCell>)[.. Enumerable.Range(0, ages).Select(age => AgeCell(cohort, age))])]);
    }

    private static GridCell AgeCell(Cohort cohort, int age)
    {
        var share = cohort.Retention(age);
        return double.IsNaN(share) ? GridCell.None : new GridCell(age == 0 ? 0 : share, Percent(share));
    }

    // The root, so that the small cells beside one huge one can still be told apart.
    private static double Heat(int count, int most) => Math.Sqrt((double)count / most);

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:0}%");

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
