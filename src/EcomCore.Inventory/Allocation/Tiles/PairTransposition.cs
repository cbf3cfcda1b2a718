#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcomCore.Inventory;

/// <summary>Takes the two channels of four items apart and puts them together again, as <see cref="Transposition"/> does with four channels.</summary>
internal static class PairTransposition
{
    public const int Channels = 2;

    /// <summary>Items that are taken apart at once.</summary>
    public const int Block = 4;

    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Reads the channels of four items from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load<TRows>(in TRows rows, int place, ref double tile)
        where TRows : struct, IRows, allows ref struct
    {
        var (front, back) = (rows.FourAt(place), rows.FourAt(place + Block));
        var (low, high) = (Avx.Permute2x128(front, back, 0x20), Avx.Permute2x128(front, back, 0x31));
        Avx.UnpackLow(low, high).StoreUnsafe(ref tile);
        Avx.UnpackHigh(low, high).StoreUnsafe(ref tile, Tile.Items);
    }

    /// <summary>Writes the channels of four items as whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double tile, ref long rows)
    {
        var (first, second) = (Vector256.LoadUnsafe(ref tile), Vector256.LoadUnsafe(ref tile, Tile.Items));
        var (low, high) = (Avx.UnpackLow(first, second), Avx.UnpackHigh(first, second));
        Transposition.Whole(Avx.Permute2x128(low, high, 0x20)).StoreUnsafe(ref rows);
        Transposition.Whole(Avx.Permute2x128(low, high, 0x31)).StoreUnsafe(ref rows, Block);
    }
}
#endif
