using System.Runtime.CompilerServices;

namespace EcomCore.Risk;

/// <summary>Says of two neighbouring entries whether a pattern can begin with them: a bit set per hash, no false no.</summary>
/// <remarks>Probes of neighbouring places do not depend on each other, which is what makes the scan fast.</remarks>
internal sealed class PairFilter
{
    private const int MinBits = 12;
    private const int MaxBits = 21;

    private readonly uint[] _words;
    private readonly int _shift;

    /// <summary>Creates an empty filter with about 16 bits for each of <paramref name="pairs"/>.</summary>
    public PairFilter(int pairs)
    {
        var bits = MinBits;
        while (bits < MaxBits && 1L << bits < 16L * pairs)
        {
            bits++;
        }

        _words = new uint[1 << (bits - 5)];
        _shift = 32 - bits;
    }

    public void Add(uint first, uint second)
    {
        var bit = Hash(first, second) >> _shift;
        _words[bit >> 5] |= 1u << (int)(bit & 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayBegin(uint first, uint second)
    {
        var bit = Hash(first, second) >> _shift;
        return (_words[bit >> 5] & (1u << (int)(bit & 31))) != 0;
    }

    // Odd constants of Knuth's multiplicative hashing and of xxHash; the best mixed bits are the high ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint first, uint second) => (first * 2654435761u) ^ (second * 2246822519u);
}
