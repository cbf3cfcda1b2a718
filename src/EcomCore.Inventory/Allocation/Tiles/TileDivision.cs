#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>The divisor method by share alone, for all items of a tile at once. An item whose counts are not proven is left to the exact arithmetic of one item.</summary>
/// <remarks>
/// Stock below 2^47 keeps all counts whole; shares between 1e-250 and 1e300 keep quotients away from both ends of the doubles. See <see cref="UnitSettlement"/> for the proof.
/// </remarks>
internal static class TileDivision
{
    public const double MostStock = 140737488355328.0;

    public const double MostShare = 1e300;

    public const double LeastShare = 1e-250;

    /// <summary>The inverse of a share of 0: its first lot comes after all others, and products with it stay finite.</summary>
    public const double NoShare = 1e300;

    /// <summary>Divides the stock of all items by share alone.</summary>
    /// <param name="tile">The items; each gets its counts and the units that are left.</param>
    /// <param name="rounding">The divisor method.</param>
    /// <param name="tied">One bit for each other item whose counts are proven if its shares are exact.</param>
    /// <returns>One bit for each item whose counts are proven.</returns>
    public static uint ByShare<T>(in Tile tile, Rounding rounding, out uint tied)
        where T : struct, ILanes<T>
    {
        uint proven = 0;
        tied = 0;
        for (var lane = 0; lane < Tile.Items; lane += 2 * T.Width)
        {
            proven |= rounding != Rounding.Webster
                ? ByShare<T, FirstLotsGiven>(tile, rounding, lane, ref tied)
                : ByShare<T, Unlimited>(tile, rounding, lane, ref tied);
        }

        return proven;
    }

    /// <summary>Where the first open lot of a channel with n lots stands: n plus this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double BiasOf(Rounding rounding) => rounding switch { Rounding.Webster => 0.5, Rounding.Adams => 0.0, _ => 1.0 };

    [SkipLocalsInit]
    private static uint ByShare<T, TLimits>(in Tile tile, Rounding rounding, int lane, ref uint tied)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        var end = (tile.Channels * Tile.Items) + lane;
        var none = T.All(0);
        var (totalA, totalB) = (none, none);
        for (var i = lane; i < end; i += Tile.Items)
        {
            totalA += T.Load(ref shares, i);
            totalB += T.Load(ref shares, i + T.Width);
        }

        // Setting thousands of bytes to 0 that are written anyway took a quarter of the time.
        Unsafe.SkipInit(out Course<T> a);
        Unsafe.SkipInit(out Course<T> b);
        SetLevel<T, TLimits>(tile, lane, rounding, totalA, ref a);
        SetLevel<T, TLimits>(tile, lane + T.Width, rounding, totalB, ref b);
        var up = T.All(1 - BiasOf(rounding));
        var (levelA, levelB) = (a.Level, b.Level);
        var (leftA, leftB) = (a.Left, b.Left);
        for (var i = lane; i < end; i += Tile.Items)
        {
            var (shareA, shareB) = (T.Load(ref shares, i), T.Load(ref shares, i + T.Width));
            var countA = T.Floor(T.SumOfProduct(levelA, shareA, up));
            var countB = T.Floor(T.SumOfProduct(levelB, shareB, up));
            if (TLimits.FirstLotsStay)
            {
                countA &= T.Below(none, shareA);
                countB &= T.Below(none, shareB);
            }

            T.Store(countA, ref counts, i);
            T.Store(countB, ref counts, i + T.Width);
            leftA -= countA;
            leftB -= countB;
        }

        a.Left = leftA;
        b.Left = leftB;
        UnitSettlement.Settle<T, TLimits>(tile, lane, BiasOf(rounding), ref a, ref b);
        return UnitSettlement.Conclude(tile, rounding, lane, ref a, ref tied) | UnitSettlement.Conclude(tile, rounding, lane + T.Width, ref b, ref tied);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetLevel<T, TLimits>(in Tile tile, int lane, Rounding rounding, T total, ref Course<T> course)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        var none = T.All(0);
        var stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane);
        var some = T.Below(none, total);
        var odd = T.AtMost(T.All(MostStock), stock) | T.Below(T.All(MostShare), total) | (T.Below(total, T.All(LeastShare)) & some);
        var extra = none;
        if (rounding != Rounding.Webster)
        {
            var channels = ChannelsWithShare<T>(tile, lane);
            extra = T.All(BiasOf(rounding) - 0.5) * channels;
            if (rounding == Rounding.Adams)
            {
                // First quotients are all 0; where not every channel gets its first lot, their order is another one.
                odd |= T.Below(stock, channels);
            }
        }

        course.Left = stock & some;
        course.Odd = odd;
        course.Level = T.Choose(some, (stock + extra) / total, none) * T.All(UnitSettlement.JustBelow(tile.Channels));
        T.Store(T.Without(stock, some), ref MemoryMarshal.GetReference(tile.Left), lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ChannelsWithShare<T>(in Tile tile, int lane)
        where T : struct, ILanes<T>
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        var channels = T.All(0);
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            channels += T.All(1) & T.Below(T.All(0), T.Load(ref shares, i));
        }

        return channels;
    }
}
#endif
