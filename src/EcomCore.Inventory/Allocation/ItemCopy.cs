using System.Buffers;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Room for the channels of one item side by side, for a batch that keeps them apart.</summary>
internal readonly ref struct ItemCopy
{
    private const int Columns = 9;

    private readonly long[]? _room;
    private readonly int _channels;

    private ItemCopy(long[] room, int channels)
    {
        _room = room;
        _channels = channels;
    }

    /// <summary>Gets room for the units of the item.</summary>
    public Span<long> Units => Longs(8);

    /// <summary>Takes the room from the shared pool where the batch needs it; give it back with <see cref="Return"/>.</summary>
    public static ItemCopy RentFor(in AllocationBatch batch) =>
        batch.IsByChannel ? new ItemCopy(ArrayPool<long>.Shared.Rent(checked(Columns * batch.MaxChannels)), batch.MaxChannels) : default;

    /// <summary>Copies an item; the copy lasts until the next one.</summary>
    public AllocationItem Of(scoped in AllocationBatch batch, int item, long stock) => new()
    {
        Stock = stock,
        Demand = Copy(batch, batch.Demand, item, Doubles(0)),
        Weights = Copy(batch, batch.Weights, item, Doubles(1)),
        Margins = Copy(batch, batch.Margins, item, Doubles(2)),
        Deviations = Copy(batch, batch.Deviations, item, Doubles(3)),
        Floors = Copy(batch, batch.Floors, item, Longs(4)),
        Caps = Copy(batch, batch.Caps, item, Longs(5)),
        Lots = Copy(batch, batch.Lots, item, Longs(6)),
        Tiers = Copy(batch, batch.Tiers, item, MemoryMarshal.Cast<long, int>(Longs(7))[.._channels]),
    };

    public void Return()
    {
        if (_room is not null)
        {
            ArrayPool<long>.Shared.Return(_room);
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

    private Span<double> Doubles(int column) => MemoryMarshal.Cast<long, double>(Longs(column));

    private Span<long> Longs(int column) => _room.AsSpan(column * _channels, _channels);
}
