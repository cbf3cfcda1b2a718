using System.Numerics;

namespace EcomCore.Inventory.Tests;

/// <summary>The rules read aloud: floors in tier order, then one lot at a time to the smallest quotient, in exact fractions. Slow and obvious.</summary>
internal static class NaiveAllocation
{
    public static long[] Allocate(AllocationPolicy policy, long available, IReadOnlyList<ChannelDemand> channels)
    {
        var stock = available - policy.ReserveOf(available);
        var cap = channels.Select(c => (c.Cap ?? long.MaxValue) / c.Lot).ToArray();
        var floor = channels.Select((c, i) => Math.Min(cap[i], (long)Math.Ceiling((decimal)c.Floor / c.Lot))).ToArray();
        var tiers = channels.Select(c => c.Tier).Distinct().Order().ToArray();
        var lots = new long[channels.Count];

        foreach (var tier in tiers)
        {
            if (!HandOut(policy.Rounding, channels, lots, ref stock, i => channels[i].Tier == tier ? floor[i] : lots[i], i => (BigInteger)floor[i] * channels[i].Lot))
            {
                return Units(channels, lots);
            }
        }

        if (policy.Method == AllocationMethod.FairShare)
        {
            HandOut(policy.Rounding, channels, lots, ref stock, i => HasShare(channels[i]) ? cap[i] : lots[i], i => ShareOf(channels[i]));
            return Units(channels, lots);
        }

        foreach (var tier in tiers)
        {
            if (!HandOut(policy.Rounding, channels, lots, ref stock, Limit, i => ShareOf(channels[i])))
            {
                break;
            }

            long Limit(int i) => channels[i].Tier != tier || !HasShare(channels[i])
                ? lots[i]
                : Math.Max(lots[i], (long)Math.Min(cap[i], Math.Ceiling(Math.Ceiling(channels[i].Demand) / channels[i].Lot)));
        }

        return Units(channels, lots);
    }

    private static bool HasShare(ChannelDemand channel) => channel.Demand * channel.Weight > 0;

    private static BigInteger ShareOf(ChannelDemand channel) => Exact(channel.Demand) * Exact(channel.Weight);

    private static long[] Units(IReadOnlyList<ChannelDemand> channels, long[] lots) => [.. lots.Select((n, i) => n * channels[i].Lot)];

    /// <summary>False when the next lot did not fit.</summary>
    private static bool HandOut(
        Rounding rounding, IReadOnlyList<ChannelDemand> channels, long[] lots, ref long stock, Func<int, long> most, Func<int, BigInteger> share)
    {
        while (true)
        {
            var next = -1;
            for (var i = 0; i < lots.Length; i++)
            {
                if (lots[i] < most(i) && (next < 0
                    || IsBefore(rounding, lots[i], channels[i].Lot, share(i), lots[next], channels[next].Lot, share(next))))
                {
                    next = i;
                }
            }

            if (next < 0)
            {
                return true;
            }

            if (channels[next].Lot > stock)
            {
                return false;
            }

            lots[next]++;
            stock -= channels[next].Lot;
        }
    }

    private static bool IsBefore(Rounding rounding, long k, long lot, BigInteger share, long l, long otherLot, BigInteger otherShare)
    {
        var (mine, other) = (Divisor(rounding, k), Divisor(rounding, l));
        return mine == 0 && other == 0
            ? share * otherLot > otherShare * lot
            : mine * lot * otherShare < other * otherLot * share;
    }

    private static BigInteger Divisor(Rounding rounding, long k) => rounding switch
    {
        Rounding.Webster => (2 * (BigInteger)k) + 1,
        Rounding.Adams => 2 * (BigInteger)k,
        _ => 2 * ((BigInteger)k + 1),
    };

    /// <summary>A double times 2^1100, which makes every double a whole number.</summary>
    private static BigInteger Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var digits = (BigInteger)(bits & 0xFFFFFFFFFFFFF) + (exponent == 0 ? 0 : BigInteger.One << 52);
        return digits << (Math.Max(exponent, 1) - 1075 + 1100);
    }
}
