using System.Buffers;
#if NET
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
#endif

namespace EcomCore.Inventory;

/// <summary>The single form: one item's channels as objects in, units with their reasons out.</summary>
internal static class SingleAllocation
{
    // Floors, caps, lots, units and room for other counts; demand and weights.
    private const int LongColumns = 5;
    private const int DoubleColumns = 2;
    private const int Few = AllocationDesk.FewChannels;

    // A power of two, by which no digit is lost that counts in sums above 1e307.
    private const double SmallCoins = 1.2676506002282294e30;

#if NET
    [SkipLocalsInit]
#endif
    public static Allocation Allocate(AllocationPolicy policy, long available, IReadOnlyList<ChannelDemand> channels, double coverDays)
    {
        var all = AsSpan(channels);
        return all.Length <= Few
            ? Allocate(
                policy,
                available,
                all,
                coverDays,
                stackalloc long[LongColumns * Few],
                stackalloc double[DoubleColumns * Few],
                stackalloc int[Few],
                AllocationDesk.On(stackalloc double[AllocationDesk.DoubleColumns * Few], stackalloc long[AllocationDesk.LongColumns * Few], all.Length))
            : AllocateMany(policy, available, all, coverDays);
    }

    private static Allocation AllocateMany(AllocationPolicy policy, long available, ReadOnlySpan<ChannelDemand> channels, double coverDays)
    {
        var longs = ArrayPool<long>.Shared.Rent(checked(LongColumns * channels.Length));
        var doubles = ArrayPool<double>.Shared.Rent(DoubleColumns * channels.Length);
        var tiers = ArrayPool<int>.Shared.Rent(channels.Length);
        var desk = AllocationDesk.Rent(channels.Length);
        try
        {
            return Allocate(policy, available, channels, coverDays, longs, doubles, tiers, desk);
        }
        finally
        {
            desk.Return();
            ArrayPool<int>.Shared.Return(tiers);
            ArrayPool<double>.Shared.Return(doubles);
            ArrayPool<long>.Shared.Return(longs);
        }
    }

    private static Allocation Allocate(
        AllocationPolicy policy,
        long available,
        ReadOnlySpan<ChannelDemand> channels,
        double coverDays,
        scoped Span<long> longs,
        scoped Span<double> doubles,
        scoped Span<int> tiers,
        scoped in AllocationDesk desk)
    {
        var count = channels.Length;
        var columns = ToColumns(available, channels, longs, doubles, tiers, out var isPlain);
        SingleChecks.MustBeSound(columns, channels);
        var money = policy.Method == AllocationMethod.ExpectedProfit ? MoneyOf(channels, policy) : default;
        try
        {
            var reserve = policy.ReserveOf(available);
            var item = reserve == 0 ? columns : WithStock(columns, available - reserve);
            var units = longs.Slice(3 * count, count);
            var others = longs.Slice(4 * count, count);
            var outcome = ItemAllocator.Allocate(item, policy, desk, money, units, isPlain);
            var reasons = new AllocationReasons(item, policy, outcome, desk, money, units, others);
            var result = ToChannels(channels, units, reasons, coverDays, out var why);
            if (reserve > 0)
            {
                ItemAllocator.Allocate(columns, policy, desk, money, others, isPlain);
                ExplainReserve(others, result);
            }

            return new Allocation(result)
            {
                Available = available,
                Unallocated = outcome.Left + reserve,
                UnallocatedReason = outcome.Left > 0 ? why : reserve > 0 ? UnallocatedReason.Reserve : UnallocatedReason.None,
                WaitingLot = reasons.NextLot >= 0 ? new WaitingLot(channels[reasons.NextLot].Channel, columns.Lots[reasons.NextLot]) : null,
                Reserve = reserve,
                FloorsMet = outcome.FloorsMet,
                ExpectedProfit = ProfitOf(units, money),
            };
        }
        finally
        {
            money.Return();
        }
    }

    private static ReadOnlySpan<ChannelDemand> AsSpan(IReadOnlyList<ChannelDemand> channels) => channels switch
    {
        ChannelDemand[] array => array,
#if NET
        List<ChannelDemand> list => CollectionsMarshal.AsSpan(list),
#endif
        _ => channels.ToArray(),
    };

    private static AllocationItem ToColumns(
        long available, ReadOnlySpan<ChannelDemand> channels, Span<long> longs, Span<double> doubles, Span<int> tiers, out bool isPlain)
    {
        var count = channels.Length;
        var floors = longs[..count];
        var caps = longs.Slice(count, count);
        var lots = longs.Slice(2 * count, count);
        var demand = doubles[..count];
        var weights = doubles.Slice(count, count);
        tiers = tiers[..count];
        isPlain = true;
        for (var i = 0; i < channels.Length; i++)
        {
            var channel = channels[i] ?? throw new ArgumentNullException(nameof(channels), FormattableString.Invariant($"Channel {i} is null."));
            floors[i] = channel.Floor;
            caps[i] = channel.Cap ?? long.MaxValue;
            lots[i] = channel.Lot;
            isPlain &= floors[i] == 0 && caps[i] == long.MaxValue && lots[i] == 1;
            demand[i] = channel.Demand;
            weights[i] = channel.Weight;
            tiers[i] = channel.Tier;
        }

        return new AllocationItem
        {
            Stock = available,
            Floors = floors,
            Caps = caps,
            Lots = lots,
            Demand = demand,
            Weights = weights,
            Tiers = tiers,
        };
    }

    private static AllocationItem WithStock(in AllocationItem item, long stock) => new()
    {
        Stock = stock,
        Floors = item.Floors,
        Caps = item.Caps,
        Lots = item.Lots,
        Demand = item.Demand,
        Weights = item.Weights,
        Tiers = item.Tiers,
    };

    private static ProfitDesk MoneyOf(ReadOnlySpan<ChannelDemand> channels, AllocationPolicy policy)
    {
        var money = ProfitDesk.Rent(channels.Length, policy.HoldingCost);
        money.ForgetTails();
        for (var i = 0; i < channels.Length; i++)
        {
            var channel = channels[i];
            money.Margins[i] = channel.Margin;
            money.Curves[i] = channel.Observations is { } observations
                ? SalesCurve.Of(observations)
                : SalesCurve.Of(policy.DemandModel, channel.Demand, channel.StdDev);
        }

        return money.InFittingCoins();
    }

    private static double? ProfitOf(ReadOnlySpan<long> units, in ProfitDesk money)
    {
        if (money.Curves.IsEmpty)
        {
            return null;
        }

        // What no double holds is infinite, but not a difference of two such sums.
        var profit = ProfitOf(units, money, 1);
        return money.Coin * (Math.Abs(profit) <= double.MaxValue ? profit : SmallCoins * ProfitOf(units, money, SmallCoins));
    }

    private static double ProfitOf(ReadOnlySpan<long> units, in ProfitDesk money, double coin)
    {
        var (profit, holding) = (0.0, money.HoldingCost / coin);
        for (var i = 0; i < units.Length; i++)
        {
            // What is not sold by itself: beside a large holding cost a small margin would be lost in the difference of two products.
            var sales = money.Curves[i].Sales(units[i]);
            profit += (money.Margins[i] / coin * sales) - (holding * (units[i] - sales));
        }

        return profit;
    }

    /// <summary>The channels' units and reasons, and what the reasons say about units that are left.</summary>
    private static ChannelAllocation[] ToChannels(
        ReadOnlySpan<ChannelDemand> channels, ReadOnlySpan<long> units, in AllocationReasons reasons, double coverDays, out UnallocatedReason why)
    {
        why = reasons.NextLot >= 0 ? UnallocatedReason.Lot : UnallocatedReason.NoDemand;
        var result = new ChannelAllocation[channels.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var reason = reasons.Of(i, units[i]);
            var cover = units[i] == 0 ? 0 : units[i] / channels[i].Demand * coverDays;
            result[i] = new ChannelAllocation(channels[i].Channel, units[i], cover, reason);
            if (why != UnallocatedReason.Lot && reason is (BindingConstraint.Profit or BindingConstraint.Floor))
            {
                why = UnallocatedReason.Profit;
            }
            else if (why == UnallocatedReason.NoDemand && reason == BindingConstraint.Cap)
            {
                why = UnallocatedReason.Cap;
            }
        }

        return result;
    }

    private static void ExplainReserve(ReadOnlySpan<long> without, ChannelAllocation[] result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            if (without[i] > result[i].Units)
            {
                result[i] = result[i] with { Binding = BindingConstraint.Reserve };
            }
        }
    }
}
