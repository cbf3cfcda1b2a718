using System.Collections;

namespace EcomCore.Segmentation;

/// <summary>Scored customers, each in exactly one segment, in the order of their <see cref="RfmTable"/>.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class SegmentedCustomers : IReadOnlyList<SegmentedCustomer>
{
    private readonly byte[] _places;
    private readonly SegmentLookup _lookup;

    internal SegmentedCustomers(RfmTable table, SegmentScheme scheme)
    {
        _lookup = new SegmentLookup(scheme, table);
        _places = new byte[table.Count];
        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = _lookup[table.CellAt(i)];
        }

        Table = table;
        Scheme = scheme;
        Cutoffs = Array.AsReadOnly(_lookup.Cutoffs);
        Summaries = Array.AsReadOnly(SegmentTotals.Of(table.Customers, scheme, _places));
    }

    /// <summary>Gets the scores.</summary>
    public RfmTable Table { get; }

    /// <summary>Gets the rules.</summary>
    public SegmentScheme Scheme { get; }

    /// <summary>Gets what recency, frequency and monetary scores were compared with, in this order; empty when the scheme compares with nothing.</summary>
    public IReadOnlyList<ScoreCutoff> Cutoffs { get; }

    /// <summary>Gets the totals per segment, in the scheme's order, segments without customers too; <see cref="Segment.Unassigned"/> comes last when it has any.</summary>
    public IReadOnlyList<SegmentSummary> Summaries { get; }

    /// <summary>Gets the number of customers.</summary>
    public int Count => _places.Length;

    /// <summary>Gets a customer.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public SegmentedCustomer this[int index] => new(Table[index], SegmentOf(index));

    /// <summary>Gives a customer's segment without making the row.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>The segment; <see cref="Segment.Unassigned"/> when no rule covers the scores.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public Segment SegmentOf(int index)
    {
        Guard.Between(index, 0, Count - 1);
        var place = _places[index];
        return place < Scheme.Segments.Count ? Scheme.Segments[place] : Segment.Unassigned;
    }

    /// <summary>Lays the segments out over two of the scores.</summary>
    /// <param name="rows">Axis of the rows.</param>
    /// <param name="columns">Axis of the columns.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No such axis.</exception>
    public SegmentMap MapBy(RfmAxis rows = RfmAxis.Recency, RfmAxis columns = RfmAxis.Frequency)
    {
        Guard.Between((int)rows, 0, (int)RfmAxis.Monetary, nameof(rows));
        Guard.Between((int)columns, 0, (int)RfmAxis.Monetary, nameof(columns));
        return new SegmentMap(this, _lookup, rows, columns);
    }

    /// <inheritdoc/>
    public IEnumerator<SegmentedCustomer> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The place of each customer's segment in the scheme; the number of its segments for none.</summary>
    internal IEnumerable<(string Id, int Place)> Places()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return (Table.Customers.IdAt(i), _places[i]);
        }
    }
}
