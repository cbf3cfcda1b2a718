using System.Numerics;

namespace EcomCore.Inventory.Tests;

/// <summary>Sizes at which the unit-by-unit reference is too slow: the result is proved optimal by the exact order of quotients instead.</summary>
public sealed class LargeAllocationTests
{
    [Theory]
    [InlineData(3, 9_000_000_000_000_000_000, 1)]
    [InlineData(8, long.MaxValue, 2)]
    [InlineData(40, long.MaxValue - 12345, 3)]
    [InlineData(2000, 4_000_000_000_000_000_000, 4)]
    [InlineData(2000, 1234, 5)]
    [InlineData(100_000, 77_777_777, 6)]
    public void The_last_unit_taken_comes_before_the_first_unit_open(int channels, long available, int seed)
    {
        foreach (var rounding in new[] { Rounding.Webster, Rounding.Adams, Rounding.Jefferson })
        {
            var random = new Random(seed);
            var demand = Enumerable.Range(0, channels).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-3, 6))).ToArray();
            var floors = demand.Select(_ => random.Next(4) == 0 ? random.NextInt64(available / (8 * channels) + 1) : 0).ToArray();
            var caps = floors.Select(f => random.Next(3) == 0 ? f + random.NextInt64(available / channels + 2) : long.MaxValue).ToArray();
            var units = new long[channels];
            var unallocated = new long[1];
            new ChannelAllocator(new AllocationPolicy(rounding: rounding))
                .AllocateBatch(new AllocationBatch([available], demand, floors, caps), units, unallocated);

            Assert.Equal(available, units.Aggregate((BigInteger)unallocated[0], (sum, u) => sum + u));
            Assert.Equal(0, unallocated[0]);
            AssertInOrder(rounding, demand, floors, caps, units);
        }
    }

    [Fact]
    public void A_million_channels_with_limits_far_apart_end_in_bounded_work()
    {
        const int Channels = 1_000_000;
        var demand = new double[Channels];
        var caps = new long[Channels];
        for (var i = 0; i < Channels; i++)
        {
            // Each channel reaches its cap at a level of its own, which makes limit-by-limit methods quadratic.
            demand[i] = Math.Pow(1.00002, i);
            caps[i] = Channels - i;
        }

        var units = new long[Channels];
        ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch([Channels * 10L], demand, caps: caps), units, default);
        Assert.Equal(Channels * 10L, units.Sum());
        AssertInOrder(Rounding.Webster, demand, new long[Channels], caps, units);
    }

    [Theory]
    [InlineData(Rounding.Adams, 9_223_372_036_854_775_776, 12, 12)]
    [InlineData(Rounding.Webster, 9_223_372_036_854_775_800, 0, 0)]
    [InlineData(Rounding.Jefferson, 9_223_372_036_854_775_800, 0, 0)]
    public void Shares_that_vanish_beside_others_still_have_their_first_lot_under_Adams(Rounding rounding, long large, long small, long smallest)
    {
        var units = new long[3];
        var unallocated = new long[1];
        new ChannelAllocator(new AllocationPolicy(rounding: rounding)).AllocateBatch(
            new AllocationBatch([long.MaxValue - 1], [1e223, 1e-208, 1e-232], weights: [1.5, 0.75, 0.25], lots: [12, 12, 12]), units, unallocated);

        Assert.Equal([large, small, smallest], units);
        Assert.Equal(6, unallocated[0]);
    }

    [Fact]
    public void A_channel_may_come_to_the_largest_count_there_is()
    {
        var units = new long[5];
        ChannelAllocator.FairShare.AllocateBatch(
            new AllocationBatch(
                [long.MaxValue],
                [2e-266, 1e-204, 0, 1e-192, 2e-206],
                floors: [0, 18, 0, 0, 29],
                caps: [88, 20, 3, long.MaxValue, 81],
                weights: [1.25, 0.25, 1, 1.25, 1.25]),
            units,
            default);

        Assert.Equal([0, 20, 0, long.MaxValue - 101, 81], units);
    }

    [Fact]
    public void Lots_far_apart_in_size_end_in_bounded_work()
    {
        long[] lots = [1_000_000_000_000_000_000, 1, 7, 999_999_999_999];
        var units = new long[4];
        var unallocated = new long[1];
        ChannelAllocator.FairShare.AllocateBatch(
            new AllocationBatch([long.MaxValue], [1, 1, 1, 1], lots: lots), units, unallocated);
        Assert.Equal(long.MaxValue, units.Sum() + unallocated[0]);
        Assert.All(units.Zip(lots), p => Assert.Equal(0, p.First % p.Second));
        Assert.True(units.Max() - units.Min() <= 1_000_000_000_000_000_000);
    }

    [Theory]
    [InlineData(56_282_674_743_330_040, 6, 100_000_000_000_000_000, long.MaxValue, 56_282_674_743_330_042)]
    [InlineData(54_211_993_184_934_080, 3, 100_000_000_000_000_000, long.MaxValue, 54_211_993_184_934_081)]
    [InlineData(1_152_921_504_606_846_976, 1, long.MaxValue, 1_152_921_504_606_846_977, 1_152_921_504_606_846_976)]
    [InlineData(1_152_921_504_606_846_976, 1, long.MaxValue, 1_152_921_504_606_846_975, 1_152_921_504_606_846_975)]
    [InlineData(1e19, 3, long.MaxValue, long.MaxValue, 9_223_372_036_854_775_806)]
    public void A_demand_beyond_two_to_the_53_is_met_and_not_a_unit_more(double demand, long lot, long stock, long cap, long expected)
    {
        var plan = ChannelAllocator.Priority.Allocate(stock, [new("a", demand) { Lot = lot, Cap = cap }, new("b", 0)]);
        Assert.Equal(expected, plan[0].Units);
    }

    private static void AssertInOrder(Rounding rounding, double[] demand, long[] floors, long[] caps, long[] units)
    {
        (long Divisor, int Channel) last = (0, -1), next = (0, -1);
        for (var i = 0; i < units.Length; i++)
        {
            Assert.InRange(units[i], floors[i], caps[i]);
            if (units[i] > floors[i] && (last.Channel < 0 || Compare(last, (units[i] - 1, i)) < 0))
            {
                last = (units[i] - 1, i);
            }

            if (units[i] < caps[i] && (next.Channel < 0 || Compare(next, (units[i], i)) > 0))
            {
                next = (units[i], i);
            }
        }

        Assert.True(last.Channel < 0 || next.Channel < 0 || Compare(last, next) < 0);

        int Compare((long K, int Channel) a, (long K, int Channel) b)
        {
            // Exact where it matters: doubles are compared first, then fractions of whole numbers.
            var (x, y) = (Divisor(a.K), Divisor(b.K));
            var (left, right) = ((double)x / demand[a.Channel], (double)y / demand[b.Channel]);
            if (Math.Abs(left - right) > 1e-14 * (left + right))
            {
                return left.CompareTo(right);
            }

            var order = (x * Exact(demand[b.Channel])).CompareTo(y * Exact(demand[a.Channel]));
            order = order != 0 || x != 0 ? order : demand[b.Channel].CompareTo(demand[a.Channel]);
            return order != 0 ? order : a.Channel.CompareTo(b.Channel);
        }

        BigInteger Divisor(long k) => rounding switch { Rounding.Webster => (2 * (BigInteger)k) + 1, Rounding.Adams => k, _ => k + BigInteger.One };
    }

    private static BigInteger Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return ((BigInteger)(bits & 0xFFFFFFFFFFFFF) + (BigInteger.One << 52)) << (int)((bits >> 52) & 0x7FF);
    }
}
