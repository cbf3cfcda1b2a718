#if NET
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Finds the items of a tile whose ties can be told from mere nearness, so that <see cref="TieDivision"/> may settle them.</summary>
/// <remarks>
/// Where all shares are whole multiples m of one unit, quotients are (2k + 1) * lot / 2m: two that differ, differ by at least one part in
/// (2 * stock + lot) * m. Demands in whole units, in halves and quarters, and equal demands of any size are of that kind.
/// </remarks>
internal static class TieMarks
{
    // Outside these, what a product loses to rounding may itself be lost to underflow.
    private const double SmallestShare = 1e-140;
    private const double LargestShare = 1e140;
    private const double Quarter = 0.25;

    /// <summary>Leaves the marks of those items only that are unproven and can be settled.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool Set(in AllocationBatch batch, int first, int items, Rounding rounding, in Tile tile, uint proven)
    {
        // Adams' first lots all have the quotient 0, and are told apart by the shares.
        if (rounding == Rounding.Adams || (proven | (uint.MaxValue << items)) == uint.MaxValue)
        {
            return false;
        }

        var any = false;
        var marks = tile.Marks;
        for (var i = 0; i < marks.Length; i++)
        {
            var isMarked = i < items && (proven >> i & 1) == 0 && marks[i] != 0 && AreFarApart(batch, first + i, tile.Stock[i]);
            marks[i] = isMarked ? 1 : 0;
            any |= isMarked;
        }

        return any;
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

    /// <summary>One bit for each tied lane whose distances, where they differ, differ by more than all that <see cref="Way{T}"/> adds to them.</summary>
    public static ulong AreFarApart<T>(in Tile tile, int lane, ref Course<T> course)
        where T : struct, ILanes<T>
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        var end = (tile.Channels * Tile.Items) + lane;
        var none = T.All(0);
        var four = T.All(1 / Quarter);
        var never = T.All(double.PositiveInfinity);
        var (smallest, largest, inQuarters) = (never, none, T.Same(none, none));
        for (var i = lane; i < end; i += Tile.Items)
        {
            var share = T.Load(ref shares, i);
            inQuarters &= T.Same(share * four, T.Floor(share * four));
            largest = T.Larger(largest, share);
            smallest = T.Smaller(smallest, T.ChooseBelow(none, share, share, never));
        }

        var unit = T.Choose(inQuarters, T.All(Quarter), smallest);
        var added = course.Level * T.All(UnitSettlement.Step * (tile.Channels + UnitSettlement.SpareMoves) * (tile.Channels + 2));
        var far = course.Tied & T.AtMost(T.All(SmallestShare), smallest) & T.AtMost(largest, T.All(LargestShare))
            & T.Below(added * four * largest * (largest / unit), T.All(1));
        if (T.Bits(T.Without(far, inQuarters)) == 0)
        {
            return T.Bits(far);
        }

        for (var i = lane; i < end; i += Tile.Items)
        {
            var share = T.Load(ref shares, i);
            var multiple = share / unit;
            far &= T.Same(multiple, T.Floor(multiple)) & T.Same(T.ExactSumOfProduct(multiple, unit, none - share), none);
        }

        return T.Bits(far);
    }

    private static bool AreExact(in AllocationBatch batch, int item)
    {
        var start = batch.StartOf(item);
        for (var i = start; i < start + batch.LengthOf(item); i++)
        {
            if (Math.FusedMultiplyAdd(batch.Demand[i], batch.Weights[i], -(batch.Demand[i] * batch.Weights[i])) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether quotients that differ, differ by more than all that <see cref="TieDivision"/> adds to them.</summary>
    private static bool AreFarApart(in AllocationBatch batch, int item, double stock)
    {
        var (start, length) = (batch.StartOf(item), batch.LengthOf(item));
        var demand = batch.Demand.Slice(start, length);
        var weights = batch.Weights.IsEmpty ? default : batch.Weights.Slice(start, length);
        var (smallest, largest, inQuarters) = (double.PositiveInfinity, 0.0, true);
        for (var i = 0; i < demand.Length; i++)
        {
            var share = weights.IsEmpty ? demand[i] : demand[i] * weights[i];
            if (!weights.IsEmpty && Math.FusedMultiplyAdd(demand[i], weights[i], -share) != 0)
            {
                return false;
            }

            inQuarters &= 4 * share == Math.Floor(4 * share);
            largest = share > largest ? share : largest;
            smallest = share > 0 && share < smallest ? share : smallest;
        }

        var unit = inQuarters ? Quarter : smallest;
        return smallest >= SmallestShare && largest <= LargestShare
            && ((2 * stock) + LargestLot(batch, start, length)) * (largest / unit) * (length + 2) * TieDivision.Step < 1
            && (inQuarters || AreMultiples(demand, weights, unit));
    }

    private static bool AreMultiples(ReadOnlySpan<double> demand, ReadOnlySpan<double> weights, double unit)
    {
        for (var i = 0; i < demand.Length; i++)
        {
            var share = weights.IsEmpty ? demand[i] : demand[i] * weights[i];
            var multiple = share / unit;
            if (multiple != Math.Floor(multiple) || Math.FusedMultiplyAdd(multiple, unit, -share) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static long LargestLot(in AllocationBatch batch, int start, int length)
    {
        var largest = 1L;
        if (!batch.Lots.IsEmpty)
        {
            foreach (var lot in batch.Lots.Slice(start, length))
            {
                largest = Math.Max(largest, lot);
            }
        }

        return largest;
    }
}
#endif
