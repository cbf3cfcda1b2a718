using System.Globalization;
using EcomCore.Cli.Report.Pictures;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Commands.Pictures;

/// <summary>The keywords that rose most: volume beside what was expected, and the periods with an open alert.</summary>
internal static class SurgePicture
{
    private const int MostKeywords = 6;

    public static Picture Of(IReadOnlyList<SurgeReport> reports) =>
        new("Search volumes", [.. reports.OrderByDescending(Peak).Take(MostKeywords).Select(Panel)]);

    private static double Peak(SurgeReport report) => report.Alerts.Select(alert => alert.PeakScore).DefaultIfEmpty(double.NegativeInfinity).Max();

    private static PlotView Panel(SurgeReport report)
    {
        double At(int t) => report.Series.IsDated ? PlotAxis.At(report.Series.PeriodStart(t)) : report.Series.FirstIndex + t;
        PlotPoint[] Points(Func<SurgePoint, double> value) => [.. report.Points.Select((point, t) => new PlotPoint(At(t), value(point)))];
        var axis = report.Series.IsDated ? new PlotAxis(string.Empty, AxisKind.Date) : new PlotAxis("period") { FromZero = false };
        return new PlotView(
            report.Series.Name,
            axis,
            new PlotAxis("searches"),
            new PlotLayer("expected", LayerKind.Line, PlotTone.Soft, Points(point => point.Expected)),
            new PlotLayer("volume", LayerKind.Line, PlotTone.Ink, Points(point => point.Volume)),
            new PlotLayer("alert", LayerKind.Points, PlotTone.Warm, Points(point => point.Alert ? point.Volume : double.NaN)))
        {
            Height = 150,
            Marks = [.. report.Alerts.Select(alert => new PlotMark(At(alert.Peak), string.Create(CultureInfo.InvariantCulture, $"x {alert.PeakLift:F1}")))],
        };
    }
}
