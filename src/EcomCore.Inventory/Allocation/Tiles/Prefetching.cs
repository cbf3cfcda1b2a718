#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Asks for memory before it is needed. A hint: nothing is read, and a place beyond a column's end does no harm.</summary>
internal static class Prefetching
{
    private const int ValuesPerLine = 8;

    /// <summary>Asks for the rows of the tile that comes after the one that starts at a place; those of the result, unless it is empty.</summary>
    public static void NextTile(in AllocationBatch batch, int start, int size, Span<long> result)
    {
        if (!Sse.IsSupported || start + (2 * size) > batch.Demand.Length)
        {
            return;
        }

        Ask(batch.Demand, start + size, size);
        Ask(batch.Weights, start + size, size);
        Ask(batch.Floors, start + size, size);
        Ask(batch.Caps, start + size, size);
        Ask(batch.Lots, start + size, size);
        Ask((ReadOnlySpan<long>)result, start + size, size);
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
