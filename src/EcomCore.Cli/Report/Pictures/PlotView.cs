namespace EcomCore.Cli.Report.Pictures;

/// <summary>Lines, bands, points and bars over two axes.</summary>
/// <param name="Title">Heading of the panel; may be empty.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Layers">What is drawn, the lowest first.</param>
public sealed record PlotView(string Title, PlotAxis X, PlotAxis Y, params IReadOnlyList<PlotLayer> Layers) : PanelView(Title)
{
    /// <summary>Gets the upright lines with a label, such as festivals or an optimum.</summary>
    public IReadOnlyList<PlotMark> Marks { get; init; } = [];

    /// <summary>Gets the height of the plotting area, in picture units; the width is <see cref="PictureLayout.PlotWidth"/>.</summary>
    public double Height { get; init; } = 220;
}
