using System.Runtime.CompilerServices;
#if NET
using System.Runtime.Intrinsics.X86;
#endif

namespace EcomCore.Inventory;

/// <summary>Asks for memory before it is needed, so that many waits for it overlap. Hints: nothing is read, and nothing changes.</summary>
internal static class Fetching
{
    private const int CacheLine = 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Ask<T>(T[] rows, int row)
    {
#if NET
        if (Sse.IsSupported && (uint)row < (uint)rows.Length)
        {
            var address = (byte*)Unsafe.AsPointer(ref rows[row]);
            Sse.Prefetch0(address);
            if (Unsafe.SizeOf<T>() > sizeof(ulong))
            {
                Sse.Prefetch0(address + CacheLine);
            }
        }
#endif
    }

    /// <summary>How many words of an array that does not move stand before the first line of the cache that begins in it.</summary>
    public static unsafe int ToLine(ulong[] words)
    {
        fixed (ulong* first = words)
        {
            return (int)((ulong)-(long)first % CacheLine / sizeof(ulong));
        }
    }

    /// <summary>The beginning of a text: its length and, of usual ids, all of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Ask(string? text)
    {
#if NET
        if (Sse.IsSupported)
        {
            Sse.Prefetch0((void*)Unsafe.As<string?, nint>(ref text));
        }
#endif
    }
}
