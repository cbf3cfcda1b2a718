#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Fair share for many items: tile by tile where doubles prove the result, item by item where they cannot.</summary>
internal static class TileAllocator
{
    private const uint AllProven = (1u << Tile.Items) - 1;

    /// <summary>Gets a value indicating whether this machine has vectors and fused products; without these, items are quicker one by one.</summary>
    public static bool IsSupported => Vector128.IsHardwareAccelerated && (Fma.IsSupported || AdvSimd.Arm64.IsSupported);

    /// <summary>Divides the items from first inclusive to end exclusive with the widest vectors of this machine.</summary>
    public static void Allocate(
        AllocationPolicy policy, in AllocationBatch batch, int first, int end, in Tile tile, in AllocationDesk desk, Span<long> result, Span<long> unallocated)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Allocate<Lanes512>(policy, batch, first, end, tile, desk, result, unallocated);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Allocate<Lanes256>(policy, batch, first, end, tile, desk, result, unallocated);
        }
        else
        {
            Allocate<Lanes128>(policy, batch, first, end, tile, desk, result, unallocated);
        }
    }

    /// <summary>The same with vectors of a given width; narrower machines compute them in parts.</summary>
    public static void Allocate<T>(
        AllocationPolicy policy, in AllocationBatch batch, int first, int end, in Tile space, in AllocationDesk desk, Span<long> result, Span<long> unallocated)
        where T : struct, ILanes<T>
    {
        for (; first < end; first += Tile.Items)
        {
            var items = Math.Min(Tile.Items, end - first);
            uint proven = 0;
            var tile = space;
            if (TileLoader.Suits(batch, first, items, out var channels))
            {
                tile = space.For(channels);
                Prefetching.NextTile(batch, batch.StartOf(first), Tile.Items * channels, Streaming.Pays(result) ? default : result);
                TileLoader.Load(batch, first, items, policy, tile);
                proven = Divide<T>(policy, batch, first, items, tile);
            }

            if (proven == AllProven && items == Tile.Items && Transposition.IsSupported && batch.Offsets.IsEmpty)
            {
                UnloadAll(batch, first, tile, result, unallocated);
                continue;
            }

            for (var i = 0; i < items; i++)
            {
                if ((proven >> i & 1) != 0)
                {
                    Unload(batch, first + i, i, tile, result, unallocated);
                }
                else
                {
                    OneItem.Allocate(policy, batch, first + i, desk, default, result, unallocated);
                }
            }
        }

        Streaming.Finish(result);
    }

    /// <summary>One bit for each item of the tile whose counts are proven, ties included where they can be.</summary>
    private static uint Divide<T>(AllocationPolicy policy, in AllocationBatch batch, int first, int items, in Tile tile)
        where T : struct, ILanes<T>
    {
        uint tied;
        var proven = !batch.Lots.IsEmpty ? LimitedTileDivision.DivideLots<T>(tile, policy.Rounding, !batch.Tiers.IsEmpty, out tied)
            : batch.HasLimits ? LimitedTileDivision.DivideUnits<T>(tile, policy.Rounding, !batch.Tiers.IsEmpty, out tied)
            : TileDivision.ByShare<T>(tile, policy.Rounding, out tied);
        return tied == 0 ? proven : proven | TieMarks.OfExactShares(batch, first, items, tied);
    }

    /// <summary>The quick way for full tiles of a rectangular batch.</summary>
    private static void UnloadAll(in AllocationBatch batch, int first, in Tile tile, Span<long> result, Span<long> unallocated)
    {
        var channels = tile.Channels;
        var units = result.Slice(batch.StartOf(first), channels * Tile.Items);
        var streams = Streaming.Pays(result);

        // The inverses have served; their place takes the rows that are streamed to the result.
        var buffer = streams ? MemoryMarshal.Cast<double, long>(tile.Inverse) : units;
        ref var rows = ref MemoryMarshal.GetReference(buffer);
        if (!batch.Lots.IsEmpty)
        {
            CountsToUnits(tile);
        }

        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        var c = 0;
        for (; WideTransposition.IsSupported && c <= channels - WideTransposition.Block; c += WideTransposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += WideTransposition.Block)
            {
                WideTransposition.Store(ref Unsafe.Add(ref counts, (c * Tile.Items) + i), ref Unsafe.Add(ref rows, (i * channels) + c), channels);
            }
        }

        for (; c <= channels - Transposition.Block; c += Transposition.Block)
        {
            for (var i = 0; i < Tile.Items; i += Transposition.Block)
            {
                Transposition.Store(ref Unsafe.Add(ref counts, (c * Tile.Items) + i), ref Unsafe.Add(ref rows, (i * channels) + c), channels);
            }
        }

        for (; c < channels; c++)
        {
            for (var i = 0; i < Tile.Items; i++)
            {
                Unsafe.Add(ref rows, (i * channels) + c) = (long)tile.Counts[(c * Tile.Items) + i];
            }
        }

        if (streams)
        {
            Streaming.Copy(buffer, units);
        }

        if (!unallocated.IsEmpty)
        {
            ref var left = ref MemoryMarshal.GetReference(unallocated.Slice(first, Tile.Items));
            ref var available = ref MemoryMarshal.GetReference(batch.Available.Slice(first, Tile.Items));
            for (nuint i = 0; i < Tile.Items; i += Transposition.Block)
            {
                var used = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(tile.Stock), i)
                    - Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(tile.Left), i);
                (Vector256.LoadUnsafe(ref available, i) - Transposition.Whole(used)).StoreUnsafe(ref left, i);
            }
        }
    }

    private static void CountsToUnits(in Tile tile)
    {
        var counts = tile.Counts;
        var lots = tile.Lots;
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] *= lots[i];
        }
    }

    private static void Unload(in AllocationBatch batch, int item, int place, in Tile tile, Span<long> result, Span<long> unallocated)
    {
        var units = result.Slice(batch.StartOf(item), batch.LengthOf(item));
        var counts = tile.Counts;
        var at = place;
        if (batch.Lots.IsEmpty)
        {
            for (var c = 0; c < units.Length; c++)
            {
                units[c] = (long)counts[at];
                at += Tile.Items;
            }
        }
        else
        {
            var lots = tile.Lots;
            for (var c = 0; c < units.Length; c++)
            {
                units[c] = (long)(counts[at] * lots[at]);
                at += Tile.Items;
            }
        }

        if (!unallocated.IsEmpty)
        {
            unallocated[item] = batch.Available[item] - (long)(tile.Stock[place] - tile.Left[place]);
        }
    }
}
#endif
