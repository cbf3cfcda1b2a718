using System.Runtime.CompilerServices;

namespace EcomCore.Risk;

/// <summary>Says of two neighbouring codes whether a pattern can begin with them: a bit set per hash, no false no.</summary>
/// <remarks>Probes of neighbouring places do not depend on each other, which is what makes the scan fast.</remarks>
internal sealed class PairFilter
{
    private const int MinBits = 13;
    private const int MaxBits = 21;

    // 2^32 divided by the golden ratio (Knuth, The Art of Computer Programming, vol. 3, section 6.4); the best mixed bits are the high ones.
    private const uint Multiplier = 2654435769u;

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
        var bit = ((first | (second << 16)) * Multiplier) >> _shift;
        _words[bit >> 5] |= 1u << (int)(bit & 31);
    }

    /// <summary>One bit for each place from <paramref name="from"/>, lowest first: whether a pattern may begin there, by the characters themselves.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first place.</param>
    /// <param name="places">1 to 64 places, each with a character behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Literal(ReadOnlySpan<char> text, int from, int places)
    {
        var words = _words;
        var shift = _shift;
        var window = text.Slice(from, places + 1);
        uint first = window[0];
        var mask = 0UL;
        for (var i = 1; i < window.Length; i++)
        {
            uint second = window[i];
            var bit = ((first | (second << 16)) * Multiplier) >> shift;
            mask |= (ulong)((words[(int)(bit >> 5)] >> (int)(bit & 31)) & 1) << (i - 1);
            first = second;
        }

        return mask;
    }

    /// <summary>The same by the entries of the characters; a single character that is a pattern is a place as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Folded(ReadOnlySpan<char> text, ushort[] entries, int from, int places)
    {
        var words = _words;
        var shift = _shift;
        var window = text.Slice(from, places + 1);
        uint first = entries[window[0]];
        var mask = 0UL;
        for (var i = 1; i < window.Length; i++)
        {
            uint second = entries[window[i]];
            var bit = ((first | (second << 16)) * Multiplier) >> shift;
            mask |= (ulong)(((words[(int)(bit >> 5)] >> (int)(bit & 31)) & 1) | (first >> 15)) << (i - 1);
            first = second;
        }

        return mask;
    }
}
