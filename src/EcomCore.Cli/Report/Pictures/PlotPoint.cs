namespace EcomCore.Cli.Report.Pictures;

/// <summary>A place in a plot; for a band, the lower edge <paramref name="Y"/> and the upper edge <paramref name="High"/>.</summary>
public readonly record struct PlotPoint(double X, double Y, double High = double.NaN)
{
    /// <summary>Gets whether everything that the kind of layer needs is a number.</summary>
    public bool IsDrawable(LayerKind kind) => double.IsFinite(X) && double.IsFinite(Y) && (kind != LayerKind.Band || double.IsFinite(High));
}
