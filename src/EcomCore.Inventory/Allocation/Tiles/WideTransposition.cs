#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Turns eight channels of eight items around, as <see cref="Transposition"/> does with four, where the machine has vectors of 512 bits.</summary>
internal static class WideTransposition
{
    /// <summary>Channels and items that are turned at once.</summary>
    public const int Block = 8;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>Reads a block of rows that start a number of values apart, from a place on; the rows become columns of the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load<TRows>(in TRows rows, int place, int apart, ref double tile)
        where TRows : struct, IRows, allows ref struct
    {
        var ahead = place + Prefetching.Ahead(Tile.Items * apart);
        for (var i = 0; i < Block; i++)
        {
            rows.Ask(ahead + (i * apart));
        }

        var (a, b) = (rows.EightAt(place), rows.EightAt(place + apart));
        var (c, d) = (rows.EightAt(place + (2 * apart)), rows.EightAt(place + (3 * apart)));
        var (e, f) = (rows.EightAt(place + (4 * apart)), rows.EightAt(place + (5 * apart)));
        var (g, h) = (rows.EightAt(place + (6 * apart)), rows.EightAt(place + (7 * apart)));
        Turn(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        a.StoreUnsafe(ref tile);
        b.StoreUnsafe(ref tile, Tile.Items);
        c.StoreUnsafe(ref tile, 2 * Tile.Items);
        d.StoreUnsafe(ref tile, 3 * Tile.Items);
        e.StoreUnsafe(ref tile, 4 * Tile.Items);
        f.StoreUnsafe(ref tile, 5 * Tile.Items);
        g.StoreUnsafe(ref tile, 6 * Tile.Items);
        h.StoreUnsafe(ref tile, 7 * Tile.Items);
    }

    /// <summary>Writes a block of columns as rows of whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double tile, ref long rows, int apart)
    {
        var (a, b, c, d) = (Column(ref tile, 0), Column(ref tile, 1), Column(ref tile, 2), Column(ref tile, 3));
        var (e, f, g, h) = (Column(ref tile, 4), Column(ref tile, 5), Column(ref tile, 6), Column(ref tile, 7));
        for (var i = 0; i < Block; i++)
        {
            Prefetching.Ask(ref rows, Prefetching.Ahead(Tile.Items * apart) + (i * apart));
        }

        Turn(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        Whole(a).StoreUnsafe(ref rows);
        Whole(b).StoreUnsafe(ref rows, (nuint)apart);
        Whole(c).StoreUnsafe(ref rows, (nuint)(2 * apart));
        Whole(d).StoreUnsafe(ref rows, (nuint)(3 * apart));
        Whole(e).StoreUnsafe(ref rows, (nuint)(4 * apart));
        Whole(f).StoreUnsafe(ref rows, (nuint)(5 * apart));
        Whole(g).StoreUnsafe(ref rows, (nuint)(6 * apart));
        Whole(h).StoreUnsafe(ref rows, (nuint)(7 * apart));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Column(ref double tile, int channel) => Vector512.LoadUnsafe(ref tile, (nuint)(channel * Tile.Items));

    /// <summary>Whole doubles below 2^51 as whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Whole(Vector512<double> value)
    {
        var shift = Vector512.Create(Transposition.WholeInLowBits);
        return (value + shift).AsInt64() - shift.AsInt64();
    }

    /// <summary>In three steps: neighbours change places, then pairs of them, then halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(
        ref Vector512<double> a, ref Vector512<double> b, ref Vector512<double> c, ref Vector512<double> d,
        ref Vector512<double> e, ref Vector512<double> f, ref Vector512<double> g, ref Vector512<double> h)
    {
        var (ab, ba) = (Avx512F.UnpackLow(a, b), Avx512F.UnpackHigh(a, b));
        var (cd, dc) = (Avx512F.UnpackLow(c, d), Avx512F.UnpackHigh(c, d));
        var (ef, fe) = (Avx512F.UnpackLow(e, f), Avx512F.UnpackHigh(e, f));
        var (gh, hg) = (Avx512F.UnpackLow(g, h), Avx512F.UnpackHigh(g, h));
        var (abcd, abcdOdd) = (Avx512F.Shuffle4x128(ab, cd, 0x88), Avx512F.Shuffle4x128(ab, cd, 0xDD));
        var (badc, badcOdd) = (Avx512F.Shuffle4x128(ba, dc, 0x88), Avx512F.Shuffle4x128(ba, dc, 0xDD));
        var (efgh, efghOdd) = (Avx512F.Shuffle4x128(ef, gh, 0x88), Avx512F.Shuffle4x128(ef, gh, 0xDD));
        var (fehg, fehgOdd) = (Avx512F.Shuffle4x128(fe, hg, 0x88), Avx512F.Shuffle4x128(fe, hg, 0xDD));
        a = Avx512F.Shuffle4x128(abcd, efgh, 0x88);
        b = Avx512F.Shuffle4x128(badc, fehg, 0x88);
        c = Avx512F.Shuffle4x128(abcdOdd, efghOdd, 0x88);
        d = Avx512F.Shuffle4x128(badcOdd, fehgOdd, 0x88);
        e = Avx512F.Shuffle4x128(abcd, efgh, 0xDD);
        f = Avx512F.Shuffle4x128(badc, fehg, 0xDD);
        g = Avx512F.Shuffle4x128(abcdOdd, efghOdd, 0xDD);
        h = Avx512F.Shuffle4x128(badcOdd, fehgOdd, 0xDD);
    }
}
#endif
