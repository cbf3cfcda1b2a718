using EcomCore.Cli.Report;

namespace EcomCore.Cli.Plan;

/// <summary>Shows rows of a <see cref="CsvFile"/>, so that report and file cannot differ.</summary>
internal static class TableOf
{
    /// <summary>Builds a table from chosen rows and columns of a file.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="file">The file.</param>
    /// <param name="rows">Places of the rows to show, in order.</param>
    /// <param name="columns">The columns to show, in order.</param>
    /// <param name="more">A sentence on the rows not shown; empty for none.</param>
    public static TableView Rows(string title, CsvFile file, IEnumerable<int> rows, IReadOnlyList<ShownColumn> columns, string more = "") =>
        new(
            title,
            file.Name,
            [.. columns.Select(column => new ColumnView(column.Heading, column.Field, column.IsNumber))],
            [.. rows.Select(row => (IReadOnlyList<CellView>)[.. columns.Select(column => Cell(file, row, column))])],
            more);

    private static CellView Cell(CsvFile file, int row, ShownColumn column)
    {
        var exact = file[row, column.Field].Text;
        return new CellView(column.Show(exact), exact);
    }
}
