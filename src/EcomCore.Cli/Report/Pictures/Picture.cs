namespace EcomCore.Cli.Report.Pictures;

/// <summary>A picture that stands alone, as an SVG file: panels one below the other under a title.</summary>
/// <param name="Title">Heading of the picture.</param>
/// <param name="Panels">At least one panel, from top to bottom.</param>
public sealed record Picture(string Title, params IReadOnlyList<PanelView> Panels);
