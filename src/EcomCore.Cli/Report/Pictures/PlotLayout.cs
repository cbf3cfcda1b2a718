namespace EcomCore.Cli.Report.Pictures;

/// <summary>Where everything of a <see cref="PlotView"/> stands, from the top of its panel.</summary>
internal sealed class PlotLayout
{
    private const double MarkRow = 15;
    private const double BarShare = 0.8;

    private readonly PlotView _view;
    private readonly AxisScale _x;
    private readonly AxisScale _y;

    public PlotLayout(PlotView view)
    {
        _view = view;
        _x = AxisScale.Of(view.X with { FromZero = false }, Drawn().Select(point => point.X).Concat(view.Marks.Select(mark => mark.X)), roundsUp: false);
        var ys = Drawn().SelectMany(point => double.IsNaN(point.High) ? [point.Y] : new[] { point.Y, point.High });
        _y = AxisScale.Of(view.Y, ys, roundsUp: true);
        PlotTop = (view.Title.Length > 0 ? PictureLayout.LineHeight : 0) + (LegendNames().Any() ? PictureLayout.LineHeight : 0)
            + (view.Marks.Count > 0 ? 2 * MarkRow : 0) + 8 + (view.Y.Label.Length > 0 ? PictureLayout.LineHeight : 0);
    }

    public double PlotTop { get; }

    public double PlotBottom => PlotTop + _view.Height;

    public double Height => PlotBottom + (2 * PictureLayout.LineHeight);

    public IEnumerable<(double Y, string Label)> ValueTicks() => _y.Ticks(0).Select(tick => (Y(tick.Place), tick.Label));

    public IEnumerable<(double X, string Label)> PlaceTicks()
    {
        const double Room = 66 / PictureLayout.PlotWidth;
        return _x.Ticks(Room).Select(tick => (X(tick.Place), tick.Label));
    }

    /// <summary>The names of the layers, from left to right, as many as fit in one line.</summary>
    public IEnumerable<(double X, string Name, PlotTone Tone, LayerKind Kind)> Legend()
    {
        var x = PictureLayout.Left;
        foreach (var layer in LegendNames())
        {
            var width = 26 + PictureLayout.TextWidth(layer.Name) + 16;
            if (x + width > PictureLayout.Width)
            {
                yield break;
            }

            yield return (x, layer.Name, layer.Tone, layer.Kind);
            x += width;
        }
    }

    /// <summary>The marks, their labels on two levels and only where they touch no other; every mark keeps its line.</summary>
    public IEnumerable<(double X, string Label, double LabelX, double LabelY)> Marks()
    {
        double[] freeFrom = [double.NegativeInfinity, double.NegativeInfinity];
        foreach (var mark in _view.Marks.Where(mark => double.IsFinite(mark.X)).OrderBy(mark => mark.X))
        {
            var x = X(_x.Place(mark.X));
            var half = PictureLayout.TextWidth(mark.Label) / 2;
            var centre = Math.Clamp(x, Math.Min(half + 1, PictureLayout.Width / 2), Math.Max(PictureLayout.Width - half - 1, PictureLayout.Width / 2));
            var level = Array.FindIndex(freeFrom, free => free <= centre - half);
            if (level >= 0)
            {
                freeFrom[level] = centre + half + 8;
            }

            yield return (x, level < 0 ? string.Empty : mark.Label, centre, PlotTop - 6 - (MarkRow * Math.Max(0, level)));
        }
    }

    /// <summary>The unbroken runs of a line, each as the points of a polyline.</summary>
    public IEnumerable<string> Runs(PlotLayer layer)
    {
        var run = new List<(double X, double Y)>();
        foreach (var point in layer.Points)
        {
            if (IsShown(point, layer.Kind))
            {
                if (layer.Kind == LayerKind.Steps && run.Count > 0)
                {
                    run.Add((X(_x.Place(point.X)), run[^1].Y));
                }

                run.Add((X(_x.Place(point.X)), Y(_y.Place(point.Y))));
            }
            else if (run.Count > 0)
            {
                yield return Text(run);
                run.Clear();
            }
        }

        if (run.Count > 0)
        {
            yield return Text(run);
        }
    }

    /// <summary>The outline of a band.</summary>
    public string Band(PlotLayer layer)
    {
        var shown = layer.Points.Where(point => IsShown(point, layer.Kind)).ToList();
        var upper = shown.Select(point => (X(_x.Place(point.X)), Y(_y.Place(point.High))));
        var lower = shown.AsEnumerable().Reverse().Select(point => (X(_x.Place(point.X)), Y(_y.Place(point.Y))));
        return Text(upper.Concat(lower));
    }

    public IEnumerable<(double X, double Y)> Discs(PlotLayer layer) =>
        layer.Points.Where(point => IsShown(point, layer.Kind)).Select(point => (X(_x.Place(point.X)), Y(_y.Place(point.Y))));

    public IEnumerable<(double X, double Y, double Width, double Height)> Bars(PlotLayer layer)
    {
        var width = Math.Max(1, BarShare * PictureLayout.PlotWidth / Math.Max(1, layer.Points.Count));
        var zero = Y(_y.Place(0));
        foreach (var (x, y) in Discs(layer))
        {
            var left = Math.Max(PictureLayout.Left, x - (width / 2));
            var right = Math.Min(PictureLayout.Left + PictureLayout.PlotWidth, x + (width / 2));
            yield return (left, Math.Min(y, zero), right - left, Math.Abs(zero - y));
        }
    }

    private static double X(double place) => PictureLayout.Left + (PictureLayout.PlotWidth * place);

    private static string Text(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => $"{PictureLayout.Number(point.X)},{PictureLayout.Number(point.Y)}"));

    private double Y(double place) => PlotBottom - (_view.Height * place);

    private IEnumerable<PlotLayer> LegendNames() => _view.Layers.Where(layer => layer.Name.Length > 0);

    private IEnumerable<PlotPoint> Drawn() =>
        _view.Layers.SelectMany(layer => layer.Points.Where(point => IsShown(point, layer.Kind))
            .SelectMany(point => layer.Kind == LayerKind.Bars ? [point, point with { Y = 0 }] : new[] { point }));

    private bool IsShown(PlotPoint point, LayerKind kind) =>
        point.IsDrawable(kind) && (_view.X.Kind != AxisKind.Logarithmic || point.X > 0) && (_view.Y.Kind != AxisKind.Logarithmic || point.Y > 0);
}
