namespace EcomCore.Cli.Report;

/// <summary>A table whose numbers also stand in a CSV file.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Source">Name of the CSV file that has all rows; empty when there is none.</param>
/// <param name="Columns">Column headings.</param>
/// <param name="Rows">Rows of as many cells.</param>
/// <param name="More">A sentence about the rows that are not shown; empty when all are.</param>
public sealed record TableView(
    string Title, string Source, IReadOnlyList<ColumnView> Columns, IReadOnlyList<IReadOnlyList<CellView>> Rows, string More = "") : BlockView(Title);
