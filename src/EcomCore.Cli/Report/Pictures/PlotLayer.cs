namespace EcomCore.Cli.Report.Pictures;

/// <summary>One thing in a plot.</summary>
/// <param name="Name">Its name in the legend; empty to leave it out.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Points">Its points, in rising order of <see cref="PlotPoint.X"/> for lines and bands.</param>
public sealed record PlotLayer(string Name, LayerKind Kind, PlotTone Tone, IReadOnlyList<PlotPoint> Points);
