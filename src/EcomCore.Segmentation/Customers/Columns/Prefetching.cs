#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
#endif

namespace EcomCore.Segmentation;

/// <summary>Asks for memory before it is needed. A hint: nothing is read or changed; where the processor or the framework has no such instruction nothing happens.</summary>
internal static class Prefetching
{
#if NET
    /// <summary>Asks for what lies from one place to the end of another, near one: the two may be on two lines of the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Ask<T>(ref T first, ref T last)
        where T : struct
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref first));
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref last) + Unsafe.SizeOf<T>() - 1);
        }
    }
#else
    public static void Ask<T>(ref T first, ref T last)
        where T : struct
    {
    }
#endif
}
