namespace EcomCore.Cli.Report.Pictures;

/// <summary>Where the cells of a <see cref="GridView"/> stand, from the top of its panel.</summary>
internal sealed class GridLayout
{
    private const double CellHeight = 30;
    private const double WidestCell = 130;
    private const double WidestLabel = 220;

    private readonly GridView _view;
    private readonly double _labels;

    public GridLayout(GridView view)
    {
        _view = view;
        _labels = 16 + Math.Min(WidestLabel, view.RowLabels.Append(view.RowAxis + " ↓").Max(PictureLayout.TextWidth));
        CellWidth = Math.Min(WidestCell, (PictureLayout.Width - PictureLayout.Right - _labels) / Math.Max(1, view.ColumnLabels.Count));
        Top = (view.Title.Length > 0 ? PictureLayout.LineHeight : 0) + (2 * PictureLayout.LineHeight) + 4;
    }

    public double CellWidth { get; }

    public double Top { get; }

    public double Left => _labels;

    public double Height => Top + (CellHeight * _view.RowLabels.Count);

    public IEnumerable<(double X, string Label)> Columns() =>
        _view.ColumnLabels.Select((label, column) => (X(column) + (CellWidth / 2), PictureLayout.Fit(label, CellWidth)));

    public IEnumerable<(double Y, string Label)> Rows() =>
        _view.RowLabels.Select((label, row) => (Middle(row), PictureLayout.Fit(label, _labels - 14)));

    /// <summary>The cells that are there.</summary>
    public IEnumerable<(double X, double Y, double Width, double Height, GridCell Cell, string Text)> Cells()
    {
        for (var row = 0; row < _view.Cells.Count; row++)
        {
            for (var column = 0; column < _view.Cells[row].Count; column++)
            {
                var cell = _view.Cells[row][column];
                if (!double.IsNaN(cell.Heat))
                {
                    yield return (X(column) + 1, Top + (CellHeight * row) + 1, CellWidth - 2, CellHeight - 2, cell, PictureLayout.Fit(cell.Text, CellWidth - 4));
                }
            }
        }
    }

    private double X(int column) => _labels + (CellWidth * column);

    private double Middle(int row) => Top + (CellHeight * row) + (CellHeight / 2) + 4;
}
