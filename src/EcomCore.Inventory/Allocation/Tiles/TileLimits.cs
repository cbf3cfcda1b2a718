#if NET
using System.Runtime.InteropServices;

namespace EcomCore.Inventory;

/// <summary>Sets what each channel of a tile gets at least and at most, in lots, and the step from one quotient to the next.</summary>
internal static class TileLimits
{
    // Stays finite times the largest lot; channels without a share take nothing but their floor.
    private const double NoShare = 1e280;

    // Of a lot of each channel: at the right level at most half of it is missing, but a few large lots let no level come so near.
    private const double Rounded = 0.75;

    /// <summary>Sets shares per lot and limits in lots; odd are the lanes that doubles cannot settle.</summary>
    public static void Set<T, TLots>(in Tile tile, Rounding rounding, bool hasTiers, int lane, ref Course<T> course)
        where T : struct, ILanes<T>
        where TLots : struct, ITileLots
    {
        var stock = course.Stock;
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        ref var perLot = ref MemoryMarshal.GetReference(tile.Ahead);
        var end = (tile.Channels * Tile.Items) + lane;
        var one = T.All(1);
        var none = T.All(0);
        var half = T.All(0.5);
        var (floors, caps, total, lotSum, smallestShare) = (none, none, none, none, one);
        for (var i = lane; i < end; i += Tile.Items)
        {
            var share = T.Load(ref shares, i);
            var cap = T.Load(ref most, i);
            var floor = T.Load(ref fewest, i);
            var lot = one;
            total += share;
            smallestShare = T.Smaller(smallestShare, T.ChooseBelow(none, share, share, one));
            if (TLots.HasLots)
            {
                // Half a unit more keeps a quotient of whole numbers off the whole number next to it, on whose wrong side a rounding could bring it.
                lot = T.Load(ref lots, i);
                var parts = T.Inverse(lot, 1);
                T.Store(share * parts, ref perLot, i);
                cap = T.Floor((cap + half) * parts);
                floor = T.Smaller(cap, T.Floor((floor + (lot - half)) * parts));
                lotSum += lot;
                T.Store(floor, ref fewest, i);
            }

            // As many lots as there is stock are more than fit; the first that does not fit must still end the handing out when its turn comes.
            cap = T.ChooseBelow(none, share, T.Larger(floor, T.Smaller(cap, stock)), floor);
            T.Store(T.Inverse(share, NoShare), ref inverse, i);
            T.Store(cap, ref most, i);
            floors = TLots.HasLots ? T.SumOfProduct(floor, lot, floors) : floors + floor;
            caps = TLots.HasLots ? T.SumOfProduct(cap, lot, caps) : caps + cap;
        }

        course.Full = T.AtMost(caps, stock);
        var odd = T.AtMost(T.All(TileDivision.MostStock), stock) | T.Below(T.All(TileDivision.MostShare), total)
            | T.Below(T.All(TileDivision.MostStock), lotSum) | T.Below(smallestShare, T.All(TileDivision.LeastShare));

        var isShort = T.Below(stock, floors);
        if (T.Bits(isShort) != 0)
        {
            // Tiers decide who is short, and Adams' first quotients are all 0: both are left to the exact arithmetic.
            odd |= hasTiers || rounding == Rounding.Adams ? isShort : T.Below(T.All(TileDivision.MostStock), floors);
            total = T.Choose(isShort, ShareOutFloors<T>(tile, lane, isShort), total);
        }

        course.Total = total;
        course.Odd = rounding == Rounding.Adams ? odd | T.Below(stock - floors, FirstLots<T>(tile, lane)) : odd;
        course.Rounding = T.All(Rounded) * (TLots.HasLots ? lotSum : T.All(tile.Channels));
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

    /// <summary>Where the floors do not fit, makes them the most a channel gets, and their units the shares; returns the sum of these.</summary>
    private static T ShareOutFloors<T>(in Tile tile, int lane, T isShort)
        where T : struct, ILanes<T>
    {
        ref var shares = ref MemoryMarshal.GetReference(tile.Shares);
        ref var inverse = ref MemoryMarshal.GetReference(tile.Inverse);
        ref var fewest = ref MemoryMarshal.GetReference(tile.Fewest);
        ref var most = ref MemoryMarshal.GetReference(tile.Most);
        ref var lots = ref MemoryMarshal.GetReference(tile.Lots);
        ref var perLot = ref MemoryMarshal.GetReference(tile.Ahead);
        var total = T.All(0);
        for (var i = lane; i < (tile.Channels * Tile.Items) + lane; i += Tile.Items)
        {
            var floor = T.Load(ref fewest, i);
            var units = floor * T.Load(ref lots, i);
            total += units;
            T.Store(T.Choose(isShort, units, T.Load(ref shares, i)), ref shares, i);
            T.Store(T.Choose(isShort, floor, T.Load(ref perLot, i)), ref perLot, i);
            T.Store(T.Choose(isShort, T.Inverse(units, NoShare), T.Load(ref inverse, i)), ref inverse, i);
            T.Store(T.Choose(isShort, floor, T.Load(ref most, i)), ref most, i);
            T.Store(T.Without(floor, isShort), ref fewest, i);
        }

        return total;
    }
}
#endif
