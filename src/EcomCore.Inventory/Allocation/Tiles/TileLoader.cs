#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomCore.Inventory;

/// <summary>Copies the columns of neighbouring items into a tile.</summary>
internal static class TileLoader
{
    /// <summary>Whether the items waste little room in a tile: not too many channels, and not too different numbers of them.</summary>
    public static bool Suits(in AllocationBatch batch, int first, int items, out int channels)
    {
        channels = 0;
        if (batch.Offsets.IsEmpty)
        {
            channels = batch.MaxChannels;
            return channels is > 0 and <= Tile.MostChannels;
        }

        for (var item = first; item < first + items; item++)
        {
            channels = Math.Max(channels, batch.LengthOf(item));
        }

        return channels is > 0 and <= Tile.MostChannels && channels * Tile.Items <= 4 * (batch.StartOf(first + items) - batch.StartOf(first));
    }

    /// <summary>Lays the items out channel by channel; places without an item or a channel get what takes nothing.</summary>
    public static void Load(in AllocationBatch batch, int first, int items, AllocationPolicy policy, in Tile tile)
    {
        var isFull = items == Tile.Items && batch.Offsets.IsEmpty;
        if (!isFull)
        {
            Clear(tile, batch.HasLimits);
        }

        LoadStock(batch.Available.Slice(first, items), policy, tile.Stock, isFull);
        if (isFull)
        {
            LoadFull(batch, batch.StartOf(first), tile);
            return;
        }

        for (var i = 0; i < items; i++)
        {
            LoadItem(batch, batch.StartOf(first + i), batch.LengthOf(first + i), tile, i);
        }
    }

    private static void LoadStock(ReadOnlySpan<long> available, AllocationPolicy policy, Span<double> stock, bool isFull)
    {
        if (isFull && !policy.HasReserve)
        {
            LoadChannels(new LongRows(available), Tile.Items, 1, ref MemoryMarshal.GetReference(stock));
            return;
        }

        for (var i = 0; i < available.Length; i++)
        {
            stock[i] = available[i] - policy.ReserveOf(available[i]);
        }
    }

    private static void Clear(in Tile tile, bool hasLimits)
    {
        tile.Stock.Clear();
        tile.Shares.Clear();
        if (hasLimits)
        {
            tile.Fewest.Clear();
            tile.Most.Clear();
            tile.Lots.Fill(1);
        }
    }

    private static void LoadItem(in AllocationBatch batch, int start, int length, in Tile tile, int place)
    {
        for (var c = 0; c < length; c++)
        {
            var to = (c * Tile.Items) + place;
            var from = start + (c * batch.Pitch);
            var weight = batch.Weights.IsEmpty ? 1 : batch.Weights[from];
            tile.Shares[to] = batch.Demand[from] * weight;
            if (batch.HasLimits)
            {
                tile.Fewest[to] = batch.Floors.IsEmpty ? 0 : batch.Floors[from];
                tile.Most[to] = batch.Caps.IsEmpty ? long.MaxValue : batch.Caps[from];
                tile.Lots[to] = batch.Lots.IsEmpty ? 1 : batch.Lots[from];
            }
        }
    }

    /// <summary>The quick way for full tiles of a rectangular batch.</summary>
    private static void LoadFull(in AllocationBatch batch, int start, in Tile tile)
    {
        var pitch = batch.IsByChannel ? batch.Pitch : 0;
        if (batch.Weights.IsEmpty)
        {
            Load(new DoubleRows(batch.Demand[start..]), pitch, tile.Channels, tile.Shares);
        }
        else
        {
            Load(new ProductRows(batch.Demand[start..], batch.Weights[start..]), pitch, tile.Channels, tile.Shares);
        }

        if (batch.HasLimits)
        {
            LoadOr(0, batch.Floors, start, pitch, tile.Channels, tile.Fewest);
            LoadOr(long.MaxValue, batch.Caps, start, pitch, tile.Channels, tile.Most);
            LoadOr(1, batch.Lots, start, pitch, tile.Channels, tile.Lots);
        }
    }

    private static void LoadOr(long otherwise, ReadOnlySpan<long> column, int start, int pitch, int channels, Span<double> tile)
    {
        if (column.IsEmpty)
        {
            tile.Fill(otherwise);
            return;
        }

        Load(new LongRows(column[start..]), pitch, channels, tile);
    }

    /// <summary>Copies a column whose channels are a pitch apart; where the pitch is 0, the channels of an item stand side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TRows>(in TRows rows, int pitch, int channels, Span<double> tile)
        where TRows : struct, IRows, allows ref struct
    {
        ref var to = ref MemoryMarshal.GetReference(tile);
        if (pitch > 0)
        {
            LoadChannels(rows, pitch, channels, ref to);
        }
        else if (WideTransposition.IsSupported && channels >= WideTransposition.Block)
        {
            LoadInEights(rows, channels, ref to);
        }
        else if (Transposition.IsSupported && channels >= Transposition.Block)
        {
            LoadInFours(rows, channels, ref to);
        }
        else if (PairTransposition.IsSupported && channels == PairTransposition.Channels)
        {
            LoadPairs(rows, ref to);
        }
        else
        {
            LoadValues(rows, channels, ref to);
        }
    }

    private static void LoadChannels<TRows>(in TRows rows, int pitch, int channels, ref double to)
        where TRows : struct, IRows, allows ref struct
    {
        for (var c = 0; c < channels; c++)
        {
            for (var i = 0; i < Tile.Items; i += Vector512<double>.Count)
            {
                rows.Ask((c * pitch) + i + Prefetching.Ahead(Tile.Items));
                rows.EightAt((c * pitch) + i).StoreUnsafe(ref to, (nuint)((c * Tile.Items) + i));
            }
        }
    }

    /// <summary>In blocks of eight channels; where the number is no multiple of eight, the last block laps over the one before it.</summary>
    private static void LoadInEights<TRows>(in TRows rows, int channels, ref double to)
        where TRows : struct, IRows, allows ref struct
    {
        for (var c = 0; c < channels; c += WideTransposition.Block)
        {
            var from = Math.Min(c, channels - WideTransposition.Block);
            for (var i = 0; i < Tile.Items; i += WideTransposition.Block)
            {
                WideTransposition.Load(rows, (i * channels) + from, channels, ref Unsafe.Add(ref to, (from * Tile.Items) + i));
            }
        }
    }

    private static void LoadInFours<TRows>(in TRows rows, int channels, ref double to)
        where TRows : struct, IRows, allows ref struct
    {
        for (var c = 0; c < channels; c += Transposition.Block)
        {
            var from = Math.Min(c, channels - Transposition.Block);
            for (var i = 0; i < Tile.Items; i += Transposition.Block)
            {
                Transposition.Load(rows, (i * channels) + from, channels, ref Unsafe.Add(ref to, (from * Tile.Items) + i));
            }
        }
    }

    private static void LoadPairs<TRows>(in TRows rows, ref double to)
        where TRows : struct, IRows, allows ref struct
    {
        for (var i = 0; i < Tile.Items; i += PairTransposition.Block)
        {
            PairTransposition.Load(rows, i * PairTransposition.Channels, ref Unsafe.Add(ref to, i));
        }
    }

    private static void LoadValues<TRows>(in TRows rows, int channels, ref double to)
        where TRows : struct, IRows, allows ref struct
    {
        for (var c = 0; c < channels; c++)
        {
            for (var i = 0; i < Tile.Items; i++)
            {
                Unsafe.Add(ref to, (c * Tile.Items) + i) = rows.At((i * channels) + c);
            }
        }
    }
}
#endif
