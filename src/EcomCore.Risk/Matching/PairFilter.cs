using System.Runtime.CompilerServices;
#if NET
using System.Runtime.InteropServices;
#endif

namespace EcomCore.Risk;

/// <summary>Says of two neighbouring codes whether a pattern can begin with them: a bit set per hash, no false no.</summary>
/// <remarks>Probes of neighbouring places do not depend on each other, which is what makes the scan fast.</remarks>
internal sealed class PairFilter
{
    // 8 KB at least and 256 KB at most: what is asked most often stays in the processor's first cache, the rest in its second.
    private const int MinBits = 16;
    private const int MaxBits = 21;

    // At most one place in so many is walked from without need.
    private const long BitsPerPair = 128;

    // 2^32 divided by the golden ratio (Knuth, The Art of Computer Programming, vol. 3, section 6.4); the best mixed bits are the high ones.
    private const uint Multiplier = 2654435769u;

    private readonly uint[] _words;
    private readonly int _shift;

    /// <summary>Creates an empty filter with about 128 bits for each of <paramref name="pairs"/>.</summary>
    public PairFilter(int pairs)
    {
        var bits = MinBits;
        while (bits < MaxBits && 1L << bits < BitsPerPair * pairs)
        {
            bits++;
        }

        _words = new uint[1 << (bits - 5)];
        _shift = 32 - bits;
    }

    public void Add(uint first, uint second)
    {
        var bit = HashOf(first | (second << 16), _shift);
        _words[bit >> 5] |= 1u << (int)(bit & 31);
    }

    /// <summary>One bit for each place from <paramref name="from"/>, lowest first: whether a pattern may begin there, by the characters themselves.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first place.</param>
    /// <param name="places">1 to 64 places, each with a character behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Literal(ReadOnlySpan<char> text, int from, int places)
    {
#if NET
        if (BitConverter.IsLittleEndian)
        {
            return LiteralByPairs(text.Slice(from, places + 1), places);
        }
#endif
        var window = text.Slice(from, places + 1);
        uint first = window[0];
        var mask = 0UL;
        for (var i = 1; i < window.Length; i++)
        {
            uint second = window[i];
            mask |= BitOf(first | (second << 16)) << (i - 1);
            first = second;
        }

        return mask;
    }

    /// <summary>The same by the entries of the characters; a single character that is a pattern is a place as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Folded(ReadOnlySpan<char> text, ushort[] entries, int from, int places)
    {
        var window = text.Slice(from, places + 1);
#if NET
        return FoldedByFour(window, entries, places);
#else
        uint first = entries[window[0]];
        var mask = 0UL;
        for (var i = 1; i < window.Length; i++)
        {
            uint second = entries[window[i]];
            mask |= (BitOf(first | (second << 16)) | (first >> 15)) << (i - 1);
            first = second;
        }

        return mask;
#endif
    }

#if NET
    /// <summary>Two neighbouring characters are one read of 32 bits; four places a round.</summary>
    private ulong LiteralByPairs(ReadOnlySpan<char> window, int places)
    {
        ref var at = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(window));
        ref var words = ref MemoryMarshal.GetArrayDataReference(_words);
        var shift = _shift;
        var mask = 0UL;
        var i = 0;
        for (; i + 4 <= places; i += 4)
        {
            var four = Probe(ref words, Unsafe.ReadUnaligned<uint>(ref at), shift)
                | (Probe(ref words, Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref at, 2)), shift) << 1)
                | (Probe(ref words, Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref at, 4)), shift) << 2)
                | (Probe(ref words, Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref at, 6)), shift) << 3);
            mask |= (ulong)four << i;
            at = ref Unsafe.Add(ref at, 8);
        }

        for (; i < places; i++)
        {
            mask |= (ulong)Probe(ref words, Unsafe.ReadUnaligned<uint>(ref at), shift) << i;
            at = ref Unsafe.Add(ref at, 2);
        }

        return mask;
    }

    /// <summary>There is an entry for every character, so that no index is out of range.</summary>
    private ulong FoldedByFour(ReadOnlySpan<char> window, ushort[] entries, int places)
    {
        ref var at = ref MemoryMarshal.GetReference(window);
        ref var entry = ref MemoryMarshal.GetArrayDataReference(entries);
        ref var words = ref MemoryMarshal.GetArrayDataReference(_words);
        var shift = _shift;
        uint first = Unsafe.Add(ref entry, at);
        var mask = 0UL;
        var i = 0;
        for (; i + 4 <= places; i += 4)
        {
            uint second = Unsafe.Add(ref entry, Unsafe.Add(ref at, 1));
            uint third = Unsafe.Add(ref entry, Unsafe.Add(ref at, 2));
            uint fourth = Unsafe.Add(ref entry, Unsafe.Add(ref at, 3));
            uint next = Unsafe.Add(ref entry, Unsafe.Add(ref at, 4));
            var four = Probe(ref words, first | (second << 16), shift) | (first >> 15)
                | ((Probe(ref words, second | (third << 16), shift) | (second >> 15)) << 1)
                | ((Probe(ref words, third | (fourth << 16), shift) | (third >> 15)) << 2)
                | ((Probe(ref words, fourth | (next << 16), shift) | (fourth >> 15)) << 3);
            mask |= (ulong)four << i;
            first = next;
            at = ref Unsafe.Add(ref at, 4);
        }

        for (; i < places; i++)
        {
            uint second = Unsafe.Add(ref entry, Unsafe.Add(ref at, 1));
            mask |= (ulong)(Probe(ref words, first | (second << 16), shift) | (first >> 15)) << i;
            first = second;
            at = ref Unsafe.Add(ref at, 1);
        }

        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Probe(ref uint words, uint pair, int shift)
    {
        var bit = HashOf(pair, shift);
        return (Unsafe.Add(ref words, bit >> 5) >> (int)(bit & 31)) & 1;
    }
#endif

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong BitOf(uint pair)
    {
        var bit = HashOf(pair, _shift);
        return (_words[bit >> 5] >> (int)(bit & 31)) & 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(uint pair, int shift) => (pair * Multiplier) >> shift;
}
