#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Asks for memory before it is needed. A hint: nothing is read, and a place beyond a column's end does no harm.</summary>
internal static class Prefetching
{
    private const int ValuesPerLine = 8;

    /// <summary>Asks for the values of the tile that comes after the one that starts at an item; for those of the result, too, unless it is empty.</summary>
    public static void NextTile(in AllocationBatch batch, int first, Span<long> result)
    {
        if (!Sse.IsSupported || first + (2 * Tile.Items) > batch.Available.Length)
        {
            return;
        }

        var start = batch.StartOf(first + Tile.Items);
        var (size, pitch) = batch.IsByChannel ? (Tile.Items, batch.Pitch) : (batch.StartOf(first + (2 * Tile.Items)) - start, batch.Demand.Length);
        for (; start < batch.Demand.Length; start += pitch)
        {
            Ask(batch.Demand, start, size);
            Ask(batch.Weights, start, size);
            Ask(batch.Floors, start, size);
            Ask(batch.Caps, start, size);
            Ask(batch.Lots, start, size);
            Ask((ReadOnlySpan<long>)result, start, size);
        }
    }

    private static unsafe void Ask<T>(ReadOnlySpan<T> column, int start, int size)
    {
        if (column.IsEmpty)
        {
            return;
        }

        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(column), start);
        for (var i = 0; i < size; i += ValuesPerLine)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, i)));
        }
    }
}
#endif
