using System.Globalization;
using EcomCore.Cli.Report.Pictures;
using EcomCore.Segmentation;
using NodaTime;
using NodaTime.Text;

namespace EcomCore.Cli.Commands.Pictures;

/// <summary>The map of the segments over two scores, their sizes, who moved between them, and how many of each month's new customers came back.</summary>
internal static class RfmPicture
{
    /// <summary>How many months of new customers are drawn: a year and the last.</summary>
    public const int ShownCohorts = 13;

    private static readonly PlotTone[] Tones = [PlotTone.Accent, PlotTone.Green, PlotTone.Violet, PlotTone.Warm];

    public static Picture Of(SegmentedCustomers now, SegmentedCustomers before, CohortTriangle cohorts) =>
        new("Customers", Map(now), Sizes(now), Migration(before, now), Triangle(cohorts));

    private static GridView Map(SegmentedCustomers customers)
    {
        var map = customers.MapBy(RfmAxis.Recency, RfmAxis.Frequency);
        int[] rows = [.. Enumerable.Range(0, map.Rows).Select(i => map.Rows - i)];
        int[] columns = [.. Enumerable.Range(1, map.Columns)];
        var most = Math.Max(1, rows.Max(r => columns.Max(f => CustomersOf(map[r, f]))));
        return new GridView(
            $"Segments by recency and frequency, {Iso(customers.Table.AsOf)}: customers, their share of all, and their segments",
            "recency",
            "frequency",
            [.. rows.Select(r => $"R{r}")],
            [.. columns.Select(f => $"F{f}")],
            [.. rows.Select(r => (IReadOnlyList<GridCell>)[.. columns.Select(f => MapCell(customers, map[r, f], most))])]);
    }

    private static GridCell MapCell(SegmentedCustomers customers, IReadOnlyList<SegmentCount> segments, int most)
    {
        var count = CustomersOf(segments);
        var there = segments.Where(segment => segment.Customers > 0).ToList();
        var lines = there.Count > 1
            ? there.Select(segment => $"{Whole(segment.Customers)} {segment.Segment.Name}")
            : [segments[0].Segment.Name];
        var head = count == 0 ? "0" : $"{Whole(count)} · {Percent(segments.Sum(segment => segment.Share), 1)}";
        return new GridCell(Heat(count, most), string.Join('\n', lines.Prepend(head)), ToneOf(customers, segments[0].Segment));
    }

    private static GridView Sizes(SegmentedCustomers customers)
    {
        SegmentSummary[] rows = [.. customers.Summaries.Where(summary => summary.Customers > 0)];
        return new GridView(
            "Sizes of the segments",
            "segment",
            "of all",
            [.. rows.Select(row => row.Segment.Name)],
            ["customers", "share", "of purchases", "of money", "days silent"],
            [.. rows.Select(row => (IReadOnlyList<GridCell>)[.. SizeCells(customers, row)])]);
    }

    private static GridCell[] SizeCells(SegmentedCustomers customers, SegmentSummary row)
    {
        var tone = ToneOf(customers, row.Segment);
        return
        [
            new(row.CustomerShare, Whole(row.Customers), tone),
            new(row.CustomerShare, Percent(row.CustomerShare, 1), tone),
            new(row.PurchaseShare, Percent(row.PurchaseShare, 1), tone),
            new(row.RevenueShare, Percent(row.RevenueShare, 1), tone),
            new(0, row.MeanRecencyDays.ToString("0", CultureInfo.InvariantCulture), tone),
        ];
    }

    /// <summary>Rows and columns have the numbers of the segments, for names have no room over a column.</summary>
    private static GridView Migration(SegmentedCustomers before, SegmentedCustomers now)
    {
        var matrix = MigrationMatrix.Of(before, now);
        var last = matrix.From.Count - 1;
        int[] rows = [.. Enumerable.Range(0, matrix.From.Count).Where(from => matrix.CustomersFrom(from) > 0)];
        int[] columns = [.. Enumerable.Range(0, matrix.To.Count).Where(to => matrix.CustomersTo(to) > 0)];
        return new GridView(
            $"From segment to segment, {Iso(before.Table.AsOf)} to {Iso(now.Table.AsOf)}: shares of each row, and customers",
            "before",
            "after, by the number of the segment",
            [.. rows.Select(from => $"{(from == last ? string.Empty : Whole(from + 1) + " ")}{matrix.From[from]} ({Whole(matrix.CustomersFrom(from))})")],
            [.. columns.Select(to => to == last ? "gone" : Whole(to + 1))],
            [.. rows.Select(from => (IReadOnlyList<GridCell>)[.. columns.Select(to => MoveCell(matrix, from, to))])]);
    }

    private static GridCell MoveCell(MigrationMatrix matrix, int from, int to)
    {
        var customers = matrix[from, to];
        var share = (double)customers / matrix.CustomersFrom(from);
        return customers > 0
            ? new GridCell(share, $"{Percent(share)}\n{Whole(customers)}", from == to ? PlotTone.Accent : PlotTone.Warm)
            : new GridCell(0, string.Empty);
    }

    private static GridView Triangle(CohortTriangle cohorts)
    {
        var ages = cohorts.Cohorts.Select(cohort => cohort.Active.Count).DefaultIfEmpty(0).Max();
        var last = cohorts.IsLastPeriodComplete ? string.Empty : "; the last month is not over";
        return new GridView(
            $"New customers of each month, and how many of them bought in the months after{last}",
            "first purchase",
            "months since",
            [.. cohorts.Cohorts.Select(cohort => cohort.Start.ToString("uuuu-MM", CultureInfo.InvariantCulture) + $" ({Whole(cohort.Customers)})")],
            [.. Enumerable.Range(0, ages).Select(Whole)],
            [.. cohorts.Cohorts.Select(cohort => (IReadOnlyList<GridCell>)[.. Enumerable.Range(0, ages).Select(age => AgeCell(cohort, age))])]);
    }

    private static GridCell AgeCell(Cohort cohort, int age)
    {
        var share = cohort.Retention(age);
        return double.IsNaN(share) ? GridCell.None : new GridCell(age == 0 ? 0 : share, $"{Percent(share)}\n{Whole(cohort.Active[age])}");
    }

    private static int CustomersOf(IReadOnlyList<SegmentCount> segments) => segments.Sum(segment => segment.Customers);

    /// <summary>The tones in turn; the last segment, the worst of most schemes, and whoever is in none are grey.</summary>
    private static PlotTone ToneOf(SegmentedCustomers customers, Segment segment)
    {
        var segments = customers.Scheme.Segments;
        var place = Enumerable.Range(0, segments.Count).FirstOrDefault(i => segments[i] == segment, segments.Count);
        return place >= Math.Max(Tones.Length, segments.Count - 1) ? PlotTone.Soft : Tones[place % Tones.Length];
    }

    // The root, so that the small cells beside one huge one can still be told apart; and a floor, so that the colour of a segment can be seen.
    private static double Heat(int count, int most) => count == 0 ? 0 : 0.25 + (0.75 * Math.Sqrt((double)count / most));

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share, int decimals = 0) => (100 * share).ToString(decimals == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + "%";

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
