using System.Buffers;

namespace EcomCore.Inventory;

/// <summary>Room for the channels of one item side by side, for a batch that keeps them apart.</summary>
internal readonly ref struct ItemCopy
{
    private const int DoubleColumns = 4;
    private const int LongColumns = 4;

    private readonly double[]? _doubles;
    private readonly long[]? _longs;
    private readonly int[]? _tiers;
    private readonly int _channels;

    private ItemCopy(double[] doubles, long[] longs, int[] tiers, int channels)
    {
        _doubles = doubles;
        _longs = longs;
        _tiers = tiers;
        _channels = channels;
    }

    /// <summary>Gets room for the units of the item.</summary>
    public Span<long> Units => Longs(3);

    /// <summary>Takes the room from the shared pool where the batch needs it; give it back with <see cref="Return"/>.</summary>
    public static ItemCopy RentFor(in AllocationBatch batch) => !batch.IsByChannel
        ? default
        : new ItemCopy(
            ArrayPool<double>.Shared.Rent(checked(DoubleColumns * batch.MaxChannels)),
            ArrayPool<long>.Shared.Rent(checked(LongColumns * batch.MaxChannels)),
            ArrayPool<int>.Shared.Rent(batch.MaxChannels),
            batch.MaxChannels);

    /// <summary>Copies an item; the copy lasts until the next one.</summary>
    public AllocationItem Of(scoped in AllocationBatch batch, int item, long stock) => new()
    {
        Stock = stock,
        Demand = Copy(batch, batch.Demand, item, Doubles(0)),
        Weights = Copy(batch, batch.Weights, item, Doubles(1)),
        Margins = Copy(batch, batch.Margins, item, Doubles(2)),
        Deviations = Copy(batch, batch.Deviations, item, Doubles(3)),
        Floors = Copy(batch, batch.Floors, item, Longs(0)),
        Caps = Copy(batch, batch.Caps, item, Longs(1)),
        Lots = Copy(batch, batch.Lots, item, Longs(2)),
        Tiers = Copy(batch, batch.Tiers, item, _tiers.AsSpan(0, _channels)),
    };

    public void Return()
    {
        if (_doubles is not null && _longs is not null && _tiers is not null)
        {
            ArrayPool<double>.Shared.Return(_doubles);
            ArrayPool<long>.Shared.Return(_longs);
            ArrayPool<int>.Shared.Return(_tiers);
        }
    }

    private static ReadOnlySpan<T> Copy<T>(scoped in AllocationBatch batch, ReadOnlySpan<T> column, int item, Span<T> to)
    {
        if (column.IsEmpty)
        {
            return column;
        }

        var at = batch.StartOf(item);
        for (var c = 0; c < to.Length; c++)
        {
            to[c] = column[at];
            at += batch.Pitch;
        }

        return to;
    }

    private Span<double> Doubles(int column) => _doubles.AsSpan(column * _channels, _channels);

    private Span<long> Longs(int column) => _longs.AsSpan(column * _channels, _channels);
}
