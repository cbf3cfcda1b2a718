#if NET
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>The divisor method for all items of a tile between floors and caps, in lots; proves its own result as <see cref="TileDivision"/> does.</summary>
internal static class LimitedTileDivision
{
    /// <summary>Divides the stock of all items by share between floors and caps, in lots.</summary>
    /// <returns>One bit for each item whose counts are proven.</returns>
    public static uint Divide<T>(in Tile tile, Rounding rounding, bool hasLots, bool hasTiers)
        where T : struct, ILanes<T>
    {
        uint proven = 0;
        for (var lane = 0; lane < Tile.Items; lane += T.Width)
        {
            var lanes = hasLots ? DivideLots<T>(tile, rounding, hasTiers, lane) : DivideUnits<T>(tile, rounding, hasTiers, lane);
            proven |= (uint)lanes << lane;
        }

        return proven;
    }

    private static ulong DivideUnits<T>(in Tile tile, Rounding rounding, bool hasTiers, int lane)
        where T : struct, ILanes<T>
    {
        var course = new Course<T> { Stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane) };
        TileLimits.Set<T, InUnits>(tile, rounding, hasTiers, lane, ref course);
        var bias = TileDivision.BiasOf(rounding);
        TileLevel.Find<T, InUnits>(tile, lane, bias, ref course);
        TileLevel.Count<T, InUnits>(tile, lane, bias, ref course);
        T.Store(course.Left & course.Full, ref MemoryMarshal.GetReference(tile.Left), lane);
        var proven = TileDivision.Settle<T, Limited>(tile, lane, T.All(bias), T.Without(course.Left, course.Full));
        return T.Bits(T.Without(proven | course.Full, course.Odd));
    }

    private static ulong DivideLots<T>(in Tile tile, Rounding rounding, bool hasTiers, int lane)
        where T : struct, ILanes<T>
    {
        var course = new Course<T> { Stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane) };
        TileLimits.Set<T, InLots>(tile, rounding, hasTiers, lane, ref course);
        var bias = TileDivision.BiasOf(rounding);
        TileLevel.Find<T, InLots>(tile, lane, bias, ref course);
        TileLevel.Count<T, InLots>(tile, lane, bias, ref course);
        TileLevel.Shift(ref course);
        LotSettlement.Count<T>(tile, lane, bias, ref course);
        LotSettlement.Settle<T>(tile, lane, bias, ref course);
        T.Store(course.Left, ref MemoryMarshal.GetReference(tile.Left), lane);
        return T.Bits(T.Without(course.Proven | course.Full, course.Odd));
    }
}
#endif
