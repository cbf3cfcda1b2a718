using System.Globalization;
using NodaTime;

namespace EcomCore.Cli.Report;

/// <summary>Where everything of a <see cref="LineChartView"/> stands in a picture of a given size.</summary>
public sealed class LineChartLayout
{
    /// <summary>Where the plot begins, from the left.</summary>
    public const double PlotLeft = 58;

    /// <summary>Where the plot begins, from above; the events' labels stand over it.</summary>
    public const double PlotTop = 40;

    private const double Right = 14;
    private const double Bottom = 26;
    private const double CharacterWidth = 6.4;
    private const int TickCount = 5;

    private readonly LineChartView _view;
    private readonly IReadOnlyList<ChartPoint> _actual;
    private readonly LocalDate _first;
    private readonly double _days;
    private readonly double _top;

    /// <summary>Lays a chart out.</summary>
    /// <param name="view">What to draw.</param>
    /// <param name="width">Width in picture units.</param>
    /// <param name="height">Height in picture units.</param>
    /// <param name="longestPast">How many of the last past values are drawn.</param>
    public LineChartLayout(LineChartView view, double width, double height, int longestPast)
    {
        _view = view;
        Width = width;
        Height = height;
        _actual = [.. view.Actual.Skip(Math.Max(0, view.Actual.Count - longestPast))];
        var dates = _actual.Select(point => point.Date).Concat(view.Expected.Select(point => point.Date)).ToArray();
        _first = dates.Length > 0 ? dates.Min() : default;
        _days = dates.Length > 0 ? Math.Max(1, Period.DaysBetween(_first, dates.Max())) : 1;
        Step = NiceStep(Highest() / TickCount);
        _top = Step * Math.Max(1, Math.Ceiling(Highest() / Step));
    }

    public double Width { get; }

    public double Height { get; }

    public double PlotRight => Width - Right;

    public double PlotBottom => Height - Bottom;

    /// <summary>Gets the distance between two ticks of the vertical axis.</summary>
    public double Step { get; }

    public string ActualLine => Line(_actual.Select(point => (point.Date, point.Value)));

    /// <summary>Gets the forecast's line, joined to the last past value.</summary>
    public string ExpectedLine => Line(Joint().Concat(_view.Expected.Select(point => (point.Date, point.Mean))));

    public string Band95 => Band(point => point.Low95, point => point.High95);

    public string Band80 => Band(point => point.Low80, point => point.High80);

    public IEnumerable<(double Y, string Label)> ValueTicks()
    {
        for (var value = 0.0; value <= _top + (Step / 2); value += Step)
        {
            yield return (Y(value), Short(value));
        }
    }

    /// <summary>First days of quarters or years, as many as fit without touching.</summary>
    public IEnumerable<(double X, string Label)> DateTicks()
    {
        const double Room = 56;
        var last = double.NegativeInfinity;
        var end = _first.PlusDays((int)_days);
        for (var date = new LocalDate(_first.Year, 1, 1); date <= end; date = date.PlusMonths(3))
        {
            var x = X(date);
            if (date >= _first && x - last >= Room && x + (Room / 2) <= Width)
            {
                last = x;
                yield return (x, string.Create(CultureInfo.InvariantCulture, $"{date.Year}-{date.Month:00}"));
            }
        }
    }

    /// <summary>The events, their labels on two levels and only where they touch no other; every event keeps its line.</summary>
    public IEnumerable<(double X, string Label, double LabelX, double LabelY)> Marks()
    {
        double[] freeFrom = [double.NegativeInfinity, double.NegativeInfinity];
        foreach (var mark in _view.Marks.Where(mark => mark.Date >= _first && mark.Date <= _first.PlusDays((int)_days)))
        {
            var x = X(mark.Date);
            var half = LabelWidth(mark.Label) / 2;
            var centre = Math.Clamp(x, half + 1, Width - half - 1);
            var level = Array.FindIndex(freeFrom, free => free <= centre - half);
            if (level >= 0)
            {
                freeFrom[level] = centre + half + CharacterWidth;
            }

            yield return (x, level < 0 ? string.Empty : mark.Label, centre, 13 + (14 * Math.Max(0, level)));
        }
    }

    private static double LabelWidth(string label) => label.Sum(c => c < 0x2E80 ? CharacterWidth : 2 * CharacterWidth);

    // 1, 2 or 5 times a power of ten.
    private static double NiceStep(double rough)
    {
        if (!(rough > 0) || double.IsInfinity(rough))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static string Short(double value) => value switch
    {
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private double Highest()
    {
        // A very wide interval must not press the curves flat: it is cut at twice the highest value.
        var values = _actual.Select(point => point.Value).Concat(_view.Expected.Select(point => point.Mean)).DefaultIfEmpty(1).Max();
        var interval = _view.Expected.Select(point => point.High95).DefaultIfEmpty(0).Max();
        return Math.Max(1, Math.Max(values, Math.Min(interval, 2 * values)));
    }

    private IEnumerable<(LocalDate, double)> Joint() => _actual.Count > 0 ? [(_actual[^1].Date, _actual[^1].Value)] : [];

    private string Line(IEnumerable<(LocalDate Date, double Value)> points) =>
        string.Join(' ', points.Where(point => !double.IsNaN(point.Value)).Select(point => $"{Number(X(point.Date))},{Number(Y(point.Value))}"));

    private string Band(Func<ChartInterval, double> low, Func<ChartInterval, double> high) =>
        Line(_view.Expected.Select(point => (point.Date, high(point)))
            .Concat(_view.Expected.Reverse().Select(point => (point.Date, low(point)))));

    private double X(LocalDate date) => PlotLeft + ((Width - PlotLeft - Right) * Period.DaysBetween(_first, date) / _days);

    private double Y(double value) => PlotBottom - ((PlotBottom - PlotTop) * Math.Clamp(value, 0, _top) / _top);
}
