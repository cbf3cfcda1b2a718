namespace EcomCore.Segmentation;

/// <summary>Which segments lie where on the plane of two scores, and how many customers they have there. Immutable.</summary>
public sealed class SegmentMap
{
    private readonly SegmentCount[][] _cells;

    internal SegmentMap(SegmentedCustomers customers, SegmentLookup lookup, RfmAxis rows, RfmAxis columns)
    {
        RowAxis = rows;
        ColumnAxis = columns;
        Rows = customers.Table.ScaleOf(rows).Bins;
        Columns = customers.Table.ScaleOf(columns).Bins;

        // Per pair of scores a count per place of the scheme; below 0 where no score of the third axis leads there.
        var places = customers.Scheme.Segments.Count + 1;
        var counts = new int[Rows * Columns][];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new int[places];
            counts[i].AsSpan().Fill(-1);
        }

        MarkPossible(customers.Table.Options, lookup, counts);
        Count(customers, lookup, counts);
        _cells = Array.ConvertAll(counts, own => CellOf(customers, own));
    }

    /// <summary>Gets the axis of the rows.</summary>
    public RfmAxis RowAxis { get; }

    /// <summary>Gets the axis of the columns.</summary>
    public RfmAxis ColumnAxis { get; }

    /// <summary>Gets the number of scores on <see cref="RowAxis"/>.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of scores on <see cref="ColumnAxis"/>.</summary>
    public int Columns { get; }

    /// <summary>Gets the segments that customers with a pair of scores can be in.</summary>
    /// <param name="rowScore">1 to <see cref="Rows"/>.</param>
    /// <param name="columnScore">1 to <see cref="Columns"/>.</param>
    /// <value>At least one; the one with the most customers first, of equal ones the earlier of the scheme; <see cref="Segment.Unassigned"/> where no rule covers a cell.</value>
    /// <exception cref="ArgumentOutOfRangeException">No such score.</exception>
    public IReadOnlyList<SegmentCount> this[int rowScore, int columnScore]
    {
        get
        {
            Guard.Between(rowScore, 1, Rows);
            Guard.Between(columnScore, 1, Columns);
            return Array.AsReadOnly(_cells[PlaceOf(rowScore, columnScore)]);
        }
    }

    private static SegmentCount[] CellOf(SegmentedCustomers customers, int[] counts) =>
    [
        .. from place in Enumerable.Range(0, counts.Length)
           where counts[place] >= 0
           orderby counts[place] descending, place
           let segment = place < customers.Scheme.Segments.Count ? customers.Scheme.Segments[place] : Segment.Unassigned
           select new SegmentCount(segment, counts[place], customers.Count == 0 ? 0 : (double)counts[place] / customers.Count),
    ];

    private static int ScoreOn(RfmAxis axis, ScoreCell cell) => axis switch
    {
        RfmAxis.Recency => cell.R,
        RfmAxis.Frequency => cell.F,
        _ => cell.M,
    };

    private void MarkPossible(RfmOptions options, SegmentLookup lookup, int[][] counts)
    {
        for (var r = 1; r <= options.RecencyBins; r++)
        {
            for (var f = 1; f <= options.FrequencyBins; f++)
            {
                for (var m = 1; m <= options.MonetaryBins; m++)
                {
                    var cell = new ScoreCell(r, f, m);
                    counts[PlaceOf(cell)][lookup[cell]] = 0;
                }
            }
        }
    }

    private void Count(SegmentedCustomers customers, SegmentLookup lookup, int[][] counts)
    {
        for (var i = 0; i < customers.Count; i++)
        {
            var cell = customers.Table.CellAt(i);
            counts[PlaceOf(cell)][lookup[cell]]++;
        }
    }

    private int PlaceOf(ScoreCell cell) => PlaceOf(ScoreOn(RowAxis, cell), ScoreOn(ColumnAxis, cell));

    private int PlaceOf(int rowScore, int columnScore) => ((rowScore - 1) * Columns) + columnScore - 1;
}
