#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Turns four channels of four items around, between the rows of a batch and the columns of a tile.</summary>
internal static class Transposition
{
    /// <summary>Channels and items that are turned at once.</summary>
    public const int Block = 4;

    // Adding this to a whole double below 2^51 leaves the number in the lowest bits.
    public const double WholeInLowBits = 6755399441055744.0;

    public static bool IsSupported => Avx2.IsSupported;

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

        var a = rows.FourAt(place);
        var b = rows.FourAt(place + apart);
        var c = rows.FourAt(place + (2 * apart));
        var d = rows.FourAt(place + (3 * apart));
        Turn(ref a, ref b, ref c, ref d);
        a.StoreUnsafe(ref tile);
        b.StoreUnsafe(ref tile, Tile.Items);
        c.StoreUnsafe(ref tile, 2 * Tile.Items);
        d.StoreUnsafe(ref tile, 3 * Tile.Items);
    }

    /// <summary>Writes a block of columns as rows of whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double tile, ref long rows, int apart)
    {
        var a = Vector256.LoadUnsafe(ref tile);
        var b = Vector256.LoadUnsafe(ref tile, Tile.Items);
        var c = Vector256.LoadUnsafe(ref tile, 2 * Tile.Items);
        var d = Vector256.LoadUnsafe(ref tile, 3 * Tile.Items);
        for (var i = 0; i < Block; i++)
        {
            Prefetching.Ask(ref rows, Prefetching.Ahead(Tile.Items * apart) + (i * apart));
        }

        Turn(ref a, ref b, ref c, ref d);
        Whole(a).StoreUnsafe(ref rows);
        Whole(b).StoreUnsafe(ref rows, (nuint)apart);
        Whole(c).StoreUnsafe(ref rows, (nuint)(2 * apart));
        Whole(d).StoreUnsafe(ref rows, (nuint)(3 * apart));
    }

    /// <summary>Whole doubles below 2^51 as whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Whole(Vector256<double> value)
    {
        var shift = Vector256.Create(WholeInLowBits);
        return (value + shift).AsInt64() - shift.AsInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(ref Vector256<double> a, ref Vector256<double> b, ref Vector256<double> c, ref Vector256<double> d)
    {
        var ab = Avx.UnpackLow(a, b);
        var ba = Avx.UnpackHigh(a, b);
        var cd = Avx.UnpackLow(c, d);
        var dc = Avx.UnpackHigh(c, d);
        a = Avx.Permute2x128(ab, cd, 0x20);
        b = Avx.Permute2x128(ba, dc, 0x20);
        c = Avx.Permute2x128(ab, cd, 0x31);
        d = Avx.Permute2x128(ba, dc, 0x31);
    }
}
#endif
