#if NET
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>The divisor method for all items of a tile between floors and caps, in lots; proves its own result as <see cref="TileDivision"/> does.</summary>
/// <remarks>
/// The level comes from Newton's steps on the piecewise linear sum of clamped shares, kept in a bracket. What the steps do not reach, the moves of the
/// last lots or the exact arithmetic settle.
/// </remarks>
internal static class LimitedTileDivision
{
    private const int LevelSteps = 24;

    // Stays finite times the largest lot; channels without a share take nothing but their floor.
    private const double NoShare = 1e280;

    // Rounding to large lots leaves a few small ones to hand out; a little more or less level hands out most of them at once.
    private const int Recounts = 1;

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
        SetLimits<T, InUnits>(tile, rounding, hasTiers, lane, ref course);
        var bias = TileDivision.BiasOf(rounding);
        FindLevel<T, InUnits>(tile, lane, bias, ref course);
        Count<T, InUnits>(tile, lane, bias, ref course);
        T.Store(course.Left & course.Full, ref MemoryMarshal.GetReference(tile.Left), lane);
        var proven = TileDivision.Settle<T, Limited>(tile, lane, T.All(bias), T.Without(course.Left, course.Full));
        return T.Bits(T.Without(proven | course.Full, course.Odd));
    }

    private static ulong DivideLots<T>(in Tile tile, Rounding rounding, bool hasTiers, int lane)
        where T : struct, ILanes<T>
    {
        var course = new Course<T> { Stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane) };
        SetLimits<T, InLots>(tile, rounding, hasTiers, lane, ref course);
        var bias = TileDivision.BiasOf(rounding);
        FindLevel<T, InLots>(tile, lane, bias, ref course);
        Count<T, InLots>(tile, lane, bias, ref course);
        for (var step = 0; step < Recounts && Shift(ref course); step++)
        {
            Count<T, InLots>(tile, lane, bias, ref course);
        }

        SettleLots<T>(tile, lane, bias, ref course);
        T.Store(course.Left, ref MemoryMarshal.GetReference(tile.Left), lane);
        return T.Bits(T.Without(course.Proven | course.Full, course.Odd));
    }

    /// <summary>Sets shares per lot and limits in lots; odd are the lanes that doubles cannot settle.</summary>
    private static void SetLimits<T, TLots>(in Tile tile, Rounding rounding, bool hasTiers, int lane, ref Course<T> course)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var stock = course.Stock;
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var end = (tile.Channels * Tile.Items) + lane;
        var one = T.All(1);
        var none = T.All(0);
        var half = T.All(0.5);
        var (floors, caps, total, largestLot, smallestShare) = (none, none, none, none, one);
        for (var i = lane; i < end; i += Tile.Items)
        {
            var share = T.Load(ref shares, i);
            var cap = T.Load(ref most, i);
            var floor = T.Load(ref fewest, i);
            var lot = one;
            var step = T.Inverse(share, NoShare);
            total += share;
            smallestShare = T.Smaller(smallestShare, T.ChooseBelow(none, share, share, one));
            if (TLots.HasLots)
            {
                // Half a unit more keeps a quotient of whole numbers off the whole number next to it, on whose wrong side a rounding could bring it.
                lot = T.Load(ref lots, i);
                var parts = T.Inverse(lot, 1);
                T.Store(share * parts, ref shares, i);
                step *= lot;
                cap = T.Floor((cap + half) * parts);
                floor = T.Smaller(cap, T.Floor((floor + (lot - half)) * parts));
                largestLot = T.Larger(largestLot, lot);
                T.Store(floor, ref fewest, i);
            }

            // As many lots as there is stock are more than fit; the first that does not fit must still end the handing out when its turn comes.
            cap = T.ChooseBelow(none, share, T.Larger(floor, T.Smaller(cap, stock)), floor);
            T.Store(step, ref inverse, i);
            T.Store(cap, ref most, i);
            floors += TLots.HasLots ? floor * lot : floor;
            caps += TLots.HasLots ? cap * lot : cap;
        }

        course.Full = T.AtMost(caps, stock);
        var odd = T.AtMost(T.All(TileDivision.MostStock), stock) | T.Below(T.All(TileDivision.MostShare), total)
            | T.Below(T.All(TileDivision.MostStock), largestLot) | T.Below(smallestShare, T.All(TileDivision.LeastShare));

        var isShort = T.Below(stock, floors);
        if (T.Bits(isShort) != 0)
        {
            // Tiers decide who is short, and Adams' first quotients are all 0: both are left to the exact arithmetic.
            odd |= hasTiers || rounding == Rounding.Adams ? isShort : T.Below(T.All(TileDivision.MostStock), floors);
            total = T.Choose(isShort, ShareOutFloors<T>(tile, lane, isShort), total);
        }

        course.Total = total;
        course.Odd = rounding == Rounding.Adams ? odd | T.Below(stock - floors, FirstLots<T>(tile, lane)) : odd;
        T.Store(T.Without(one, course.Odd | isShort), ref MemoryMarshal.GetReference(tile.Marks), lane);
    }

    /// <summary>The units in the first lots of all channels that have none for certain and may have some.</summary>
    private static T FirstLots<T>(in Tile tile, int lane)
        where T : struct, ILanes<T>
    {
        var none = T.All(0);
        var units = none;
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            var isFirst = T.Same(T.Load(ref MemoryMarshal.GetReference(tile.Fewest), i), none)
                & T.Below(none, T.Load(ref MemoryMarshal.GetReference(tile.Most), i));
            units += T.Load(ref MemoryMarshal.GetReference(tile.Lots), i) & isFirst;
        }

        return units;
    }

    /// <summary>Where the floors do not fit, makes them the most a channel gets, and their lots the shares; returns the shares' sum in units.</summary>
    private static T ShareOutFloors<T>(in Tile tile, int lane, T isShort)
        where T : struct, ILanes<T>
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var total = T.All(0);
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            var floor = T.Load(ref fewest, i);
            total += floor * T.Load(ref lots, i);
            T.Store(T.Choose(isShort, floor, T.Load(ref shares, i)), ref shares, i);
            T.Store(T.Choose(isShort, T.Inverse(floor, NoShare), T.Load(ref inverse, i)), ref inverse, i);
            T.Store(T.Choose(isShort, floor, T.Load(ref most, i)), ref most, i);
            T.Store(T.Without(floor, isShort), ref fewest, i);
        }

        return total;
    }

    private static void FindLevel<T, TLots>(in Tile tile, int lane, double bias, ref Course<T> course)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var stock = course.Stock;
        var total = course.Total;
        var settled = course.Full | course.Odd;
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
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
        for (var step = 0; step < LevelSteps; step++)
        {
            var rest = stock;
            var slope = none;
            for (var i = lane; i < end; i += Tile.Items)
            {
                var share = T.Load(ref shares, i);
                var floor = T.Load(ref fewest, i);
                var cap = T.Load(ref most, i);
                var wish = T.SumOfProduct(level, share, shift);
                var count = T.Smaller(cap, T.Larger(floor, wish));
                if (TLots.HasLots)
                {
                    var lot = T.Load(ref lots, i);
                    share *= lot;
                    count *= lot;
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

    /// <summary>Moves the level where the counts miss the stock by more than a lot or two; false when no lane needs it.</summary>
    private static bool Shift<T>(ref Course<T> course)
        where T : struct, ILanes<T>
    {
        var two = T.All(2);
        var none = T.All(0);
        var off = T.Without(T.Below(two, course.Left) | T.Below(course.Left, none - two), course.Full | course.Odd) & T.Below(none, course.Slope);
        course.Level = T.Choose(off, course.Level + (course.Left / course.Slope), course.Level);
        return T.Bits(off) != 0;
    }

    /// <summary>Counts every channel at the level; leaves the stock that is left, below zero where the counts take more.</summary>
    private static void Count<T, TLots>(in Tile tile, int lane, double bias, ref Course<T> course)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var level = course.Level;
        var full = course.Full;
        var up = T.All(1 - bias);
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
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
            var wish = T.Floor(T.SumOfProduct(level, share, up));
            var cap = T.Load(ref most, i);
            var floor = T.Load(ref fewest, i);
            var count = T.Choose(full, cap, T.Smaller(cap, T.Larger(floor, wish)));
            T.Store(count, ref counts, i);
            if (TLots.HasLots)
            {
                var lot = T.Load(ref lots, i);
                left -= count * lot;
                slope += T.ChooseBelow(floor, wish, T.ChooseBelow(wish, cap, share * lot, none), none);
            }
            else
            {
                left -= count;
            }
        }

        course.Left = left;
        course.Slope = slope;
    }

    /// <summary>Hands out or takes back one lot of each lane at a time until the lots taken come before all open ones and the next lot does not fit.</summary>
    public static void SettleLots<T>(in Tile tile, int lane, double bias, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        var left = course.Left;
        var offset = T.All(bias);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var end = (tile.Channels * Tile.Items) + lane;
        var one = T.All(1);
        var none = T.All(0);
        var never = T.All(double.PositiveInfinity);
        var ever = T.All(double.NegativeInfinity);
        var clearly = T.All(TileDivision.ClearlyBelow);
        var stuck = none;
        var (giveUpTo, takeDownTo, give) = (ever, never, none);
        for (var moves = tile.Channels + TileDivision.SpareMoves; ; moves--)
        {
            // One look moves what the last one found and finds what comes next; the first one moves nothing.
            var (first, second, firstLot, last) = (never, never, never, ever);
            for (var i = lane; i < end; i += Tile.Items)
            {
                var count = T.Load(ref counts, i);
                var step = T.Load(ref inverse, i);
                var lot = T.Load(ref lots, i);
                var floor = T.Load(ref fewest, i);
                var cap = T.Load(ref most, i);
                var next = (count + offset) * step;
                var more = T.ChooseAtMost(next, giveUpTo, T.ChooseBelow(count, cap, one, none), none);
                var less = T.ChooseAtMost(takeDownTo, next - step, T.ChooseBelow(floor, count, one, none), none);
                var move = more - less;
                count += move;
                left -= move * lot;
                T.Store(count, ref counts, i);
                next = (count + offset) * step;
                last = T.Larger(last, T.ChooseBelow(floor, count, next - step, ever));
                next = T.ChooseBelow(count, cap, next, never);
                firstLot = T.ChooseBelow(next, first, lot, firstLot);
                second = T.Smaller(second, T.Larger(first, next));
                first = T.Smaller(first, next);
            }

            // Equal quotients move together; where that is more than fits, the lane would go to and fro for ever.
            stuck |= give & T.Below(left, none);
            var take = T.Below(left, none) | T.Below(first, last * clearly);
            give = T.Without(T.AtMost(firstLot, left), take);
            if (T.Bits(T.Without(give | take, stuck)) == 0 || moves < 0)
            {
                // Which lot is the next one matters as long as stock is left: it must be the only one of its quotient.
                var onlyOne = T.Same(left, none) | T.Below(first, second * clearly) | T.Same(first, never);
                course.Left = left;
                course.Proven = T.Without(T.Below(last, first * clearly) & T.AtMost(none, left) & onlyOne, give);
                return;
            }

            giveUpTo = T.Choose(give, first, ever);
            takeDownTo = T.Choose(take, last, never);
        }
    }
}
#endif
