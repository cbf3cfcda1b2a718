namespace EcomCore.Inventory;

/// <summary>
/// Hands out lots in the order of their worth, the most valuable first, until the stock is used up, the next lot does not fit or none pays. Ties go to the
/// earlier channel.
/// </summary>
/// <remarks>
/// <para>Expected sales are concave, so the lots of a channel are worth less and less, and this greedy order is optimal (Gross 1956; Fox 1966) where all lots
/// are one unit. It is not followed unit by unit: all lots worth at least some price are counted, the price is found by bisection (Everett 1963), and a
/// heap moves the few lots by which the sum differs.</para>
/// <para>The price is written as the chance t, a normal quantile, of not selling a unit of the highest margin: counts are nearly linear in t.</para>
/// </remarks>
internal static class ProfitMethod
{
    private const double FurthestQuantile = 38;
    private const int GuessSteps = 40;
    private const int ExactSteps = 64;

    /// <summary>Divides stock. Expects the sum of the fewest lots to fit.</summary>
    /// <returns>The units used.</returns>
    public static long Divide(long stock, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var best = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            best = Math.Max(best, money.Margins[i]);
        }

        var (low, high) = (-FurthestQuantile, FurthestQuantile);
        var t = Guess(stock, desk, money, best, low, high, counts);
        var near = (4 * SumOf(desk.Lots)) + 16;
        for (var step = 0; step < ExactSteps; step++)
        {
            var used = CountWorth(PriceAt(t, best, money.HoldingCost), desk, money, counts);
            if (used >= 0 && (Math.Abs((double)used - stock) <= near || (used <= stock && t == FurthestQuantile)))
            {
                return MoveLast(stock, used, desk, money, counts);
            }

            // Stock that is enough for all that pays is found at once, at the furthest quantile.
            var isEnough = used >= 0 && used <= stock;
            (low, high) = isEnough ? (t, high) : (low, t);
            t = isEnough && high == FurthestQuantile ? high : (low + high) / 2;
        }

        return MoveLast(stock, FillPlateau(stock, low, high, best, desk, money, counts), desk, money, counts);
    }

    /// <summary>
    /// Many lots are worth the same in all digits, so that no price parts them: all that are worth more are taken, then those of the same worth from the
    /// first channel on.
    /// </summary>
    private static long FillPlateau(
        long stock, double low, double high, double best, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var most = money.Spare;
        counts.CopyTo(most);
        CountWorth(PriceAt(high, best, money.HoldingCost), desk, money, most);
        if (low == -FurthestQuantile)
        {
            desk.Fewest.CopyTo(counts);
        }
        else
        {
            CountWorth(PriceAt(low, best, money.HoldingCost), desk, money, counts);
        }

        var used = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            used += counts[i] * desk.Lots[i];
        }

        var fits = true;
        for (var i = 0; i < counts.Length; i++)
        {
            var lots = fits ? Math.Min(Math.Max(0, most[i] - counts[i]), (stock - used) / desk.Lots[i]) : 0;
            fits &= lots >= most[i] - counts[i];
            counts[i] += lots;
            used += lots * desk.Lots[i];
            money.Next[i] = counts[i] < desk.Most[i] ? money.WorthOf(i, counts[i], desk) : default;
            money.Last[i] = counts[i] > desk.Fewest[i] ? money.WorthOf(i, counts[i] - 1, desk) : default;
        }

        return used;
    }

    private static double SumOf(ReadOnlySpan<long> lots)
    {
        var sum = 0.0;
        foreach (var lot in lots)
        {
            sum += lot;
        }

        return sum;
    }

    private static Worth PriceAt(double t, double best, double holdingCost)
    {
        // At the furthest quantile the price is 0: all that pays is counted.
        var above = NormalTail.Above(t);
        var price = above > 0.5
            ? new Worth(best, -(best + holdingCost) * NormalTail.Above(-t))
            : new Worth(-holdingCost, (best + holdingCost) * above);
        return t < FurthestQuantile && price.Pays ? price : new Worth(-holdingCost, holdingCost);
    }

    /// <summary>The quantile at which rough counts use up the stock: false position, with every third step a halving.</summary>
    private static double Guess(long stock, in AllocationDesk desk, in ProfitDesk money, double best, double low, double high, Span<long> counts)
    {
        var (lowSum, highSum) = (double.NaN, double.NaN);
        var t = 0.0;
        if (RoughCount(high, best, desk, money, counts) <= stock)
        {
            return high;
        }

        for (var step = 0; step < GuessSteps; step++)
        {
            var sum = RoughCount(t, best, desk, money, counts);
            if (Math.Abs(sum - stock) <= 1 + (counts.Length / 2) || high - low < 1e-12)
            {
                return t;
            }

            if (sum > stock)
            {
                (high, highSum) = (t, sum);
            }
            else
            {
                (low, lowSum) = (t, sum);
            }

            var between = low + ((high - low) * (stock - lowSum) / (highSum - lowSum));
            t = step % 3 != 2 && between > low && between < high ? between : double.IsNaN(lowSum + highSum) ? Outwards(t, sum > stock) : (low + high) / 2;
        }

        return t;

        double Outwards(double from, bool isDown) => isDown ? Math.Max((2 * Math.Min(from, 0)) - 1, (from + low) / 2) : Math.Min((2 * Math.Max(from, 0)) + 1, (from + high) / 2);
    }

    private static double RoughCount(double t, double best, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var (above, below) = (NormalTail.Above(t), NormalTail.Above(-t));
        var top = best + money.HoldingCost;
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var own = money.Margins[i] + money.HoldingCost;
            var lots = own > 0
                ? money.Curves[i].Guess(top * above / own, (money.Margins[i] - best + (top * below)) / own, desk.Lots[i])
                : 0;
            var count = lots >= desk.Most[i] ? desk.Most[i] : Math.Max(desk.Fewest[i], (long)lots);
            counts[i] = count;
            sum += (double)count * desk.Lots[i];
        }

        return sum;
    }

    /// <summary>Counts, from the counts of before, the lots of every channel that are worth at least the price; -1 when they do not fit a long.</summary>
    private static long CountWorth(Worth price, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var used = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = CountWorth(i, price, desk, money, counts[i]);
            var units = counts[i] * desk.Lots[i];
            used = used < 0 || units > long.MaxValue - used ? -1 : used + units;
        }

        return used;
    }

    private static long CountWorth(int i, Worth price, in AllocationDesk desk, in ProfitDesk money, long from)
    {
        var (fewest, most) = (desk.Fewest[i], desk.Most[i]);

        // Everything below low is worth the price, nothing from high on is; strides grow until both are known.
        // Once low equals high, the last lot found worth the price and the first one found not worth it are the neighbours of that count.
        var (low, high) = (fewest, most);
        var at = Math.Max(fewest, Math.Min(most, from));
        for (var stride = 1L; low < high; stride = stride > most / 2 ? most : stride * 2)
        {
            var probe = Math.Min(at, high - 1);
            var worth = money.WorthOf(i, probe, desk);
            if (worth.CompareTo(price) >= 0 && worth.Pays)
            {
                low = probe + 1;
                money.Last[i] = worth;
                at = high == most ? (stride > high - low ? high - 1 : low + stride - 1) : low + ((high - low) / 2);
            }
            else
            {
                high = probe;
                money.Next[i] = worth;
                at = low == fewest ? (stride > high - low ? low : high - stride) : low + ((high - low) / 2);
            }
        }

        return low;
    }

    private static long MoveLast(long stock, long used, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var takeBack = used > stock;
        var heap = new WorthHeap(money, takeBack);
        for (var i = 0; i < counts.Length; i++)
        {
            if (takeBack ? counts[i] > desk.Fewest[i] : counts[i] < desk.Most[i])
            {
                heap.Add(i);
            }
        }

        heap.Order();
        while (takeBack ? used > stock : used < stock && heap.Count > 0 && money.Next[heap.Top].Pays && desk.Lots[heap.Top] <= stock - used)
        {
            var top = heap.Top;
            Move(top, takeBack, desk, money, counts);
            used += takeBack ? -desk.Lots[top] : desk.Lots[top];
            if (takeBack ? counts[top] == desk.Fewest[top] : counts[top] == desk.Most[top])
            {
                heap.RemoveTop();
            }

            heap.Sink(0);
        }

        return used;
    }

    private static void Move(int i, bool takeBack, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        if (takeBack)
        {
            counts[i]--;
            money.Next[i] = money.Last[i];
            money.Last[i] = counts[i] > desk.Fewest[i] ? money.WorthOf(i, counts[i] - 1, desk) : default;
        }
        else
        {
            counts[i]++;
            money.Last[i] = money.Next[i];
            money.Next[i] = counts[i] < desk.Most[i] ? money.WorthOf(i, counts[i], desk) : default;
        }
    }
}
