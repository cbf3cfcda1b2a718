#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Moves the last lots of a tile, one of each item at a time, until the lots taken come before all open ones and the next lot does not fit.</summary>
/// <remarks>
/// The quotients of each channel are larger by <see cref="Apart"/> of themselves than those of the channel before it, more than rounding hides. Counts whose order is clear by
/// more than all that was added are proven; those in clear order else are proven if they merely tie, which their shares tell (see <see cref="TieMarks"/>).
/// </remarks>
internal static class LotSettlement
{
    /// <summary>By how much of themselves the quotients of neighbouring channels are moved apart.</summary>
    public const double Apart = UnitSettlement.Step;

    /// <summary>Counts every channel at the level and finds the edge of the counts on the way.</summary>
    public static void Count<T>(in Tile tile, int lane, double bias, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        var (level, full) = (course.Level, course.Full);
        var (up, offset) = (T.All(1 - bias), T.All(bias));
        ref var perLot = ref MemoryMarshal.GetReference(tile.Ahead);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var end = (tile.Channels * Tile.Items) + lane;
        var never = T.All(double.PositiveInfinity);
        var ever = T.All(double.NegativeInfinity);
        var left = course.Stock;
        var (first, second, firstLot, last) = (never, never, never, ever);
        for (var i = lane; i < end; i += Tile.Items)
        {
            var step = T.Load(ref inverse, i);
            var lot = T.Load(ref lots, i);
            var floor = T.Load(ref fewest, i);
            var cap = T.Load(ref most, i);
            var wish = T.Floor(T.SumOfProduct(level, T.Load(ref perLot, i), up));
            var count = T.Choose(full, cap, T.Smaller(cap, T.Larger(floor, wish)));
            T.Store(count, ref counts, i);
            left -= count * lot;
            var next = (count + offset) * step;
            last = T.Larger(last, T.ChooseBelow(floor, count, next - step, ever));
            next = T.ChooseBelow(count, cap, next, never);
            firstLot = T.ChooseBelow(next, first, lot, firstLot);
            second = T.Smaller(second, T.Larger(first, next));
            first = T.Smaller(first, next);
        }

        course.Left = left;
        (course.First, course.Second, course.FirstLot, course.Last) = (first, second, firstLot, last);
    }

    /// <summary>Hands out or takes back one lot of each lane at a time, from counts whose edge is known.</summary>
    public static void Settle<T>(in Tile tile, int lane, double bias, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        var none = T.All(0);
        var never = T.All(double.PositiveInfinity);
        var ever = T.All(double.NegativeInfinity);
        var clearly = T.All(UnitSettlement.ClearlyBelow);
        var (stuck, give) = (none, none);
        for (var moves = tile.Channels + UnitSettlement.SpareMoves; ; moves--)
        {
            // Equal quotients move together; where that is more than fits, the lane would go to and fro for ever.
            stuck |= give & T.Below(course.Left, none);
            var take = T.Below(course.Left, none) | T.Below(course.First, course.Last * clearly);
            give = T.Without(T.AtMost(course.FirstLot, course.Left), take);
            if (T.Bits(T.Without(give | take, stuck)) == 0 || moves < 0)
            {
                course.Proven = T.Without(InOrder(course, T.All(1 - (Apart * (tile.Channels + 2)))), give);
                course.Tied = T.Without(InOrder(course, clearly), give | course.Proven);
                return;
            }

            Look(tile, lane, bias, T.Choose(give, course.First, ever), T.Choose(take, course.Last, never), ref course);
        }
    }

    /// <summary>The mask of lanes that settle the stock with all lots taken before all open ones, by a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InOrder<T>(in Course<T> course, T factor)
        where T : struct, ILanes<T>
    {
        // Which lot is the next one matters as long as stock is left: it must be the only one of its quotient.
        var none = T.All(0);
        var onlyOne = T.Same(course.Left, none) | T.Below(course.First, course.Second * factor) | T.Same(course.First, T.All(double.PositiveInfinity));
        return T.Below(course.Last, course.First * factor) & T.AtMost(none, course.Left) & onlyOne;
    }

    /// <summary>Moves the lots that the last look found, and finds those that come next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Look<T>(in Tile tile, int lane, double bias, T giveUpTo, T takeDownTo, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        var end = (tile.Channels * Tile.Items) + lane;
        var offset = T.All(bias);
        var one = T.All(1);
        var none = T.All(0);
        var never = T.All(double.PositiveInfinity);
        var ever = T.All(double.NegativeInfinity);
        var left = course.Left;
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

        course.Left = left;
        (course.First, course.Second, course.FirstLot, course.Last) = (first, second, firstLot, last);
    }
}
#endif
