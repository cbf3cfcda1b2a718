#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
#endif

namespace EcomCore.Inventory;

/// <summary>Hashes of ids for tables in memory; other numbers in each process, so that nobody can choose ids that collide.</summary>
/// <remarks>Multiplies 64 by 64 bits and folds the 128 of the product (Wang Yi 2019, wyhash), eight bytes of text to each factor. Keyed with the random seed of
/// the framework's own hash of texts, which older frameworks use as it is.</remarks>
internal static class TextHash
{
#if NET
    private static readonly ulong First = Key("a", "b");
    private static readonly ulong Second = Key("c", "d") | 1;
    private static readonly ulong Third = Key("e", "f");

    // Bytes of text to a product.
    private const int Step = 2 * sizeof(ulong);

    public static uint Of(string text)
    {
        var unusual = 0UL;
        return Fold(Of(text, ref unusual));
    }

    /// <summary>The hash before it is folded to 32 bits. On the way looks whether the text is printable ASCII of a length that commands may have.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unusual">Gets bits where the text is something else; is left alone where it is not.</param>
    public static ulong Of(string text, ref ulong unusual)
    {
        var length = text.Length * sizeof(char);
        ref var bytes = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(text.AsSpan()));

        // The length times a secret: mixed in as it is, it could be made up for by the text.
        var hash = First + (Second * (uint)length);
        if (length < sizeof(ulong))
        {
            return Mix(hash ^ Short(text, ref unusual), Second);
        }

        var other = text.Length > LedgerLimits.MaxTextLength ? 1UL : 0;
        for (var from = 0; from < length - Step; from += Step)
        {
            hash = Mix(Eight(ref bytes, from, ref other) ^ Third, Eight(ref bytes, from + sizeof(ulong), ref other) ^ hash);
        }

        // The last two, again where they overlap.
        var last = length - sizeof(ulong);
        hash = Mix(Eight(ref bytes, Math.Max(0, last - sizeof(ulong)), ref other) ^ Third, Eight(ref bytes, last, ref other) ^ hash);
        unusual |= other;
        return hash;
    }

    public static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));

    /// <summary>A hash of a hash and two things more; their order matters.</summary>
    public static ulong With(ulong hash, ulong more, ulong other) => Mix(hash ^ more, Third ^ other);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ref byte bytes, int from, ref ulong unusual)
    {
        var four = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, from));
        unusual |= PlainText.Unusual(four);
        return four;
    }

    // Where the processor has it, the upper half alone: both halves at once would go through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.MultiplyNoFlags(a, b) ^ (a * b);
        }

        var high = Math.BigMul(a, b, out ulong low);
        return high ^ low;
    }

    private static ulong Key(string a, string b) => ((ulong)(uint)a.GetHashCode() << 32) | (uint)b.GetHashCode();

    // Up to three UTF-16 units.
    private static ulong Short(string text, ref ulong unusual)
    {
        unusual |= text.Length == 0 ? 1UL : 0;
        var all = 0UL;
        foreach (var c in text)
        {
            unusual |= c is >= ' ' and < '\u007F' ? 0UL : 1;
            all = (all << 16) | c;
        }

        return all;
    }
#else
    public static uint Of(string text) => (uint)text.GetHashCode();

    public static ulong Of(string text, ref ulong unusual) => Of(text);

    public static uint Fold(ulong hash) => (uint)hash;
#endif
}
