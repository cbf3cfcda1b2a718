namespace EcomCore.Segmentation;

/// <summary>How many customers have each pair of scores: the map of a customer base. Immutable.</summary>
public sealed class ScoreGrid
{
    private readonly int[] _counts;

    internal ScoreGrid(RfmTable table, RfmAxis rows, RfmAxis columns)
    {
        RowAxis = rows;
        ColumnAxis = columns;
        Rows = table.ScaleOf(rows).Bins;
        Columns = table.ScaleOf(columns).Bins;
        _counts = new int[Rows * Columns];

        var row = table.ScoresOn(rows);
        var column = table.ScoresOn(columns);
        for (var i = 0; i < row.Length; i++)
        {
            _counts[PlaceOf(row[i], column[i])]++;
        }
    }

    /// <summary>Gets the axis of the rows.</summary>
    public RfmAxis RowAxis { get; }

    /// <summary>Gets the axis of the columns.</summary>
    public RfmAxis ColumnAxis { get; }

    /// <summary>Gets the number of scores on <see cref="RowAxis"/>.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of scores on <see cref="ColumnAxis"/>.</summary>
    public int Columns { get; }

    /// <summary>Gets the number of customers with a pair of scores.</summary>
    /// <param name="rowScore">1 to <see cref="Rows"/>.</param>
    /// <param name="columnScore">1 to <see cref="Columns"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such score.</exception>
    public int this[int rowScore, int columnScore]
    {
        get
        {
            Guard.Between(rowScore, 1, Rows);
            Guard.Between(columnScore, 1, Columns);
            return _counts[PlaceOf(rowScore, columnScore)];
        }
    }

    private int PlaceOf(int rowScore, int columnScore) => ((rowScore - 1) * Columns) + columnScore - 1;
}
