#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>
/// Settles the marked items of a tile with lots that only ties kept from their proof: every channel's quotients are made larger by a little more than those of the
/// channel before it, so that equal ones come in the order of the channels.
/// </summary>
/// <remarks>
/// The little is more than rounding can hide, and all of it together is less than the least difference of two quotients that are not equal (see
/// <see cref="TieMarks"/>). So what is then in clear order is in the exact order, ties included, and the proof of <see cref="LotSettlement"/> holds.
/// </remarks>
internal static class TieDivision
{
    /// <summary>By how much of themselves the quotients of neighbouring channels are moved apart; twice what must be between two in clear order.</summary>
    public const double Step = 8e-15;

    /// <summary>Settles the marked items, which the division left with counts near the right ones.</summary>
    /// <returns>One bit for each marked item whose counts are now proven.</returns>
    public static uint Settle<T>(in Tile tile, Rounding rounding)
        where T : struct, ILanes<T>
    {
        uint proven = 0;
        for (var lane = 0; lane < Tile.Items; lane += T.Width)
        {
            var marked = T.Bits(T.Below(T.All(0), T.Load(ref MemoryMarshal.GetReference(tile.Marks), lane)));
            if (marked != 0)
            {
                proven |= (uint)(SettleLots<T>(tile, rounding, lane) & marked) << lane;
            }
        }

        return proven;
    }

    private static ulong SettleLots<T>(in Tile tile, Rounding rounding, int lane)
        where T : struct, ILanes<T>
    {
        var course = new Course<T> { Left = MoveApart<T>(tile, lane) };
        LotSettlement.FindEdge(tile, lane, TileDivision.BiasOf(rounding), ref course);
        LotSettlement.Settle(tile, lane, TileDivision.BiasOf(rounding), ref course);
        T.Store(course.Left, ref MemoryMarshal.GetReference(tile.Left), lane);
        return T.Bits(course.Proven);
    }

    /// <summary>Moves the quotients of marked lanes apart; returns the stock beyond what the counts take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T MoveApart<T>(in Tile tile, int lane)
        where T : struct, ILanes<T>
    {
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var marks = T.Load(ref MemoryMarshal.GetReference(tile.Marks), lane);
        var left = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane);
        var one = T.All(1);
        for (var c = 0; c < tile.Channels; c++)
        {
            var i = (c * Tile.Items) + lane;
            T.Store(T.Load(ref inverse, i) * T.SumOfProduct(marks, T.All(c * Step), one), ref inverse, i);
            left -= T.Load(ref counts, i) * T.Load(ref lots, i);
        }

        return left;
    }
}
#endif
