#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>The divisor method for all items of a tile between floors and caps, in lots; proves its own result as <see cref="UnitSettlement"/> does.</summary>
internal static class LimitedTileDivision
{
    private const double LeastLevel = 1e-50;

    /// <summary>Divides the stock of all items by share between floors and caps, in units.</summary>
    /// <param name="tile">The items; each gets its counts and the units that are left.</param>
    /// <param name="rounding">The divisor method.</param>
    /// <param name="hasTiers">Whether tiers decide who goes without where the floors do not fit.</param>
    /// <param name="tied">One bit for each other item whose counts are proven if its shares are exact.</param>
    /// <returns>One bit for each item whose counts are proven.</returns>
    [SkipLocalsInit]
    public static uint DivideUnits<T>(in Tile tile, Rounding rounding, bool hasTiers, out uint tied)
        where T : struct, ILanes<T>
    {
        uint proven = 0;
        tied = 0;
        Unsafe.SkipInit(out Course<T> a);
        Unsafe.SkipInit(out Course<T> b);
        for (var lane = 0; lane < Tile.Items; lane += 2 * T.Width)
        {
            CountUnits(tile, rounding, hasTiers, lane, ref a);
            CountUnits(tile, rounding, hasTiers, lane + T.Width, ref b);
            UnitSettlement.Settle<T, Limited>(tile, lane, TileDivision.BiasOf(rounding), ref a, ref b);
            a.Proven |= a.Full;
            b.Proven |= b.Full;
            proven |= UnitSettlement.Conclude(tile, rounding, lane, ref a, ref tied);
            proven |= UnitSettlement.Conclude(tile, rounding, lane + T.Width, ref b, ref tied);
        }

        return proven;
    }

    /// <summary>Divides the stock of all items by share between floors and caps, in lots.</summary>
    /// <param name="tile">The items; each gets its counts and the units that are left.</param>
    /// <param name="rounding">The divisor method.</param>
    /// <param name="hasTiers">Whether tiers decide who goes without where the floors do not fit.</param>
    /// <param name="tied">One bit for each other item whose counts are proven if its shares are exact.</param>
    /// <returns>One bit for each item whose counts are proven.</returns>
    [SkipLocalsInit]
    public static uint DivideLots<T>(in Tile tile, Rounding rounding, bool hasTiers, out uint tied)
        where T : struct, ILanes<T>
    {
        uint proven = 0;
        tied = 0;
        Unsafe.SkipInit(out Course<T> course);
        for (var lane = 0; lane < Tile.Items; lane += T.Width)
        {
            proven |= DivideLots(tile, rounding, hasTiers, lane, ref course, ref tied);
        }

        return proven;
    }

    private static void CountUnits<T>(in Tile tile, Rounding rounding, bool hasTiers, int lane, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        course.Stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane);
        TileLimits.Set<T, InUnits>(tile, rounding, hasTiers, lane, ref course);
        var bias = TileDivision.BiasOf(rounding);
        TileLevel.Find<T, InUnits>(tile, lane, bias, ref course);
        course.Level *= T.All(UnitSettlement.JustBelow(tile.Channels));
        if (rounding == Rounding.Adams)
        {
            // All first lots come last on the way down, at the level itself; where level times share is lost to underflow they would come first.
            course.Odd |= T.Below(course.Level, T.All(LeastLevel));
        }

        TileLevel.Count<T, InUnits>(tile, lane, bias, ref course);
        T.Store(course.Left & course.Full, ref MemoryMarshal.GetReference(tile.Left), lane);
        course.Left = T.Without(course.Left, course.Full);
    }

    private static uint DivideLots<T>(in Tile tile, Rounding rounding, bool hasTiers, int lane, ref Course<T> course, ref uint tied)
        where T : struct, ILanes<T>
    {
        course.Stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane);
        TileLimits.Set<T, InLots>(tile, rounding, hasTiers, lane, ref course);
        var bias = TileDivision.BiasOf(rounding);
        TileLevel.Find<T, InLots>(tile, lane, bias, ref course);
        TileLevel.Count<T, InLots>(tile, lane, bias, ref course);
        TileLevel.Shift(ref course);
        LotSettlement.Count<T>(tile, lane, bias, ref course);
        LotSettlement.Settle<T>(tile, lane, bias, ref course);
        T.Store(course.Left, ref MemoryMarshal.GetReference(tile.Left), lane);
        course.Proven |= course.Full;
        course.Tied = T.Without(course.Tied, course.Odd | course.Full | course.IsShort);

        // Adams' first lots all have the quotient 0, and are told apart by the shares.
        if (T.Bits(course.Tied) != 0 && rounding != Rounding.Adams)
        {
            tied |= (uint)TieMarks.OfLots(tile, lane, ref course) << lane;
        }

        return (uint)T.Bits(T.Without(course.Proven, course.Odd)) << lane;
    }
}
#endif
