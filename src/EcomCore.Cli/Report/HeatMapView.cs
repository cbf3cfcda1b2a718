namespace EcomCore.Cli.Report;

/// <summary>A grid of shaded cells.</summary>
/// <param name="Title">Heading.</param>
/// <param name="RowAxis">What the rows are.</param>
/// <param name="ColumnAxis">What the columns are.</param>
/// <param name="RowLabels">Labels from top to bottom.</param>
/// <param name="ColumnLabels">Labels from left to right.</param>
/// <param name="Cells">Values of 0 or more, <c>[row][column]</c>.</param>
/// <param name="Texts">What stands in each cell, of the same shape.</param>
public sealed record HeatMapView(
    string Title,
    string RowAxis,
    string ColumnAxis,
    IReadOnlyList<string> RowLabels,
    IReadOnlyList<string> ColumnLabels,
    IReadOnlyList<IReadOnlyList<double>> Cells,
    IReadOnlyList<IReadOnlyList<string>> Texts) : BlockView(Title);
