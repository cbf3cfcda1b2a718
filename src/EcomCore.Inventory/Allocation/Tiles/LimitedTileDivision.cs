#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>The divisor method for all items of a tile between floors and caps; proves its own result (see <see cref="UnitSettlement"/> and <see cref="LotSettlement"/>).</summary>
internal static class LimitedTileDivision
{
    private const double LeastLevel = 1e-50;

    /// <summary>Divides the stock of all items by share between floors and caps, in units.</summary>
    /// <param name="tile">The items; each gets its counts and the units that are left.</param>
    /// <param name="rounding">The divisor method.</param>
    /// <param name="hasTiers">Whether tiers decide who goes without where the floors do not fit.</param>
    /// <param name="tied">One bit for each other item whose counts are proven if its shares are exact.</param>
    /// <returns>One bit for each item whose counts are proven.</returns>
    public static uint DivideUnits<T>(in Tile tile, Rounding rounding, bool hasTiers, out uint tied)
        where T : struct, ILanes<T> => Divide<T, InUnits>(tile, rounding, hasTiers, out tied);

    /// <summary>Divides the stock of all items by share between floors and caps, in lots.</summary>
    /// <param name="tile">The items; each gets its counts and the units that are left.</param>
    /// <param name="rounding">The divisor method.</param>
    /// <param name="hasTiers">Whether tiers decide who goes without where the floors do not fit.</param>
    /// <param name="tied">One bit for each other item whose counts are proven if its shares are exact.</param>
    /// <returns>One bit for each item whose counts are proven.</returns>
    public static uint DivideLots<T>(in Tile tile, Rounding rounding, bool hasTiers, out uint tied)
        where T : struct, ILanes<T> => Divide<T, InLots>(tile, rounding, hasTiers, out tied);

    [SkipLocalsInit]
    private static uint Divide<T, TLots>(in Tile tile, Rounding rounding, bool hasTiers, out uint tied)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        uint proven = 0;
        tied = 0;
        var bias = TileDivision.BiasOf(rounding);
        Unsafe.SkipInit(out Course<T> a);
        Unsafe.SkipInit(out Course<T> b);
        for (var lane = 0; lane < Tile.Items; lane += 2 * T.Width)
        {
            a.Stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane);
            b.Stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane + T.Width);
            TileLimits.Set<T, TLots>(tile, rounding, hasTiers, lane, ref a);
            TileLimits.Set<T, TLots>(tile, rounding, hasTiers, lane + T.Width, ref b);
            TileLevel.Count<T, TLots>(tile, lane, bias, ref a, ref b);
            if (rounding == Rounding.Adams)
            {
                // All first lots come last on the way down, at the level itself; where level times share is lost to underflow they would come first, and where
                // it overflows the lots of that share would come after them.
                a.Odd |= T.Below(a.Level, T.All(LeastLevel)) | T.Without(T.Below(T.All(TileDivision.MostShare), a.Level * a.Total), a.Full);
                b.Odd |= T.Below(b.Level, T.All(LeastLevel)) | T.Without(T.Below(T.All(TileDivision.MostShare), b.Level * b.Total), b.Full);
            }

            Settle<T, TLots>(tile, lane, bias, ref a, ref b);
            proven |= UnitSettlement.Conclude(tile, rounding, lane, ref a, ref tied);
            proven |= UnitSettlement.Conclude(tile, rounding, lane + T.Width, ref b, ref tied);
        }

        return proven;
    }

    /// <summary>Moves the last lots. Where all channels stand at their caps there are none to move, and units may be left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Settle<T, TLots>(in Tile tile, int lane, double bias, ref Course<T> a, ref Course<T> b)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        if (TLots.HasLots)
        {
            LotSettlement.Settle(tile, lane, bias, ref a, ref b);
        }
        else
        {
            var (leftA, leftB) = (a.Left & a.Full, b.Left & b.Full);
            a.Left = T.Without(a.Left, a.Full);
            b.Left = T.Without(b.Left, b.Full);
            UnitSettlement.Settle<T, Limited>(tile, lane, bias, ref a, ref b);
            (a.Left, b.Left) = (leftA, leftB);
        }

        a.Proven |= a.Full;
        b.Proven |= b.Full;
        T.Store(a.Left, ref MemoryMarshal.GetReference(tile.Left), lane);
        T.Store(b.Left, ref MemoryMarshal.GetReference(tile.Left), lane + T.Width);
    }
}
#endif
