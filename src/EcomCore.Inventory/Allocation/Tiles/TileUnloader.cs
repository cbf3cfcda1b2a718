#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomCore.Inventory;

/// <summary>Writes the units of a tile's items where the batch wants them.</summary>
internal static class TileUnloader
{
    /// <summary>Writes all items of a full tile of a rectangular batch.</summary>
    public static void UnloadAll(in AllocationBatch batch, int first, in Tile tile, Span<long> result, Span<long> unallocated)
    {
        if (!batch.Lots.IsEmpty)
        {
            CountsToUnits(tile);
        }

        var start = batch.StartOf(first);
        if (batch.IsByChannel)
        {
            StoreChannels(tile, ref MemoryMarshal.GetReference(result[start..]), batch.Pitch);
        }
        else if (Streaming.Pays(result))
        {
            // The inverses have served; their place takes the rows that are streamed to the result.
            var rows = MemoryMarshal.Cast<double, long>(tile.Inverse);
            Store(tile, ref MemoryMarshal.GetReference(rows));
            Streaming.Copy(rows, result.Slice(start, rows.Length));
        }
        else
        {
            Store(tile, ref MemoryMarshal.GetReference(result.Slice(start, tile.Counts.Length)));
        }

        if (!unallocated.IsEmpty)
        {
            StoreUnallocated(batch.Available.Slice(first, Tile.Items), tile, unallocated.Slice(first, Tile.Items));
        }
    }

    /// <summary>Writes one item.</summary>
    public static void Unload(in AllocationBatch batch, int item, int place, in Tile tile, Span<long> result, Span<long> unallocated)
    {
        var to = batch.StartOf(item);
        var at = place;
        for (var c = batch.LengthOf(item); c > 0; c--)
        {
            result[to] = (long)(batch.Lots.IsEmpty ? tile.Counts[at] : tile.Counts[at] * tile.Lots[at]);
            to += batch.Pitch;
            at += Tile.Items;
        }

        if (!unallocated.IsEmpty)
        {
            unallocated[item] = batch.Available[item] - (long)(tile.Stock[place] - tile.Left[place]);
        }
    }

    private static void CountsToUnits(in Tile tile)
    {
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        for (nuint i = 0; i < (nuint)tile.Counts.Length; i += (nuint)Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref counts, i) * Vector512.LoadUnsafe(ref lots, i)).StoreUnsafe(ref counts, i);
        }
    }

    private static void StoreChannels(in Tile tile, ref long to, int pitch)
    {
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        for (var c = 0; c < tile.Channels; c++)
        {
            for (var i = 0; i < Tile.Items; i += Vector512<double>.Count)
            {
                Prefetching.Ask(ref to, (c * pitch) + i + Prefetching.Ahead(Tile.Items));
                var units = WideTransposition.Whole(Vector512.LoadUnsafe(ref counts, (nuint)((c * Tile.Items) + i)));
                units.StoreUnsafe(ref to, (nuint)((c * pitch) + i));
            }
        }
    }

    /// <summary>Writes the channels of each item side by side; where blocks do not fill them, the last one laps over the one before it.</summary>
    private static void Store(in Tile tile, ref long rows)
    {
        var channels = tile.Channels;
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        if (WideTransposition.IsSupported && channels >= WideTransposition.Block)
        {
            StoreInEights(ref counts, ref rows, channels);
        }
        else if (Transposition.IsSupported && channels >= Transposition.Block)
        {
            StoreInFours(ref counts, ref rows, channels);
        }
        else if (PairTransposition.IsSupported && channels == PairTransposition.Channels)
        {
            StorePairs(ref counts, ref rows);
        }
        else
        {
            StoreValues(ref counts, ref rows, channels);
        }
    }

    private static void StoreInEights(ref double counts, ref long rows, int channels)
    {
        for (var c = 0; c < channels; c += WideTransposition.Block)
        {
            var from = Math.Min(c, channels - WideTransposition.Block);
            for (var i = 0; i < Tile.Items; i += WideTransposition.Block)
            {
                WideTransposition.Store(ref Unsafe.Add(ref counts, (from * Tile.Items) + i), ref Unsafe.Add(ref rows, (i * channels) + from), channels);
            }
        }
    }

    private static void StoreInFours(ref double counts, ref long rows, int channels)
    {
        for (var c = 0; c < channels; c += Transposition.Block)
        {
            var from = Math.Min(c, channels - Transposition.Block);
            for (var i = 0; i < Tile.Items; i += Transposition.Block)
            {
                Transposition.Store(ref Unsafe.Add(ref counts, (from * Tile.Items) + i), ref Unsafe.Add(ref rows, (i * channels) + from), channels);
            }
        }
    }

    private static void StorePairs(ref double counts, ref long rows)
    {
        for (var i = 0; i < Tile.Items; i += PairTransposition.Block)
        {
            PairTransposition.Store(ref Unsafe.Add(ref counts, i), ref Unsafe.Add(ref rows, i * PairTransposition.Channels));
        }
    }

    private static void StoreValues(ref double counts, ref long rows, int channels)
    {
        for (var c = 0; c < channels; c++)
        {
            for (var i = 0; i < Tile.Items; i++)
            {
                Unsafe.Add(ref rows, (i * channels) + c) = (long)Unsafe.Add(ref counts, (c * Tile.Items) + i);
            }
        }
    }

    private static void StoreUnallocated(ReadOnlySpan<long> available, in Tile tile, Span<long> unallocated)
    {
        ref var stock = ref MemoryMarshal.GetReference(tile.Stock);
        ref var left = ref MemoryMarshal.GetReference(tile.Left);
        for (nuint i = 0; i < Tile.Items; i += (nuint)Vector512<double>.Count)
        {
            var used = WideTransposition.Whole(Vector512.LoadUnsafe(ref stock, i) - Vector512.LoadUnsafe(ref left, i));
            (Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(available), i) - used).StoreUnsafe(ref MemoryMarshal.GetReference(unallocated), i);
        }
    }
}
#endif
