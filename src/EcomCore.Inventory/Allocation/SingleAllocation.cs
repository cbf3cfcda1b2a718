using System.Buffers;

namespace EcomCore.Inventory;

/// <summary>The single form: one item's channels as objects in, units with their reasons out.</summary>
internal static class SingleAllocation
{
    private const int FewNames = 32;

    public static Allocation Allocate(AllocationPolicy policy, long available, IReadOnlyList<ChannelDemand> channels, double coverDays)
    {
        var count = channels.Count;
        var longs = ArrayPool<long>.Shared.Rent(checked(5 * count));
        var doubles = ArrayPool<double>.Shared.Rent(2 * count);
        var tiers = ArrayPool<int>.Shared.Rent(count);
        var desk = AllocationDesk.Rent(count);
        var money = policy.Method == AllocationMethod.ExpectedProfit ? MoneyOf(channels, policy) : default;
        try
        {
            var columns = ToColumns(available, channels, longs, doubles, tiers);
            MustBeSound(columns, channels);

            var reserve = policy.ReserveOf(available);
            var units = longs.AsSpan(3 * count, count);
            var outcome = ItemAllocator.Allocate(WithStock(columns, available - reserve), policy, desk, money, units);

            var reasons = new BindingConstraint[count];
            Explain(columns, policy, outcome, units, reasons);
            if (reserve > 0)
            {
                var without = longs.AsSpan(4 * count, count);
                ItemAllocator.Allocate(columns, policy, desk, money, without);
                ExplainReserve(units, without, reasons);
            }

            return ToAllocation(channels, units, reasons, available, outcome, reserve, coverDays, ProfitOf(units, money));
        }
        finally
        {
            money.Return();
            desk.Return();
            ArrayPool<int>.Shared.Return(tiers);
            ArrayPool<double>.Shared.Return(doubles);
            ArrayPool<long>.Shared.Return(longs);
        }
    }

    private static AllocationItem ToColumns(long available, IReadOnlyList<ChannelDemand> channels, long[] longs, double[] doubles, int[] tiers)
    {
        var count = channels.Count;
        for (var i = 0; i < count; i++)
        {
            var channel = channels[i] ?? throw new ArgumentNullException(nameof(channels), FormattableString.Invariant($"Channel {i} is null."));
            longs[i] = channel.Floor;
            longs[count + i] = channel.Cap ?? long.MaxValue;
            longs[(2 * count) + i] = channel.Lot;
            doubles[i] = channel.Demand;
            doubles[count + i] = channel.Weight;
            tiers[i] = channel.Tier;
        }

        return new AllocationItem
        {
            Stock = available,
            Floors = longs.AsSpan(0, count),
            Caps = longs.AsSpan(count, count),
            Lots = longs.AsSpan(2 * count, count),
            Demand = doubles.AsSpan(0, count),
            Weights = doubles.AsSpan(count, count),
            Tiers = tiers.AsSpan(0, count),
        };
    }

    private static ProfitDesk MoneyOf(IReadOnlyList<ChannelDemand> channels, AllocationPolicy policy)
    {
        var money = ProfitDesk.Rent(channels.Count, policy.HoldingCost);
        for (var i = 0; i < channels.Count; i++)
        {
            var channel = channels[i];
            money.Margins[i] = channel.Margin;
            money.Curves[i] = channel.Observations is { } observations
                ? SalesCurve.Of(observations)
                : SalesCurve.Of(policy.DemandModel, channel.Demand, channel.StdDev);
        }

        return money;
    }

    private static double? ProfitOf(ReadOnlySpan<long> units, in ProfitDesk money)
    {
        if (money.Curves.IsEmpty)
        {
            return null;
        }

        var profit = 0.0;
        for (var i = 0; i < units.Length; i++)
        {
            profit += ((money.Margins[i] + money.HoldingCost) * money.Curves[i].Sales(units[i])) - (money.HoldingCost * units[i]);
        }

        return profit;
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

    private static void MustBeSound(in AllocationItem columns, IReadOnlyList<ChannelDemand> channels)
    {
        var duplicates = FindDuplicates(channels);
        if (duplicates is null && AllocationChecks.IsSound(columns))
        {
            return;
        }

        var faults = new List<AllocationFault>();
        AllocationChecks.AddFaults(columns, 0, faults, channels);
        faults.AddRange((duplicates ?? []).Select(i => new AllocationFault(
            0, i, AllocationFaultKind.DuplicateChannel, $"Channel '{channels[i].Channel}': expected once, found again.")));
        throw new AllocationInputException(faults, columns.Stock < 0 ? "available" : nameof(channels));
    }

    private static List<int>? FindDuplicates(IReadOnlyList<ChannelDemand> channels)
    {
        List<int>? duplicates = null;
        var seen = channels.Count > FewNames ? new HashSet<string>(StringComparer.Ordinal) : null;
        for (var i = 0; i < channels.Count; i++)
        {
            if (seen is null ? IsAmongFirst(channels, i) : !seen.Add(channels[i].Channel))
            {
                (duplicates ??= []).Add(i);
            }
        }

        return duplicates;
    }

    private static bool IsAmongFirst(IReadOnlyList<ChannelDemand> channels, int index)
    {
        var name = channels[index].Channel;
        for (var i = 0; i < index; i++)
        {
            if (string.Equals(channels[i].Channel, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Explain(
        in AllocationItem item, AllocationPolicy policy, ItemOutcome outcome, ReadOnlySpan<long> units, Span<BindingConstraint> reasons)
    {
        for (var i = 0; i < units.Length; i++)
        {
            var lot = item.Lots[i];
            var cap = ItemAllocator.LotsWithin(item.Caps[i], lot);
            var floor = Math.Min(cap, ItemAllocator.LotsCovering(item.Floors[i], lot));
            if (policy.Method == AllocationMethod.Priority)
            {
                cap = Math.Max(floor, ItemAllocator.LotsOfDemand(item.Demand[i], lot, cap));
            }

            var lots = ItemAllocator.LotsWithin(units[i], lot);
            var isLater = outcome.ServedTier is { } served && item.Tiers[i] > served;
            reasons[i] =
                !outcome.FloorsMet ? ReasonInShortage(lots, floor, isLater)
                : policy.Method != AllocationMethod.ExpectedProfit && ItemAllocator.ShareOf(item.Demand[i], item.Weights[i], lot) == 0
                    ? BindingConstraint.NoDemand
                : lots == cap ? BindingConstraint.Cap
                : isLater ? BindingConstraint.Tier
                : lots == floor && floor > 0 ? BindingConstraint.Floor
                : outcome.Left > 0 && outcome.Left < lot ? BindingConstraint.Lot
                : outcome.Left > 0 && policy.Method == AllocationMethod.ExpectedProfit ? BindingConstraint.Profit
                : BindingConstraint.Share;
        }
    }

    private static BindingConstraint ReasonInShortage(long lots, long floor, bool isLater) =>
        floor > 0 && lots == floor ? BindingConstraint.Floor
        : floor > 0 && isLater ? BindingConstraint.Tier
        : BindingConstraint.Shortage;

    private static void ExplainReserve(ReadOnlySpan<long> units, ReadOnlySpan<long> without, Span<BindingConstraint> reasons)
    {
        for (var i = 0; i < units.Length; i++)
        {
            if (without[i] > units[i])
            {
                reasons[i] = BindingConstraint.Reserve;
            }
        }
    }

    private static Allocation ToAllocation(
        IReadOnlyList<ChannelDemand> channels,
        ReadOnlySpan<long> units,
        BindingConstraint[] reasons,
        long available,
        ItemOutcome outcome,
        long reserve,
        double coverDays,
        double? expectedProfit)
    {
        var result = new ChannelAllocation[channels.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var cover = units[i] == 0 ? 0 : units[i] / channels[i].Demand * coverDays;
            result[i] = new ChannelAllocation(channels[i].Channel, units[i], cover, reasons[i]);
        }

        return new Allocation(result, available, outcome.Left + reserve, reserve, outcome.FloorsMet, expectedProfit);
    }
}
