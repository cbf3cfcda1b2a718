namespace EcomCore.Inventory;

/// <summary>Counts the lots that are worth at least a price.</summary>
internal static class WorthCount
{
    /// <summary>Counts the lots of every channel, looking first near the given counts; -1 when their units do not fit a long.</summary>
    /// <param name="price">The price.</param>
    /// <param name="isStrict">Whether a lot must be worth more than the price.</param>
    /// <param name="desk">Limits and lot sizes.</param>
    /// <param name="money">Receives what the last lot and the next one of each channel are worth.</param>
    /// <param name="counts">Counts to look at first; receives the counts.</param>
    public static long Of(Worth price, bool isStrict, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var used = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = OfChannel(i, price, isStrict, desk, money, counts[i]);
            var units = counts[i] * desk.Lots[i];
            used = used < 0 || units > long.MaxValue - used ? -1 : used + units;
        }

        return used;
    }

    private static long OfChannel(int i, Worth price, bool isStrict, in AllocationDesk desk, in ProfitDesk money, long from)
    {
        // Everything below low is worth the price, nothing from high on is; strides grow until both are known, then the range is halved.
        // Once low equals high, the last lot found worth the price and the first one found not worth it are the neighbours of that count.
        var (low, high) = (desk.Fewest[i], desk.Most[i]);
        var (at, stride) = (from, 1L);
        var (isFirst, isOneWay, wasWorth) = (true, true, false);
        var mayJump = desk.Lots[i] == 1 && money.Curves[i].HasUnitTails(from);
        while (low < high)
        {
            var probe = Math.Max(low, Math.Min(high - 1, at));
            var worth = money.WorthOf(i, probe, desk);
            var order = worth.CompareTo(price);
            var isWorth = (isStrict ? order > 0 : order >= 0) && worth.Pays;
            if (isWorth)
            {
                low = probe + 1;
                money.Last[i] = worth;
            }
            else
            {
                high = probe;
                money.Next[i] = worth;
            }

            isOneWay &= isFirst || isWorth == wasWorth;
            (isFirst, wasWorth) = (false, isWorth);
            if (!isOneWay)
            {
                at = low + ((high - low) / 2);
                continue;
            }

            at = isWorth ? low + Math.Min(stride - 1, high - low) : high - Math.Min(stride, high - low);
            stride = stride > long.MaxValue / 2 ? stride : stride * 2;
            if (mayJump && money.Curves[i].HasUnitTails(probe) && !ProfitDesk.AreTogether(probe, at))
            {
                // The tails at hand end here: better than a stride is the guess, less what it is wrong by at the probe.
                at = money.CountAfter(i, probe, price) - (isWorth ? 1 : 0);
                (mayJump, isFirst, stride) = (false, true, 1);
            }
        }

        return low;
    }
}
