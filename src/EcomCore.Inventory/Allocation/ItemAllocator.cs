namespace EcomCore.Inventory;

/// <summary>Divides the stock of one item: floors first, then by the policy's method. Input is checked before.</summary>
internal static class ItemAllocator
{
    // The first double beyond the largest long.
    private const double MostUnits = 9223372036854775808.0;

    /// <summary>Divides the stock of one item.</summary>
    /// <param name="item">Stock and columns.</param>
    /// <param name="policy">What to do once floors are met, and the divisor.</param>
    /// <param name="desk">Working space for as many channels as the item has; afterwards it holds the limits that were applied.</param>
    /// <param name="money">For expected profit: the curves and margins of as many channels; not used otherwise.</param>
    /// <param name="units">Receives the units of each channel.</param>
    /// <param name="isPlain">Whether there are neither floors nor caps nor lots; then the working space may be left as it was where nothing stays.</param>
    /// <returns>How it went.</returns>
    public static ItemOutcome Allocate(
        in AllocationItem item, AllocationPolicy policy, in AllocationDesk desk, in ProfitDesk money, Span<long> units, bool isPlain)
    {
        if (units.IsEmpty)
        {
            return new ItemOutcome(item.Stock, floorsMet: true, servedTier: null);
        }

        if (isPlain && PlainDivision.Serves(policy)
            && PlainDivision.TryDivide(item.Stock, item.Demand, item.Weights, desk.Shares, units))
        {
            return new ItemOutcome(left: 0, floorsMet: true, servedTier: null);
        }

        var byProfit = policy.Method == AllocationMethod.ExpectedProfit;
        var floorsMet = SetLimits(item, desk, demandDecides: !byProfit);
        int? servedTier = null;
        if (!floorsMet)
        {
            ShareOutFloors(desk);
            servedTier = ServeTiersInOrder(item, desk);
        }
        else if (policy.Method == AllocationMethod.Priority)
        {
            LimitToDemand(item, desk);
            servedTier = ServeTiersInOrder(item, desk);
        }

        var used = byProfit && floorsMet
            ? ProfitMethod.Divide(item.Stock, desk, money, units)
            : DivisorMethod.Divide(item.Stock, desk, policy.Rounding, units);
        for (var i = 0; i < units.Length; i++)
        {
            units[i] *= desk.Lots[i];
        }

        return new ItemOutcome(item.Stock - used, floorsMet, servedTier);
    }

    /// <summary>A channel's share; 0 when there is no demand or too little for a double.</summary>
    public static double ShareOf(double demand, double weight) => demand * weight;

    public static long LotsCovering(long units, long lot) => lot == 1 ? units : (units / lot) + (units % lot == 0 ? 0 : 1);

    public static long LotsWithin(long units, long lot) => lot == 1 ? units : units / lot;

    /// <summary>The lots that cover a demand, at most the given number, which times the lot is a long.</summary>
    public static long LotsOfDemand(double demand, long lot, long most)
    {
        // In whole numbers: a double that stands for lots of units beyond 2^53 would be one or more off.
        var units = Math.Ceiling(demand);
        return units < MostUnits ? Math.Min(most, LotsCovering((long)units, lot)) : most;
    }

    /// <summary>Sets shares in units and limits in lots; false when the floors do not fit.</summary>
    private static bool SetLimits(in AllocationItem item, in AllocationDesk desk, bool demandDecides)
    {
        var left = item.Stock;
        var fits = true;
        for (var i = 0; i < item.Demand.Length; i++)
        {
            var lot = item.Lots.IsEmpty ? 1 : item.Lots[i];
            var weight = item.Weights.IsEmpty ? 1 : item.Weights[i];
            var share = ShareOf(item.Demand[i], weight);
            var most = item.Caps.IsEmpty ? long.MaxValue : item.Caps[i];
            var fewest = item.Floors.IsEmpty ? 0 : item.Floors[i];
            var room = item.Stock;
            if (lot != 1)
            {
                // One lot more than the stock holds: a lot that does not fit must still end the handing out when its turn comes.
                most /= lot;
                fewest = LotsCovering(fewest, lot);
                room = (item.Stock / lot) + 1;
            }

            fewest = Math.Min(most, fewest);
            desk.Lots[i] = lot;
            desk.Shares[i] = share;
            desk.Demands[i] = item.Demand[i];
            desk.Weights[i] = weight;
            desk.Fewest[i] = fewest;
            desk.Most[i] = share > 0 || !demandDecides ? Math.Max(fewest, Math.Min(most, room)) : fewest;

            var floor = fewest * lot;
            fits &= floor <= left;
            left -= fits ? floor : 0;
        }

        return fits;
    }

    /// <summary>Makes the floors the most a channel gets, and their units the shares.</summary>
    private static void ShareOutFloors(in AllocationDesk desk)
    {
        for (var i = 0; i < desk.Shares.Length; i++)
        {
            desk.Most[i] = desk.Fewest[i];
            desk.Demands[i] = desk.Fewest[i];
            desk.Weights[i] = desk.Lots[i];
            desk.Shares[i] = desk.Demands[i] * desk.Weights[i];
            desk.Fewest[i] = 0;
        }
    }

    /// <summary>Makes the demand, rounded up to a lot, the most a channel gets beyond its floor.</summary>
    private static void LimitToDemand(in AllocationItem item, in AllocationDesk desk)
    {
        for (var i = 0; i < desk.Shares.Length; i++)
        {
            desk.Most[i] = Math.Max(desk.Fewest[i], LotsOfDemand(item.Demand[i], desk.Lots[i], desk.Most[i]));
        }
    }

    /// <summary>
    /// Gives all tiers before one their most and all after it their fewest, so that the stock runs out inside that tier. Returns it; null when
    /// the stock is enough for all.
    /// </summary>
    private static int? ServeTiersInOrder(in AllocationItem item, in AllocationDesk desk)
    {
        if (FitsUpTo(int.MaxValue, item, desk))
        {
            return null;
        }

        // The stock runs out in the first tier up to which it is not enough: halve the range of tiers until one is left.
        long low = int.MinValue, high = int.MaxValue;
        while (low < high && !item.Tiers.IsEmpty)
        {
            var middle = (int)((low + high) >> 1);
            if (FitsUpTo(middle, item, desk))
            {
                low = middle + 1L;
            }
            else
            {
                high = middle;
            }
        }

        var served = item.Tiers.IsEmpty ? 0 : (int)low;
        for (var i = 0; i < item.Tiers.Length; i++)
        {
            if (item.Tiers[i] < served)
            {
                desk.Fewest[i] = desk.Most[i];
            }
            else if (item.Tiers[i] > served)
            {
                desk.Most[i] = desk.Fewest[i];
            }
        }

        return served;
    }

    private static bool FitsUpTo(int tier, in AllocationItem item, in AllocationDesk desk)
    {
        var left = item.Stock;
        for (var i = 0; i < desk.Shares.Length; i++)
        {
            var lots = item.Tiers.IsEmpty || item.Tiers[i] <= tier ? desk.Most[i] : desk.Fewest[i];
            var units = lots * desk.Lots[i];
            if (units > left)
            {
                return false;
            }

            left -= units;
        }

        return true;
    }
}
