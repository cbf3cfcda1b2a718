#if NET
using System.Numerics;
using System.Runtime.InteropServices;
#endif

namespace EcomCore.Inventory;

/// <summary>Finds the arc that makes the plan cheaper. The reduced cost of an arc is its cost less what the potential rises along it.</summary>
internal static class LanePricing
{
    // Rows are looked at in blocks: a sixth of all lanes, but at least and at most so many (or one row). A small problem is looked at whole.
    private const int FewestInBlock = 80;
    private const int MostInBlock = 1024;
    private const int BlocksInAll = 6;

    /// <summary>
    /// The arc with the most negative reduced cost of the first block of rows that has one, looking on from a row; a reduced cost of 0 or more proves
    /// that no arc makes the plan cheaper.
    /// </summary>
    public static (int From, int To, long ReducedCost) FindEntering(
        ReadOnlySpan<long> potentials, int warehouses, int destinations, ReadOnlySpan<long> costs, long shortageCost, ref int row)
    {
        var root = warehouses + destinations;
        var prices = potentials.Slice(warehouses, destinations);
        var best = (From: root, To: root, ReducedCost: 0L);
        var enough = Math.Max(FewestInBlock, Math.Min(MostInBlock, costs.Length / BlocksInAll));
        var lanes = 0;
        for (var looked = 0; looked < warehouses; looked++)
        {
            row = row + 1 < warehouses ? row + 1 : 0;
            var own = potentials[row];
            var cheapest = Cheapest(costs.Slice(row * destinations, destinations), prices, best.ReducedCost - own);
            if (cheapest.Place >= 0)
            {
                best = (row, warehouses + cheapest.Place, cheapest.Cost + own);
            }

            // Stock that is not used costs nothing.
            if (own < best.ReducedCost)
            {
                best = (row, root, own);
            }

            lanes += destinations;
            if (lanes >= enough && best.ReducedCost < 0)
            {
                return best;
            }
        }

        for (var j = 0; j < destinations && best.ReducedCost >= 0; j++)
        {
            if (prices[j] > shortageCost)
            {
                best = (root, warehouses + j, shortageCost - prices[j]);
            }
        }

        return best;
    }

    /// <summary>The place of the smallest difference of cost and price below a limit; -1 where there is none.</summary>
    private static (int Place, long Cost) Cheapest(ReadOnlySpan<long> costs, ReadOnlySpan<long> prices, long limit)
    {
        var place = -1;
        var i = 0;
#if NET
        if (Vector.IsHardwareAccelerated && costs.Length >= Vector<long>.Count)
        {
            ref var cost = ref MemoryMarshal.GetReference(costs);
            ref var price = ref MemoryMarshal.GetReference(prices);
            var least = new Vector<long>(limit);
            var places = new Vector<long>(-1);
            var at = Vector<long>.Indices;
            var step = new Vector<long>(Vector<long>.Count);
            for (; i <= costs.Length - Vector<long>.Count; i += Vector<long>.Count)
            {
                var difference = Vector.LoadUnsafe(ref cost, (nuint)i) - Vector.LoadUnsafe(ref price, (nuint)i);
                var isLess = Vector.LessThan(difference, least);
                least = Vector.ConditionalSelect(isLess, difference, least);
                places = Vector.ConditionalSelect(isLess, at, places);
                at += step;
            }

            for (var lane = 0; lane < Vector<long>.Count; lane++)
            {
                if (least[lane] < limit)
                {
                    (place, limit) = ((int)places[lane], least[lane]);
                }
            }
        }
#endif
        for (; i < costs.Length; i++)
        {
            if (costs[i] - prices[i] < limit)
            {
                (place, limit) = (i, costs[i] - prices[i]);
            }
        }

        return (place, limit);
    }
}
