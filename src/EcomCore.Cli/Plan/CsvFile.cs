using EcomCore.Cli.Tables;

namespace EcomCore.Cli.Plan;

/// <summary>A table that the plan writes beside the report.</summary>
/// <param name="Name">File name.</param>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Rows of as many cells, in the order written.</param>
internal sealed record CsvFile(string Name, string[] Columns, IReadOnlyList<Cell[]> Rows)
{
    /// <summary>A cell of a row by its column's name.</summary>
    public Cell this[int row, string column] => Rows[row][Array.IndexOf(Columns, column)];
}
