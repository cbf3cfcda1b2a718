namespace EcomCore.Forecasting;

/// <summary>Order lines added up by item, category, channel and period, from which series of any grouping are made.</summary>
/// <remarks>Immutable and safe to share between threads. Its memory grows with the different items, categories, channels and periods that sold, not with lines.</remarks>
public sealed class DemandTable
{
    private readonly SeriesFrequency _frequency;
    private readonly LocalDate _anchor;
    private readonly int _end;
    private readonly IReadOnlyList<DemandCell> _cells;
    private readonly StockOut[] _stockOuts;

    internal DemandTable(SeriesFrequency frequency, LocalDate anchor, int end, IReadOnlyList<DemandCell> cells, StockOut[] stockOuts, long linesOutside)
    {
        (_frequency, _anchor, _end, _cells, _stockOuts) = (frequency, anchor, end, cells, stockOuts);
        LinesOutside = linesOutside;
    }

    /// <summary>Gets the length of a period.</summary>
    public SeriesFrequency Frequency => _frequency;

    /// <summary>Gets the first day after the last period of every series.</summary>
    public LocalDate End => Periods.Start(_frequency, _anchor, _end);

    /// <summary>Gets how many lines were left out because they lie before the first or after the last whole period.</summary>
    public long LinesOutside { get; }

    /// <summary>Adds order lines up; returns (negative quantities) are taken off.</summary>
    /// <param name="lines">The lines in any order; read once, one by one.</param>
    /// <param name="frequency">Length of a period; not <see cref="SeriesFrequency.Index"/>.</param>
    /// <param name="table">The table, or null when a line is wrong.</param>
    /// <param name="faults">Every wrong line by its position from 0, at most 1,000; empty when there is none.</param>
    /// <param name="from">First day that counts; weeks start on its weekday. Null: the first line's period, with weeks from Monday. A period that starts before it is left out.</param>
    /// <param name="toExclusive">First day that does not count, such as today; a period that ends after it is left out, because it is not over. Null: all periods count.</param>
    /// <param name="stockOuts">Days on which items had no stock; null for none.</param>
    /// <returns>Whether every line was understood and at least one counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="frequency"/> has no dates.</exception>
    public static bool TryFrom(
        IEnumerable<DemandLine> lines,
        SeriesFrequency frequency,
        out DemandTable? table,
        out IReadOnlyList<SeriesFault> faults,
        LocalDate? from = null,
        LocalDate? toExclusive = null,
        IEnumerable<StockOut>? stockOuts = null)
    {
        Guard.NotNull(lines);
        if (frequency == SeriesFrequency.Index)
        {
            throw new ArgumentException("Expected a frequency with dates; found Index.", nameof(frequency));
        }

        var reader = new DemandLineReader(frequency, from, toExclusive);
        foreach (var line in lines)
        {
            reader.Add(line);
        }

        faults = reader.Finish();
        table = faults.Count == 0 ? new DemandTable(frequency, reader.Anchor, reader.End, reader.Cells, [.. stockOuts ?? []], reader.Outside) : null;
        return table is not null;
    }

    /// <summary>The series of every group of lines.</summary>
    /// <param name="dimensions">What to tell apart; <see cref="DemandDimensions.None"/> for the total.</param>
    /// <returns>One series per group, in the order of the groups' first lines, from the period of the group's first line to <see cref="End"/>. A period without a line is
    /// 0, not missing: the lines are all that was sold. Names are channel, category and item, joined by <c>/</c>, or <c>total</c>. Stock-outs are marked where
    /// items are told apart; those of one channel only where channels are too.</returns>
    public IReadOnlyList<DemandSeries> By(DemandDimensions dimensions)
    {
        var places = new Dictionary<(string, string, string), int>();
        var groups = new List<(DemandCell Key, List<DemandCell> Cells)>();
        foreach (var cell in _cells)
        {
            var key = (
                dimensions.HasFlag(DemandDimensions.Channel) ? cell.Channel : string.Empty,
                dimensions.HasFlag(DemandDimensions.Category) ? cell.Category : string.Empty,
                dimensions.HasFlag(DemandDimensions.Sku) ? cell.Sku : string.Empty);
            if (!places.TryGetValue(key, out var place))
            {
                places.Add(key, place = groups.Count);
                groups.Add((cell, []));
            }

            groups[place].Cells.Add(cell);
        }

        return Array.AsReadOnly(groups.Select(group => Series(group.Key, group.Cells, dimensions)).ToArray());
    }

    /// <summary>The hierarchy of groupings, with the finest one as its leaves.</summary>
    /// <param name="groupings">Groupings above the leaves, such as channel, and channel with category; the total is added. The leaves tell apart everything that any of them does, and items.</param>
    /// <returns>The hierarchy, and its leaves' series in the order of <see cref="DemandHierarchy.Leaves"/>: <see cref="By"/> of the finest grouping under the leaves' names. A node is called by its levels and keys,
    /// such as <c>channel:TB</c> or <c>channel:TB/category:kitchen/sku:mug</c>, the top <c>total</c>; a slash or backslash inside a key gets a backslash before it. So a channel and a category of one name stay two nodes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groupings"/> is null.</exception>
    public (DemandHierarchy Hierarchy, IReadOnlyList<DemandSeries> Leaves) Hierarchy(params IEnumerable<DemandDimensions> groupings)
    {
        Guard.NotNull(groupings);
        DemandDimensions[] above = [.. groupings.Where(one => one != DemandDimensions.None).Distinct()];
        var finest = above.Aggregate(DemandDimensions.Sku, (all, one) => all | one);
        var keys = _cells.GroupBy(cell => cell.Path(finest), StringComparer.Ordinal).Select(group => group.First()).ToArray();
        var sums = above.Where(one => one != finest).Prepend(DemandDimensions.None)
            .SelectMany(one => keys.GroupBy(cell => cell.Path(one), StringComparer.Ordinal)
                .Select(group => new DemandSum(group.Key, [.. group.Select(cell => cell.Path(finest))])));
        return (DemandHierarchy.Of(sums), Array.AsReadOnly(By(finest).Zip(keys, (series, key) => series.Named(key.Path(finest))).ToArray()));
    }

    private DemandSeries Series(DemandCell key, List<DemandCell> cells, DemandDimensions dimensions)
    {
        var first = cells.Min(cell => cell.FirstPeriod);
        var values = new double[_end - first];
        foreach (var cell in cells)
        {
            cell.AddTo(values, first);
        }

        var start = Periods.Start(_frequency, _anchor, first);
        var series = _frequency switch
        {
            SeriesFrequency.Daily => DemandSeries.Daily(start, values, key.Name(dimensions)),
            SeriesFrequency.Weekly => DemandSeries.Weekly(start, values, key.Name(dimensions)),
            SeriesFrequency.Monthly => DemandSeries.Monthly(start.ToYearMonth(), values, key.Name(dimensions)),
            SeriesFrequency.Quarterly => DemandSeries.Quarterly(start.ToYearMonth(), values, key.Name(dimensions)),
            _ => DemandSeries.Yearly(start.Year, values, key.Name(dimensions)),
        };
        var withoutStock = dimensions.HasFlag(DemandDimensions.Sku) ? _stockOuts.Where(one => IsOf(one, key, dimensions)).ToArray() : [];
        return withoutStock.Length > 0 ? series.WithStockOuts(withoutStock) : series;
    }

    private static bool IsOf(StockOut one, DemandCell key, DemandDimensions dimensions) =>
        string.Equals(one.Sku, key.Sku, StringComparison.Ordinal)
        && (string.IsNullOrEmpty(one.Channel) || (dimensions.HasFlag(DemandDimensions.Channel) && string.Equals(one.Channel, key.Channel, StringComparison.Ordinal)));
}
