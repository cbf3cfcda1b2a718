#if NET
using System.Runtime.InteropServices;
#endif

namespace EcomCore.Inventory;

/// <summary>Hashes of ids for tables in memory; other numbers in each process, so that nobody can choose ids that collide.</summary>
/// <remarks>Multiplies 64 by 64 bits and folds the 128 of the product (Wang Yi 2019, wyhash), eight bytes of text to a factor. Keyed with the random seed of
/// the framework's own hash of texts, which older frameworks use as it is.</remarks>
internal static class TextHash
{
#if NET
    private static readonly ulong First = Key("a", "b");
    private static readonly ulong Second = Key("c", "d") | 1;

    public static uint Of(string text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        var hash = First ^ (uint)bytes.Length;
        if (bytes.Length < sizeof(ulong))
        {
            return Fold(hash, Short(text));
        }

        var last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        while (bytes.Length > sizeof(ulong))
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes), Second);
            bytes = bytes[sizeof(ulong)..];
        }

        return Fold(hash, last);
    }

    private static ulong Key(string a, string b) => ((ulong)(uint)a.GetHashCode() << 32) | (uint)b.GetHashCode();

    // Up to three UTF-16 units.
    private static ulong Short(string text)
    {
        var all = 0UL;
        foreach (var c in text)
        {
            all = (all << 16) | c;
        }

        return all;
    }

    private static uint Fold(ulong hash, ulong last)
    {
        hash = Mix(hash ^ last, Second);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out ulong low);
        return high ^ low;
    }
#else
    public static uint Of(string text) => (uint)text.GetHashCode();
#endif
}
