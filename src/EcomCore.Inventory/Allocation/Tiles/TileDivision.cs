#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>
/// The divisor method for all items of a tile at once, in doubles that prove their own result: an item's counts are right when they add up and
/// every lot taken comes clearly before every lot open. An item that cannot show that is left to the exact arithmetic of one item.
/// </summary>
/// <remarks>
/// <para>A channel of share s and count n has its next lot at the quotient (n + bias) / s and its last one at (n + bias - 1) / s. Rounding moves each by
/// less than 1.3e-15 of itself, so two quotients in clear order (<see cref="ClearlyBelow"/>) are in order, and the lots taken are the one and only
/// beginning of the exact order that adds up to the stock.</para>
/// <para>Stock below 2^47 keeps all counts whole and makes the next lot of a channel come clearly after its last one; shares between 1e-250 and
/// 1e300 keep quotients away from both ends of the doubles.</para>
/// </remarks>
internal static class TileDivision
{
    public const double MostStock = 140737488355328.0;

    public const double MostShare = 1e300;

    public const double LeastShare = 1e-250;

    /// <summary>The inverse of a share of 0: its first lot comes after all others, and products with it stay finite.</summary>
    public const double NoShare = 1e300;

    public const double ClearlyBelow = 1 - 4e-15;

    /// <summary>More moves than counts near the right level need; an item that needs more is left to the exact arithmetic.</summary>
    public const int SpareMoves = 4;

    /// <summary>Divides the stock of all items by share alone.</summary>
    /// <returns>One bit for each item whose counts are proven.</returns>
    public static uint ByShare<T>(in Tile tile, Rounding rounding)
        where T : struct, ILanes<T>
    {
        uint proven = 0;
        for (var lane = 0; lane < Tile.Items; lane += T.Width)
        {
            var lanes = rounding == Rounding.Adams ? ByShare<T, FirstLotsGiven>(tile, rounding, lane) : ByShare<T, Unlimited>(tile, rounding, lane);
            proven |= (uint)lanes << lane;
        }

        return proven;
    }

    /// <summary>Where the first open lot of a channel with n lots stands: n plus this.</summary>
    public static double BiasOf(Rounding rounding) => rounding switch { Rounding.Webster => 0.5, Rounding.Adams => 0.0, _ => 1.0 };

    /// <summary>Moves the few lots by which the counts miss the stock; one lot is one unit.</summary>
    /// <returns>The mask of lanes whose counts are proven.</returns>
    /// <remarks>
    /// One look finds the two first open lots and the two last taken ones, which is what nearly all lanes have to move; the next look moves them and
    /// sees whether the order is then clear. Lanes that are not done yet, and those where the two lots were the wrong ones, go around again.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Settle<T, TLimits>(in Tile tile, int lane, T bias, T left)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits =>
        Settle<T, TLimits>(tile, lane, bias, left, FindEdge<T, TLimits>(tile, lane, bias));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Settle<T, TLimits>(in Tile tile, int lane, T bias, T left, Edge<T> edge)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        var end = (tile.Channels * Tile.Items) + lane;
        var one = T.All(1);
        var two = T.All(2);
        var none = T.All(0);
        var never = T.All(double.PositiveInfinity);
        var ever = T.All(double.NegativeInfinity);
        var clearly = T.All(ClearlyBelow);
        var stuck = none;
        for (var rounds = tile.Channels + SpareMoves; ; rounds--)
        {
            // Equal quotients move together, more of them than should; such a lane would go to and fro for ever.
            var before = left;
            var swap = T.Same(left, none) & T.Below(edge.First, edge.Last * clearly);
            var giveUpTo = T.Choose(T.AtMost(two, left), edge.Second, T.Choose(T.AtMost(one, left) | swap, edge.First, ever));
            var takeDownTo = T.Choose(T.AtMost(left, none - two), edge.SecondLast, T.Choose(T.Below(left, none) | swap, edge.Last, never));
            var (first, last) = (never, ever);
            for (var i = lane; i < end; i += Tile.Items)
            {
                var count = T.Load(ref counts, i);
                var step = T.Load(ref inverse, i);
                var next = (count + bias) * step;
                var move = GivesOrTakes<T, TLimits>(count, next, step, giveUpTo, takeDownTo, ref fewest, ref most, i);
                left -= move;
                count += move;
                T.Store(count, ref counts, i);
                next = (count + bias) * step;
                var taken = next - step;
                Restrict<T, TLimits>(count, ref fewest, ref most, i, ref next, ref taken);
                first = T.Smaller(first, next);
                last = T.Larger(last, taken);
            }

            var settled = T.Same(left, none);
            stuck |= T.Below(before * left, none);
            var wrong = T.Below(first, last * clearly) | T.Below(left, none) | T.Without(T.Below(none, left), T.Same(first, never));
            if (T.Bits(T.Without(wrong, stuck)) == 0 || rounds < 0)
            {
                return settled & T.Below(last, first * clearly);
            }

            edge = FindEdge<T, TLimits>(tile, lane, bias);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Edge<T> FindEdge<T, TLimits>(in Tile tile, int lane, T bias)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        var edge = Edge<T>.None;
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            var count = T.Load(ref counts, i);
            var step = T.Load(ref inverse, i);
            var next = (count + bias) * step;
            var taken = next - step;
            Restrict<T, TLimits>(count, ref fewest, ref most, i, ref next, ref taken);
            edge = edge.With(next, taken);
        }

        return edge;
    }

    /// <summary>1 for channels that take the next lot, -1 for those that give their last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T GivesOrTakes<T, TLimits>(
        T count, T next, T step, T giveUpTo, T takeDownTo, ref double fewest, ref double most, int place)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        var none = T.All(0);
        var (up, down) = (T.All(1), T.All(1));
        if (TLimits.Limited)
        {
            up = T.ChooseBelow(count, T.Load(ref most, place), up, none);
            down = T.ChooseBelow(T.Load(ref fewest, place), count, down, none);
        }

        if (TLimits.FirstLotsStay)
        {
            up = T.ChooseBelow(none, count, up, none);
            down = T.ChooseBelow(T.All(1), count, down, none);
        }

        return T.ChooseAtMost(next, giveUpTo, up, none) - T.ChooseAtMost(takeDownTo, next - step, down, none);
    }

    /// <summary>A channel at its most has no next lot, and one at its fewest no last lot that it could give.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Restrict<T, TLimits>(T count, ref double fewest, ref double most, int place, ref T next, ref T taken)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        if (TLimits.Limited)
        {
            next = T.ChooseBelow(count, T.Load(ref most, place), next, T.All(double.PositiveInfinity));
            taken = T.ChooseBelow(T.Load(ref fewest, place), count, taken, T.All(double.NegativeInfinity));
        }

        if (TLimits.FirstLotsStay)
        {
            next = T.ChooseBelow(T.All(0), count, next, T.All(double.PositiveInfinity));
            taken = T.ChooseBelow(T.All(1), count, taken, T.All(double.NegativeInfinity));
        }
    }

    private static ulong ByShare<T, TLimits>(in Tile tile, Rounding rounding, int lane)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        var end = (tile.Channels * Tile.Items) + lane;
        var bias = T.All(BiasOf(rounding));
        var none = T.All(0);

        var stock = T.Load(ref MemoryMarshal.GetReference(tile.Stock), lane);
        var total = none;
        for (var i = lane; i < end; i += Tile.Items)
        {
            total += T.Load(ref shares, i);
        }

        var odd = T.AtMost(T.All(MostStock), stock) | T.Below(T.All(MostShare), total);
        var some = T.Below(none, total);
        odd |= T.Below(total, T.All(LeastShare)) & some;
        var extra = none;
        if (rounding != Rounding.Webster)
        {
            var channels = ChannelsWithShare<T>(tile, lane);
            extra = (bias - T.All(0.5)) * channels;
            if (TLimits.FirstLotsStay)
            {
                // First quotients are all 0; where not every channel gets its first lot, their order is another one.
                odd |= T.Below(stock, channels);
            }
        }

        var level = T.Choose(some, (stock + extra) / total, none);
        var proven = CountAndSettle<T, TLimits>(tile, lane, bias, stock & some, level);
        T.Store(T.Without(stock, some), ref MemoryMarshal.GetReference(tile.Left), lane);
        T.Store(T.Without(T.All(1), odd), ref MemoryMarshal.GetReference(tile.Marks), lane);
        return T.Bits(T.Without(proven, odd));
    }

    /// <summary>Counts every channel at the level, finds the edge of the counts on the way, and settles the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T CountAndSettle<T, TLimits>(in Tile tile, int lane, T bias, T left, T level)
        where T : struct, ILanes<T>
        where TLimits : struct, ITileLimits
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var counts = ref MemoryMarshal.GetReference(tile.Counts);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        var up = T.All(1) - bias;
        var edge = Edge<T>.None;
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            var share = T.Load(ref shares, i);
            var count = T.Floor(T.SumOfProduct(level, share, up));
            if (TLimits.FirstLotsStay)
            {
                count &= T.Below(T.All(0), share);
            }

            var step = T.Inverse(share, NoShare);
            T.Store(count, ref counts, i);
            T.Store(step, ref inverse, i);
            left -= count;
            var next = (count + bias) * step;
            var taken = next - step;
            Restrict<T, TLimits>(count, ref shares, ref shares, i, ref next, ref taken);
            edge = edge.With(next, taken);
        }

        return Settle<T, TLimits>(tile, lane, bias, left, edge);
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
