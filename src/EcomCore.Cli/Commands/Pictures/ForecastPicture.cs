using EcomCore.Cli.Report.Pictures;
using EcomCore.Forecasting;

namespace EcomCore.Cli.Commands.Pictures;

/// <summary>The first series with fit and forecast, what the calendar does to them, and their trend and season.</summary>
internal static class ForecastPicture
{
    private const int MostSeries = 3;
    private const double Inner = 80;
    private const double Outer = 95;

    public static Picture Of(IReadOnlyList<DemandSeries> series, IReadOnlyList<Forecast> forecasts, Forecaster forecaster, RetailCalendar calendar) =>
        new("Forecast", [.. series.Take(MostSeries).SelectMany((item, i) => Panels(item, forecasts[i], forecaster.Fit(item, calendar), calendar))]);

    private static IEnumerable<PlotView> Panels(DemandSeries series, Forecast forecast, FittedModel model, RetailCalendar calendar)
    {
        yield return Fit(series, forecast, model, calendar);
        if (!model.Profile.IsFlat)
        {
            yield return new PlotView(
                $"{series.Name}: the calendar multiplies demand with",
                Axis(series),
                new PlotAxis("factor"),
                new PlotLayer(string.Empty, LayerKind.Line, PlotTone.Green, Points(series, model.Profile.Factors(series, 0, series.Count + forecast.Horizon))))
            {
                Height = 110,
            };
        }

        if (series.SeasonalPeriod > 1 && series.Count > 2 * series.SeasonalPeriod)
        {
            var parts = SeasonalDecomposition.Stl(series, seasonalWindow: 7, robust: true);
            yield return Part($"{series.Name}: trend", series, parts.Trend);
            yield return Part($"{series.Name}: season", series, parts.Seasons[0]);
            yield return Part($"{series.Name}: what is left", series, parts.Remainder);
        }
    }

    private static PlotView Fit(DemandSeries series, Forecast forecast, FittedModel model, RetailCalendar calendar) => new(
        $"{series.Name}: demand, fit and forecast",
        Axis(series),
        new PlotAxis("units"),
        Band(FormattableString.Invariant($"{Outer} %"), series, forecast, Outer),
        Band(FormattableString.Invariant($"{Inner} %"), series, forecast, Inner),
        new PlotLayer("demand", LayerKind.Line, PlotTone.Ink, Points(series, series.Values.ToArray())),
        new PlotLayer("fit", LayerKind.Dashes, PlotTone.Warm, Points(series, model.Fitted)),
        new PlotLayer("forecast", LayerKind.Line, PlotTone.Accent, [.. forecast.Mean.Select((mean, h) => new PlotPoint(At(series, series.Count + h), mean))]))
    {
        Marks = series.IsDated ? [.. Marks(series, forecast, model, calendar)] : [],
    };

    private static PlotLayer Band(string name, DemandSeries series, Forecast forecast, double level) => new(
        name,
        LayerKind.Band,
        PlotTone.Soft,
        [
            .. Enumerable.Range(0, forecast.Horizon).Select(h => forecast.Interval(h, level) is var interval
                ? new PlotPoint(At(series, series.Count + h), interval.Lower, interval.Upper)
                : default),
        ]);

    private static PlotView Part(string title, DemandSeries series, IReadOnlyList<double> values) =>
        new(title, Axis(series), new PlotAxis("units") { FromZero = false }, new PlotLayer(string.Empty, LayerKind.Line, PlotTone.Accent, Points(series, values))) { Height = 110 };

    /// <summary>The events that the fit found at work, in the forecast and in the year before it.</summary>
    private static IEnumerable<PlotMark> Marks(DemandSeries series, Forecast forecast, FittedModel model, RetailCalendar calendar)
    {
        var found = model.Profile.Effects.Select(effect => effect.Name).ToHashSet(StringComparer.Ordinal);
        var end = series.PeriodStart(series.Count);
        return calendar.Occurrences(end.PlusYears(-1), forecast.PeriodEnd(forecast.Horizon - 1))
            .Where(occurrence => found.Contains(occurrence.Event.Name))
            .Select(occurrence => new PlotMark(PlotAxis.At(occurrence.Day), occurrence.Event.Name));
    }

    private static PlotPoint[] Points(DemandSeries series, IReadOnlyList<double> values) => [.. values.Select((value, t) => new PlotPoint(At(series, t), value))];

    private static PlotAxis Axis(DemandSeries series) => series.IsDated ? new PlotAxis(string.Empty, AxisKind.Date) : new PlotAxis("period") { FromZero = false };

    private static double At(DemandSeries series, int t) => series.IsDated ? PlotAxis.At(series.PeriodStart(t)) : series.FirstIndex + t;
}
