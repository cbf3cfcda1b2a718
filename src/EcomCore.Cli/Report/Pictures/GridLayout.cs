namespace EcomCore.Cli.Report.Pictures;

/// <summary>Where the cells of a <see cref="GridView"/> stand, from the top of its panel.</summary>
internal sealed class GridLayout
{
    private const double PlainHeight = 30;
    private const double TextLine = 16;
    private const double WidestPlainCell = 130;
    private const double WidestCell = 160;
    private const double WidestLabel = 220;

    private readonly GridView _view;
    private readonly double _labels;
    private readonly double _cellHeight;

    public GridLayout(GridView view)
    {
        _view = view;
        _labels = 16 + Math.Min(WidestLabel, view.RowLabels.Append(view.RowAxis + " ↓").Max(PictureLayout.TextWidth));
        var lines = view.Cells.SelectMany(row => row).Select(cell => LinesOf(cell).Length).DefaultIfEmpty(1).Max();
        _cellHeight = lines == 1 ? PlainHeight : (TextLine * lines) + 10;
        CellWidth = Math.Min(lines == 1 ? WidestPlainCell : WidestCell, (PictureLayout.Width - PictureLayout.Right - _labels) / Math.Max(1, view.ColumnLabels.Count));
        Top = (view.Title.Length > 0 ? PictureLayout.LineHeight : 0) + (2 * PictureLayout.LineHeight) + 4;
    }

    public double CellWidth { get; }

    public double Top { get; }

    public double Left => _labels;

    public double Height => Top + (_cellHeight * _view.RowLabels.Count);

    public IEnumerable<(double X, string Label)> Columns() =>
        _view.ColumnLabels.Select((label, column) => (X(column) + (CellWidth / 2), PictureLayout.Fit(label, CellWidth)));

    public IEnumerable<(double Y, string Label)> Rows() =>
        _view.RowLabels.Select((label, row) => (Middle(row), PictureLayout.Fit(label, _labels - 14)));

    /// <summary>The cells that are there.</summary>
    public IEnumerable<(double X, double Y, double Width, double Height, GridCell Cell)> Cells()
    {
        for (var row = 0; row < _view.Cells.Count; row++)
        {
            for (var column = 0; column < _view.Cells[row].Count; column++)
            {
                var cell = _view.Cells[row][column];
                if (!double.IsNaN(cell.Heat))
                {
                    yield return (X(column) + 1, Top + (_cellHeight * row) + 1, CellWidth - 2, _cellHeight - 2, cell);
                }
            }
        }
    }

    /// <summary>The lines of a cell, one below the other in its middle.</summary>
    public IEnumerable<(double Y, string Text)> Lines(GridCell cell, double y, double height)
    {
        var lines = LinesOf(cell);
        var first = y + (height / 2) + 4 - (TextLine * (lines.Length - 1) / 2);
        return lines.Select((line, i) => (first + (TextLine * i), PictureLayout.Fit(line, CellWidth - 4)));
    }

    private static string[] LinesOf(GridCell cell) => cell.Text.Split('\n');

    private double X(int column) => _labels + (CellWidth * column);

    private double Middle(int row) => Top + (_cellHeight * row) + (_cellHeight / 2) + 4;
}
