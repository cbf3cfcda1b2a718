#if NET
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Tells ties from mere nearness: where all shares are whole multiples of one number, quotients that differ are far apart.</summary>
/// <remarks>
/// With shares that are multiples m of one unit, quotients are (2k + 1) * lot / 2m: two that differ, differ by at least one part in 2 * m * m of 1 / unit, whatever their lots. Demands in whole
/// units, in halves and quarters, and equal demands of any size are of that kind; and floors that do not fit, which are shared out in proportion to themselves.
/// </remarks>
internal static class TieMarks
{
    // Outside these, what a product loses to rounding may itself be lost to underflow.
    private const double SmallestShare = 1e-140;
    private const double LargestShare = 1e140;
    private const double Quarter = 0.25;

    /// <summary>One bit for each tied lane whose distances, where they differ, differ by more than twice all that <see cref="Way{T}"/> adds to them.</summary>
    public static ulong OfUnits<T>(in Tile tile, int lane, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        var unit = Unit<T>(tile, lane, out var largest, ref course);
        var added = course.Level * T.All(UnitSettlement.Step * (tile.Channels + UnitSettlement.SpareLevels) * (tile.Channels + 2));
        return T.Bits(course.Tied & T.Below(added * T.All(4) * largest * (largest / unit), T.All(1)));
    }

    /// <summary>The items of those given whose shares are the exact products of demand and weight.</summary>
    public static uint OfExactShares(in AllocationBatch batch, int first, int items, uint tied)
    {
        if (batch.Weights.IsEmpty)
        {
            return tied;
        }

        for (var i = 0; i < items; i++)
        {
            if ((tied >> i & 1) != 0 && !AreExact(batch, first + i))
            {
                tied &= ~(1u << i);
            }
        }

        return tied;
    }

    /// <summary>The number of which all shares are multiples, a quarter where it may be; lanes without one are no longer tied.</summary>
    private static T Unit<T>(in Tile tile, int lane, out T largest, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        var end = (tile.Channels * Tile.Items) + lane;
        var none = T.All(0);
        var four = T.All(1 / Quarter);
        var never = T.All(double.PositiveInfinity);
        var (smallest, most, inQuarters) = (never, none, T.Same(none, none));
        for (var i = lane; i < end; i += Tile.Items)
        {
            var share = T.Load(ref shares, i);
            inQuarters &= T.Same(share * four, T.Floor(share * four));
            most = T.Larger(most, share);
            smallest = T.Smaller(smallest, T.ChooseBelow(none, share, share, never));
        }

        largest = most;
        var unit = T.Choose(inQuarters, T.All(Quarter), smallest);
        var tied = course.Tied & T.AtMost(T.All(SmallestShare), smallest) & T.AtMost(most, T.All(LargestShare));
        if (T.Bits(T.Without(tied, inQuarters | T.Same(smallest, most))) != 0)
        {
            // The nearest whole multiple is the right one or there is none: the exact product tells.
            var (inverse, half) = (T.Inverse(unit, 1 / SmallestShare), T.All(0.5));
            for (var i = lane; i < end; i += Tile.Items)
            {
                var share = T.Load(ref shares, i);
                var multiple = T.Floor(T.SumOfProduct(share, inverse, half));
                tied &= T.Same(T.ExactSumOfProduct(multiple, unit, none - share), none);
            }
        }

        course.Tied = tied;
        return unit;
    }

    private static bool AreExact(in AllocationBatch batch, int item)
    {
        var i = batch.StartOf(item);
        for (var c = batch.LengthOf(item); c > 0; c--, i += batch.Pitch)
        {
            if (Math.FusedMultiplyAdd(batch.Demand[i], batch.Weights[i], -(batch.Demand[i] * batch.Weights[i])) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
#endif
