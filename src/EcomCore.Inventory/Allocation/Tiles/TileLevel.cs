#if NET
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Finds the level, the lots per share, at which the counts of a tile use up the stock, and counts at it.</summary>
/// <remarks>
/// The level comes from Newton's steps on the piecewise linear sum of clamped shares, kept in a bracket. What the steps do not reach, the moves of the
/// last lots or the exact arithmetic settle.
/// </remarks>
internal static class TileLevel
{
    private const int Steps = 24;

    /// <summary>Finds the level.</summary>
    public static void Find<T, TLots>(in Tile tile, int lane, double bias, ref Course<T> course)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var stock = course.Stock;
        var total = course.Total;
        var settled = course.Full | course.Odd;
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var wishes = ref MemoryMarshal.GetReference(TLots.HasLots ? tile.Ahead : tile.Shares);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var end = (tile.Channels * Tile.Items) + lane;
        var none = T.All(0);
        var half = T.All(0.5);
        var two = T.All(2);
        var shift = T.All(0.5 - bias);
        var infinity = T.All(double.PositiveInfinity);
        var lower = none;
        var upper = infinity;
        var level = T.Choose(T.Below(none, total), stock / total, none);
        for (var step = 0; step < Steps; step++)
        {
            var rest = stock;
            var slope = none;
            for (var i = lane; i < end; i += Tile.Items)
            {
                var share = T.Load(ref shares, i);
                var floor = T.Load(ref fewest, i);
                var cap = T.Load(ref most, i);
                var wish = T.SumOfProduct(level, T.Load(ref wishes, i), shift);
                var count = T.Smaller(cap, T.Larger(floor, wish));
                if (TLots.HasLots)
                {
                    count *= T.Load(ref lots, i);
                }

                rest -= count;
                slope += T.ChooseBelow(floor, wish, T.ChooseBelow(wish, cap, share, none), none);
            }

            var over = T.Below(rest, none);
            var off = T.Without(T.Below(half, rest) | T.Below(rest, none - half), settled);
            if (T.Bits(off) == 0)
            {
                break;
            }

            upper = T.Choose(over, level, upper);
            lower = T.Choose(over, lower, level);
            var guess = level + (rest / slope);
            var inside = T.Below(lower, guess) & T.Below(guess, upper);
            var middle = T.Choose(T.Below(upper, infinity), (lower + upper) * half, level * two);
            level = T.Choose(off, T.Choose(inside, guess, middle), level);
        }

        course.Level = level;
    }

    /// <summary>Moves the level where the counts miss the stock by more than a lot or two: rounding to large lots leaves a few small ones to hand out, most of them at once.</summary>
    public static void Shift<T>(ref Course<T> course)
        where T : struct, ILanes<T>
    {
        var two = T.All(2);
        var none = T.All(0);
        var off = T.Without(T.Below(two, course.Left) | T.Below(course.Left, none - two), course.Full | course.Odd) & T.Below(none, course.Slope);
        course.Level = T.Choose(off, course.Level + (course.Left / course.Slope), course.Level);
    }

    /// <summary>Counts every channel at the level; leaves the stock that is left, below zero where the counts take more.</summary>
    public static void Count<T, TLots>(in Tile tile, int lane, double bias, ref Course<T> course)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var level = course.Level;
        var full = course.Full;
        var up = T.All(1 - bias);
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var wishes = ref MemoryMarshal.GetReference(TLots.HasLots ? tile.Ahead : tile.Shares);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var end = (tile.Channels * Tile.Items) + lane;
        var left = course.Stock;
        var none = T.All(0);
        var slope = none;
        for (var i = lane; i < end; i += Tile.Items)
        {
            var share = T.Load(ref shares, i);
            var wish = T.Floor(T.SumOfProduct(level, T.Load(ref wishes, i), up));
            var cap = T.Load(ref most, i);
            var floor = T.Load(ref fewest, i);
            var count = T.Choose(full, cap, T.Smaller(cap, T.Larger(floor, wish)));
            T.Store(count, ref counts, i);
            if (TLots.HasLots)
            {
                var lot = T.Load(ref lots, i);
                left -= count * lot;
                slope += T.ChooseBelow(floor, wish, T.ChooseBelow(wish, cap, share, none), none);
            }
            else
            {
                left -= count;
            }
        }

        course.Left = left;
        course.Slope = slope;
    }
}
#endif
