#if NET
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace EcomCore.Inventory;

/// <summary>Seven entries of an <see cref="IdIndex"/> and a count, together a line of the processor's cache. They are searched in one step where the processor can.</summary>
internal static class IndexGroup
{
    public const int Size = 8;

    /// <summary>Where in the group its count stands.</summary>
    public const int Count = Size - 1;

    /// <summary>So many entries a group has at most on average; one group in ten is then full.</summary>
    public const int Usual = 4;

    /// <summary>The hash as it stands in an entry: never 0, so that a search for it finds no empty place.</summary>
    public static uint KeyOf(uint hash) => Math.Max(hash, 1);

    /// <summary>The hash in the upper half, row + 1 in the lower; 0 is an empty place.</summary>
    public static ulong EntryOf(uint hash, int row) => ((ulong)KeyOf(hash) << 32) | (uint)(row + 1);

#if NET
    /// <summary>The first entry with the hash, from one on; negative when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ulong[] words, int group, int from, uint hash)
    {
        // Two bits per entry, the upper one for the half with the hash.
        var same = (uint)Vector512.Equals(Load(words, group).AsUInt32(), Vector512.Create(KeyOf(hash))).ExtractMostSignificantBits();
        same &= 0b10_1010_1010_1010u & (uint.MaxValue << (2 * from));
        return same == 0 ? -1 : BitOperations.TrailingZeroCount(same) >> 1;
    }

    /// <summary>Where an entry stands, 0 for an empty place; negative when it does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ulong[] words, int group, ulong entry)
    {
        var same = (uint)Vector512.Equals(Load(words, group), Vector512.Create(entry)).ExtractMostSignificantBits() & 0b111_1111;
        return same == 0 ? -1 : BitOperations.TrailingZeroCount(same);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Load(ulong[] words, int group) =>
        Vector512.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), (uint)group));
#else
    public static int Find(ulong[] words, int group, int from, uint hash)
    {
        for (var slot = from; slot < Count; slot++)
        {
            if ((uint)(words[group + slot] >> 32) == KeyOf(hash))
            {
                return slot;
            }
        }

        return -1;
    }

    public static int Find(ulong[] words, int group, ulong entry)
    {
        for (var slot = 0; slot < Count; slot++)
        {
            if (words[group + slot] == entry)
            {
                return slot;
            }
        }

        return -1;
    }
#endif

}
