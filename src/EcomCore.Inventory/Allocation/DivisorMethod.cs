namespace EcomCore.Inventory;

/// <summary>
/// A divisor method between lower and upper limits: lots are handed out in the order of their quotients (see <see cref="Quotient"/>) until the next
/// one does not fit into the stock.
/// </summary>
/// <remarks>
/// Not lot by lot: the level t at which clamp(t * share, fewest, most) uses up the stock is found first (variable fixing, Bitran and Hax 1981, with
/// bisection of the double's bits as the bound on the number of steps), every channel is counted exactly at that level, and only the few lots
/// by which the sum then differs from the stock are handed out or taken back in exact order. Linear in the channels, times log of them beyond 16.
/// </remarks>
internal static class DivisorMethod
{
    // Steps that fix channels at their limits come to an end early as a rule; after so many, halving bounds what is left.
    private const int FixingSteps = 8;

    // Shares count times a power of two when the largest is outside 2^-400 to 2^400, so that levels and products stay far from both ends.
    private const double HighestShare = 2.6e120;
    private const double LowestShare = 3.9e-121;

    // Above every level that uses up the largest stock with shares inside the window, 9.2e18 / (3.9e-121 * 7.3e-40) = 3.3e178; times the largest share it is finite.
    private const double HighestLevel = 4e180;

    // At the level where the largest share has 2^69 units, shares 2^130 times smaller have none.
    private const double Window = 7.3e-40;

    /// <summary>Divides stock. Expects the sum of the fewest lots to fit.</summary>
    /// <param name="stock">Units to divide.</param>
    /// <param name="desk">Shares, limits and lots per channel.</param>
    /// <param name="rounding">The divisor.</param>
    /// <param name="counts">Receives the lots of each channel.</param>
    /// <returns>The units used.</returns>
    public static long Divide(long stock, in AllocationDesk desk, Rounding rounding, Span<long> counts)
    {
        if (!TryCountPlainly(stock, desk, rounding, counts, out var used))
        {
            used = CountNearLevel(stock, desk, ScaleOf(stock, desk, rounding), rounding, counts);
        }

        return desk.Heap.IsEmpty
            ? LastLots.ByScan(stock, used, desk, rounding, counts)
            : LastLots.ByHeap(stock, used, desk, rounding, counts);
    }

    /// <summary>The usual case in two passes: all channels get their most, or the level of all open channels together is the right one.</summary>
    private static bool TryCountPlainly(long stock, in AllocationDesk desk, Rounding rounding, Span<long> counts, out long used)
    {
        used = 0;
        var allGetMost = true;
        var rest = stock;
        var (open, lotsOfOpen, largest, smallest) = (0.0, 0.0, 0.0, double.PositiveInfinity);
        var shares = desk.Shares[..counts.Length];
        var fewest = desk.Fewest[..counts.Length];
        var most = desk.Most[..counts.Length];
        var lots = desk.Lots[..counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var units = most[i] * lots[i];
            allGetMost = allGetMost && units <= stock - used;
            used += allGetMost ? units : 0;
            if (most[i] == fewest[i])
            {
                rest -= fewest[i] * lots[i];
                continue;
            }

            var share = shares[i];
            open += share;
            lotsOfOpen += lots[i];

            // Shares are never NaN, so a comparison does; Math.Max has to look for it.
            largest = share > largest ? share : largest;
            smallest = share < smallest ? share : smallest;
        }

        if (allGetMost)
        {
            desk.Most.CopyTo(counts);
            return true;
        }

        if (!(largest <= HighestShare && smallest >= LowestShare && smallest >= largest * Window))
        {
            return false;
        }

        var level = (rest + (lotsOfOpen * BiasOf(rounding))) / open;
        return level > 0 && level < HighestLevel
            && TryCount(level, stock, desk, 1, rounding, counts, desk.Lots.Length, out used) && used >= stock - desk.Lots.Length;
    }

    /// <summary>The power of two by which shares are multiplied when they are counted.</summary>
    private static double ScaleOf(long stock, in AllocationDesk desk, Rounding rounding)
    {
        var top = LargestOpenShare(desk, double.PositiveInfinity);
        var below = LargestOpenShare(desk, top * Window);
        while (below > 0 && !FillsWithinWindow(stock, desk, top * Window, rounding))
        {
            // Every channel of this magnitude reaches its most; the level is decided by those far below.
            top = below;
            below = LargestOpenShare(desk, top * Window);
        }

        return top is <= HighestShare and >= LowestShare ? 1 : 1 / PowerOfTwoNear(top);
    }

    private static double LargestOpenShare(in AllocationDesk desk, double below)
    {
        var largest = 0.0;
        for (var i = 0; i < desk.Shares.Length; i++)
        {
            if (desk.Most[i] > desk.Fewest[i] && desk.Shares[i] < below && desk.Shares[i] > largest)
            {
                largest = desk.Shares[i];
            }
        }

        return largest;
    }

    private static bool FillsWithinWindow(long stock, in AllocationDesk desk, double smallest, Rounding rounding)
    {
        // Under Adams every channel has its first lot at any level, however small its share.
        var first = rounding == Rounding.Adams ? 1L : 0L;
        var left = stock;
        for (var i = 0; i < desk.Shares.Length; i++)
        {
            var lots = desk.Shares[i] >= smallest ? desk.Most[i] : Math.Max(desk.Fewest[i], Math.Min(desk.Most[i], first));
            var units = lots * desk.Lots[i];
            if (units > left)
            {
                return true;
            }

            left -= units;
        }

        return left == 0;
    }

    // From 2^-1022 to 2^1022, so that 1 divided by it is as exact.
    private static double PowerOfTwoNear(double value) =>
        BitConverter.Int64BitsToDouble(Math.Min(Math.Max(BitConverter.DoubleToInt64Bits(value), 1L << 52) & (0x7FFL << 52), 2045L << 52));

    /// <summary>Counts every channel at one level so near the right one that at most about as many lots as channels are to be moved.</summary>
    private static long CountNearLevel(long stock, in AllocationDesk desk, double scale, Rounding rounding, Span<long> counts)
    {
        // Beyond 2^53 units a double's level stands for many lots at once; that much is left to the exact order, too.
        var tolerance = SaturatingSum(SaturatingProduct(SmallestLot(desk.Lots), desk.Lots.Length), stock >> 50);
        var lower = 0.0;
        var upper = HighestLevel;
        for (var step = 0; ; step++)
        {
            var level = step < FixingSteps ? LevelOfOpenChannels(stock, desk, scale, rounding, lower, upper) : Between(lower, upper);
            if (!(level > lower && level < upper))
            {
                level = Between(lower, upper);
            }

            if (level <= lower)
            {
                // Neighbouring doubles: whatever is left between them is handed out from the lower one.
                TryCount(lower, stock, desk, scale, rounding, counts, long.MaxValue, out var atLower);
                return atLower;
            }

            if (!TryCount(level, stock, desk, scale, rounding, counts, tolerance, out var used))
            {
                upper = level;
            }
            else if (used >= stock - tolerance)
            {
                return used;
            }
            else
            {
                lower = level;
            }
        }
    }

    /// <summary>The level at which the channels that are at neither limit between the two levels use up what the others leave.</summary>
    private static double LevelOfOpenChannels(
        long stock, in AllocationDesk desk, double scale, Rounding rounding, double lower, double upper)
    {
        var rest = stock;
        var open = 0.0;
        var bias = 0.0;
        for (var i = 0; i < desk.Shares.Length; i++)
        {
            var share = ScaledShare(desk, i, scale);
            var (floor, cap) = (desk.Fewest[i] * desk.Lots[i], desk.Most[i] * desk.Lots[i]);
            if (floor == cap || upper * share <= floor)
            {
                rest -= floor;
            }
            else if (lower * share >= cap)
            {
                rest -= cap;
            }
            else
            {
                open += share;
                bias += desk.Lots[i];
            }
        }

        return (rest + (bias * BiasOf(rounding))) / open;
    }

    // What counting rounds away on average, in lots of each open channel.
    private static double BiasOf(Rounding rounding) => rounding switch { Rounding.Webster => 0, Rounding.Adams => -0.5, _ => 0.5 };

    /// <summary>Counts all channels; false as soon as they use more than the stock and the tolerance.</summary>
    private static bool TryCount(
        double level, long stock, in AllocationDesk desk, double scale, Rounding rounding, Span<long> counts, long tolerance, out long used)
    {
        var most = tolerance > long.MaxValue - stock ? long.MaxValue : stock + tolerance;
        used = 0;
        var shares = desk.Shares[..counts.Length];
        var fewest = desk.Fewest[..counts.Length];
        var mostLots = desk.Most[..counts.Length];
        var lots = desk.Lots[..counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var share = scale == 1 ? shares[i] : ScaledShare(desk, i, scale);
            if (!Quotient.TryCountAt(level, share, lots[i], rounding, out var count))
            {
                count = Quotient.CountExactly(level, share, scale, desk, i, rounding);
            }

            count = Math.Max(fewest[i], Math.Min(mostLots[i], count));
            counts[i] = count;
            var units = count * lots[i];
            if (units > most - used)
            {
                return false;
            }

            used += units;
        }

        return true;
    }

    // Scaled up before its factors meet, a share near the lower end of the doubles keeps its digits.
    private static double ScaledShare(in AllocationDesk desk, int i, double scale) => scale <= 1
        ? desk.Shares[i] * scale
        : Math.Min(desk.Demands[i], desk.Weights[i]) * scale * Math.Max(desk.Demands[i], desk.Weights[i]);

    private static long SmallestLot(ReadOnlySpan<long> lots)
    {
        var smallest = lots[0];
        foreach (var lot in lots)
        {
            smallest = Math.Min(smallest, lot);
        }

        return smallest;
    }

    private static long SaturatingProduct(long a, int b) => a > long.MaxValue / b ? long.MaxValue : a * b;

    private static long SaturatingSum(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    // Halfway in the order of doubles, which halves the number of doubles between the two whatever their magnitudes.
    private static double Between(double lower, double upper)
    {
        var from = BitConverter.DoubleToInt64Bits(lower);
        return BitConverter.Int64BitsToDouble(from + ((BitConverter.DoubleToInt64Bits(upper) - from) / 2));
    }
}
