#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Asks for memory before it is needed, while a tile is read or written for the one after it. A hint: nothing is read, and a place beyond a column's end does no harm.</summary>
internal static class Prefetching
{
    private const int ValuesPerLine = 8;

    /// <summary>
    /// How far ahead of a value the line lies that is asked for, where the next tile's values come a distance after those of this one. Columns seldom begin where a line of
    /// memory does: the first line of the next tile is the last one of this tile, so each tile asks for a line more.
    /// </summary>
    public static int Ahead(int distance) => distance + ValuesPerLine;

    /// <summary>Asks for the line in which a place lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Ask<T>(ref T first, int place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref first) + ((nint)place * Unsafe.SizeOf<T>()));
        }
    }
}
#endif
