#if NET
using System.Numerics;
#endif
using System.Runtime.CompilerServices;

namespace EcomCore.Risk;

internal static class Bits
{
    /// <summary>Number of the lowest bit that is set; the word is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lowest(ulong word)
    {
#if NET
        return BitOperations.TrailingZeroCount(word);
#else
        var bit = 0;
        for (var half = 32; half > 0; half >>= 1)
        {
            if ((word & ((1UL << half) - 1)) == 0)
            {
                word >>= half;
                bit += half;
            }
        }

        return bit;
#endif
    }
}
