namespace EcomCore.Cli.Report.Pictures;

/// <summary>A grid of shaded cells: a segment map, a cohort triangle, a migration matrix.</summary>
/// <param name="Title">Heading of the panel; may be empty.</param>
/// <param name="RowAxis">What the rows are.</param>
/// <param name="ColumnAxis">What the columns are.</param>
/// <param name="RowLabels">Labels from top to bottom.</param>
/// <param name="ColumnLabels">Labels from left to right.</param>
/// <param name="Cells">The cells, <c>[row][column]</c>.</param>
public sealed record GridView(
    string Title,
    string RowAxis,
    string ColumnAxis,
    IReadOnlyList<string> RowLabels,
    IReadOnlyList<string> ColumnLabels,
    IReadOnlyList<IReadOnlyList<GridCell>> Cells) : PanelView(Title);
