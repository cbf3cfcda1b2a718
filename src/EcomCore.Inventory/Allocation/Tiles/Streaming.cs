#if NET
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Writes long results past the caches: a line that is written whole need not be read first.</summary>
internal static class Streaming
{
    // 32 MB do not stay in a cache until they are read, so streaming takes nothing from the reader.
    private const int ManyValues = 4 * 1024 * 1024;
    private const int ValuesPerLine = 8;
    private const int BytesPerLine = 64;

    /// <summary>Whether a result is so long that it should be streamed.</summary>
    public static bool Pays(ReadOnlySpan<long> result) => Vector512.IsHardwareAccelerated && result.Length >= ManyValues;

    /// <summary>Copies values; whole lines of the destination past the caches.</summary>
    public static unsafe void Copy(ReadOnlySpan<long> from, Span<long> to)
    {
        ref var source = ref MemoryMarshal.GetReference(from);
        fixed (long* start = to)
        {
            // Memory that came from elsewhere may lie between two longs' places; no line of it can be written whole.
            var bytes = (int)(-(nint)start & (BytesPerLine - 1));
            var head = bytes % sizeof(long) != 0 ? to.Length : Math.Min(to.Length, bytes / sizeof(long));
            var i = head;
            from[..head].CopyTo(to);
            for (; i <= to.Length - ValuesPerLine; i += ValuesPerLine)
            {
                Vector512.LoadUnsafe(ref source, (nuint)i).StoreAlignedNonTemporal(start + i);
            }

            from[i..].CopyTo(to[i..]);
        }
    }

    /// <summary>Makes streamed values visible before anything that is written later.</summary>
    public static void Finish(ReadOnlySpan<long> result)
    {
        if (Sse.IsSupported && Pays(result))
        {
            Sse.StoreFence();
        }
    }
}
#endif
