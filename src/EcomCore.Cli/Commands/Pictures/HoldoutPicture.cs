using EcomCore.Cli.Report.Pictures;
using EcomCore.Segmentation;
using NodaTime.Text;

namespace EcomCore.Cli.Commands.Pictures;

/// <summary>Purchases after the calibration, expected and made, by the number of repeats before.</summary>
internal static class HoldoutPicture
{
    public static Picture Of(HoldoutTable table, FittedPurchases fit, CustomerHistories histories)
    {
        var rows = table.Rows.Where(row => row.Customers > 0).ToList();
        var until = LocalDatePattern.Iso.Format(histories.HoldoutEnd);

        // A file that ends before the horizon knows a part of the purchases alone: drawn, it would say that the model failed.
        var isOver = histories.LastDay >= histories.HoldoutEnd;
        var note = isOver || histories.LastDay is not { } last ? string.Empty : $"; the file ends on {LocalDatePattern.Iso.Format(last)}, too early to compare";
        var expected = new PlotLayer("expected", LayerKind.Line, PlotTone.Accent, [.. rows.Select(row => new PlotPoint(row.Repeats, row.Expected))]);
        var actual = new PlotLayer("in the file", LayerKind.Points, PlotTone.Ink, [.. rows.Select(row => new PlotPoint(row.Repeats, row.Actual))]);
        var plot = new PlotView(
            FormattableString.Invariant($"{fit.Model!.Name}: mean purchases to {until}; the last group is {table.Rows[^1].Repeats} and more{note}"),
            new PlotAxis("repeat purchases in the calibration"),
            new PlotAxis("mean purchases after it"),
            isOver ? [expected, actual] : [expected]);
        return new Picture(isOver ? "What was expected, and what happened" : "What is expected", plot);
    }
}
