#if NET
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
        var tile = space;
        for (; first < end; first += Tile.Items)
        {
            var items = Math.Min(Tile.Items, end - first);
            uint proven = 0;
            if (TileLoader.Suits(batch, first, items, out var channels))
            {
                if (channels != tile.Channels)
                {
                    tile = space.For(channels);
                }

                TileLoader.Load(batch, first, items, policy, tile);
                proven = Divide<T>(policy, batch, first, items, tile);
            }

            if (proven == AllProven && items == Tile.Items && batch.Offsets.IsEmpty)
            {
                TileUnloader.UnloadAll(batch, first, tile, result, unallocated);
            }
            else
            {
                UnloadItems(policy, batch, first, items, proven, tile, desk, result, unallocated);
            }
        }

        Streaming.Finish(result);
    }

    private static void UnloadItems(
        AllocationPolicy policy, in AllocationBatch batch, int first, int items, uint proven, in Tile tile, in AllocationDesk desk, Span<long> result, Span<long> unallocated)
    {
        for (var i = 0; i < items; i++)
        {
            if ((proven >> i & 1) != 0)
            {
                TileUnloader.Unload(batch, first + i, i, tile, result, unallocated);
            }
            else
            {
                OneItem.Allocate(policy, batch, first + i, desk, default, result, unallocated);
            }
        }
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
}
#endif
