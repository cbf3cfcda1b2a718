namespace EcomCore.Inventory;

/// <summary>
/// Hands out lots in the order of their worth, the most valuable first, until the stock is used up, the next lot does not fit or none pays. Ties go to the
/// earlier channel.
/// </summary>
/// <remarks>
/// <para>Expected sales are concave, so the lots of a channel are worth less and less, and this greedy order is optimal (Gross 1956; Fox 1966) where all lots
/// are one unit. It is not followed unit by unit: all lots worth at least some price are counted (Everett 1963), and a heap moves the few lots by which the
/// sum differs from the stock. Any price near enough leads to the same counts.</para>
/// <para>The price is looked for with guesses at the counts: first between which two margins it lies, then on the scale of the higher one, see
/// <see cref="PriceScale"/>. Exact counts follow at the price found, most often once.</para>
/// </remarks>
internal static class ProfitMethod
{
    // A bracket is closed after at most 87 halvings, every fourth step; each scale has its own steps.
    private const int ExactSteps = 400;

    // Lots so much larger than the smallest one do not widen what is near: the difference may be made up of the smallest alone.
    private const long MostTimesSmallest = 64;

    // So many moves a channel need curves that fall; should rounding have made one rise, what is left is moved in strides that double.
    private const int MovesToStride = 300;

    /// <summary>Divides stock. Expects the sum of the fewest lots to fit.</summary>
    /// <returns>The units used.</returns>
    public static long Divide(long stock, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var near = NearOf(desk.Lots);
        var allThatPays = PriceScale.AllThatPays(money.HoldingCost);
        var guess = PriceGuess.Count(allThatPays, isStrict: false, desk, money, counts);
        var target = (double)stock;
        if (guess <= stock)
        {
            var used = WorthCount.Of(allThatPays, isStrict: false, desk, money, counts);
            if (used >= 0 && used <= stock + near)
            {
                return MoveLast(stock, used, desk, money, counts);
            }

            target = used < 0 ? target : target - (used - guess);
        }

        var margin = PriceGuess.Margin(target, guess, desk, money, counts, out var bracket, out var t);
        guess = PriceGuess.Place(target, ref t, money.ScaleOf(margin), bracket, desk, money, counts);
        return Search(stock, near, guess, margin, t, desk, money, counts);
    }

    /// <summary>Counts at prices until the units are near the stock or no price is left between two.</summary>
    private static long Search(long stock, double near, double guess, int margin, double t, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var scale = money.ScaleOf(margin);
        var bracket = new PriceBracket(PriceScale.Deepest, PriceScale.Furthest);
        var wentDown = false;
        for (var step = 0; step < ExactSteps; step++)
        {
            var used = WorthCount.Of(scale.At(t), isStrict: false, desk, money, counts);
            var gap = used < 0 ? long.MaxValue : (double)used - stock;
            if (used >= 0 && (Math.Abs(gap) <= near || (gap <= 0 && t == PriceScale.Furthest)))
            {
                return MoveLast(stock, used, desk, money, counts);
            }

            bracket.Narrow(t, gap);
            if (step == 0 && used >= 0 && t > PriceScale.Deepest)
            {
                // What the guess is wrong by changes little from price to price.
                PriceGuess.Place(stock - (used - guess), ref t, scale, bracket, desk, money, counts);
                continue;
            }

            t = bracket.Next();
            if (bracket.High == PriceScale.Deepest)
            {
                // Too much is worth the whole margin. Where not too much is worth more, the last lots are among those worth just that.
                counts.CopyTo(money.Spare);
                StartFromFewest(money.PriceOf(margin), desk, money, counts);
                used = WorthCount.Of(money.PriceOf(margin), isStrict: true, desk, money, counts);
                if (used >= 0 && used <= stock)
                {
                    break;
                }

                margin = money.NextMargin(margin);
                scale = money.ScaleOf(margin);
                (t, step) = (scale.End, 0);
                bracket = new PriceBracket(PriceScale.Deepest, PriceScale.Furthest);
            }
            else if (bracket.IsClosedAt(t))
            {
                var lower = money.MarginBelow(margin);
                if (wentDown || lower < 0 || !bracket.Holds(money.PriceOf(lower), scale))
                {
                    break;
                }

                // The guess chose too high a margin: next to a lower one only the scale of that one tells lots nearly sure to be sold apart.
                (wentDown, margin) = (true, lower);
                scale = money.ScaleOf(margin);
                (t, step) = (0, 0);
                bracket = new PriceBracket(PriceScale.Deepest, PriceScale.Furthest);
            }
        }

        if (bracket.High != PriceScale.Deepest)
        {
            WorthCount.Of(scale.At(bracket.Low), isStrict: false, desk, money, counts);
            counts.CopyTo(money.Spare);
        }

        return MoveLast(stock, FillPlateau(stock, scale.At(bracket.High), desk, money, counts), desk, money, counts);
    }

    /// <summary>
    /// Many lots are worth the same in all digits, so that no price parts them: to the counts of those that are worth more, those of the same worth are added
    /// from the first channel on. The spare counts say where to look for the end of those first.
    /// </summary>
    private static long FillPlateau(long stock, Worth price, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var most = money.Spare;
        WorthCount.Of(price, isStrict: false, desk, money, most);
        var used = UnitsOf(counts, desk.Lots, stock);
        if (used < 0)
        {
            // Only a curve that rounding has made rise counts more at a higher price; then all is handed out from the fewest on.
            desk.Fewest.CopyTo(counts);
            used = UnitsOf(counts, desk.Lots, stock);
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

    /// <summary>Of a channel whose whole margin is no more than the price, no lot is worth more than it.</summary>
    private static void StartFromFewest(Worth price, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = money.Margins[i] <= price.Value ? desk.Fewest[i] : counts[i];
        }
    }

    /// <summary>The units by which counts may differ from the stock so that few moves of single lots are left, whatever the lots.</summary>
    private static double NearOf(ReadOnlySpan<long> lots)
    {
        var smallest = long.MaxValue;
        foreach (var lot in lots)
        {
            smallest = Math.Min(smallest, lot);
        }

        var sum = 0.0;
        foreach (var lot in lots)
        {
            sum += Math.Min(lot, MostTimesSmallest * (double)smallest);
        }

        return (4 * sum) + 16;
    }

    /// <summary>The units of counts; -1 when they are more than the stock.</summary>
    private static long UnitsOf(ReadOnlySpan<long> counts, ReadOnlySpan<long> lots, long stock)
    {
        var used = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > (stock - used) / lots[i])
            {
                return -1;
            }

            used += counts[i] * lots[i];
        }

        return used;
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
        var toStride = MovesToStride * (long)counts.Length;
        var (moves, stride) = (0L, 1L);
        while (heap.Count > 0 && (takeBack ? used > stock : used < stock && money.Next[heap.Top].Pays && desk.Lots[heap.Top] <= stock - used))
        {
            var top = heap.Top;
            var lots = stride == 1 ? 1 : LotsOfStride(top, stride, takeBack, used - stock, desk, counts);
            Move(top, lots, takeBack, desk, money, counts);
            used += (takeBack ? -lots : lots) * desk.Lots[top];
            if (takeBack ? counts[top] == desk.Fewest[top] : counts[top] == desk.Most[top])
            {
                heap.RemoveTop();
            }

            heap.Sink(0);
            if (++moves == toStride)
            {
                (moves, stride) = (0, stride > long.MaxValue / 2 ? stride : 2 * stride);
            }
        }

        return used;
    }

    /// <summary>As many lots of a channel as a stride takes, its limit allows and the gap asks for; at least one.</summary>
    private static long LotsOfStride(int i, long stride, bool takeBack, long gap, in AllocationDesk desk, Span<long> counts) => takeBack
        ? Math.Min(Math.Min(stride, counts[i] - desk.Fewest[i]), ((gap - 1) / desk.Lots[i]) + 1)
        : Math.Min(Math.Min(stride, desk.Most[i] - counts[i]), -gap / desk.Lots[i]);

    private static void Move(int i, long lots, bool takeBack, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        if (takeBack)
        {
            counts[i] -= lots;
            money.Next[i] = lots == 1 ? money.Last[i] : money.WorthOf(i, counts[i], desk);
            money.Last[i] = counts[i] > desk.Fewest[i] ? money.WorthOf(i, counts[i] - 1, desk) : default;
        }
        else
        {
            counts[i] += lots;
            money.Last[i] = lots == 1 ? money.Next[i] : money.WorthOf(i, counts[i] - 1, desk);
            money.Next[i] = counts[i] < desk.Most[i] ? money.WorthOf(i, counts[i], desk) : default;
        }
    }
}
