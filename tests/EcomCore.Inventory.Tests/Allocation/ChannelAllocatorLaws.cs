using FsCheck;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 500)]
public sealed class ChannelAllocatorLaws
{
    private static long LeftOf(Allocation plan) => plan.Unallocated - plan.Reserve;

    private static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89];

    [Property]
    public bool No_unit_is_lost_or_invented(Situation s)
    {
        var plan = s.Allocate();
        return plan.Sum(a => a.Units) + plan.Unallocated == s.Available && plan.Unallocated >= plan.Reserve && plan.All(a => a.Units >= 0);
    }

    [Property]
    public bool Caps_always_hold_and_lots_are_whole(Situation s) =>
        s.Allocate().Zip(s.Channels).All(p => p.First.Units <= (p.Second.Cap ?? long.MaxValue) && p.First.Units % p.Second.Lot == 0);

    [Property]
    public bool Floors_hold_where_they_fit(Situation s)
    {
        var floors = s.Channels.Select(EffectiveFloor).ToArray();
        var plan = s.Allocate();
        return plan.FloorsMet == (floors.Sum() <= s.Available - plan.Reserve)
            && (plan.FloorsMet
                ? plan.Select((a, i) => a.Units >= floors[i]).All(holds => holds)
                : plan.Select((a, i) => a.Units <= floors[i]).All(holds => holds));
    }

    [Property]
    public bool More_stock_never_takes_a_unit_from_a_channel(Situation s, byte extra)
    {
        var before = s.Allocate();
        return s.Allocate(extra).Zip(before).All(p => p.First.Units >= p.Second.Units);
    }

    [Property]
    public bool It_is_what_handing_out_one_lot_at_a_time_gives(Situation s) =>
        s.Allocate().Select(a => a.Units).SequenceEqual(NaiveAllocation.Allocate(s.Policy, s.Available, s.Channels));

    [Property]
    public bool Scaling_all_demands_changes_nothing(Situation s, bool byTen)
    {
        // Whole numbers stay exact when they are multiplied by ten, and every moderate number does when doubled: ties stay ties, whatever lot and weight.
        var moderate = s.Channels.Where(c => c.Demand is 0 or (> 1e-200 and < 1e200))
            .Select(c => WithDemand(c, byTen ? Math.Min(1e9, Math.Ceiling(c.Demand)) : c.Demand)).ToArray();
        var scaled = moderate.Select(c => WithDemand(c, c.Demand * (byTen ? 10 : 1024))).ToArray();
        var policy = new AllocationPolicy(AllocationMethod.FairShare, s.Policy.Rounding);
        return Units(new Situation(policy, s.Available, moderate)).SequenceEqual(Units(new Situation(policy, s.Available, scaled)));
    }

    [Property]
    public bool Demands_at_the_upper_end_of_doubles_are_shared_as_others_are(Situation s)
    {
        // Whole numbers up to 127 times 2^1017 reach from below to the very top.
        var small = s.Channels.Select((c, i) => new ChannelDemand(c.Channel, 127 - (31 * i % 127), 1, c.Floor, c.Cap, c.Lot, c.Tier)).ToArray();
        var large = small.Select(c => WithDemand(c, c.Demand * Math.Pow(2, 1017))).ToArray();
        return Units(new Situation(s.Policy, s.Available, small)).SequenceEqual(Units(new Situation(s.Policy, s.Available, large)))
            || s.Policy.Method == AllocationMethod.Priority;
    }

    [Property]
    public bool Permuting_channels_permutes_the_result_where_nothing_ties(Situation s)
    {
        // Roots of primes have no rational ratio, so nothing ties; ties go by position, which a permutation changes.
        var channels = s.Channels.Select((c, i) =>
            new ChannelDemand(c.Channel, Math.Sqrt(Primes[i]), 1, 0, c.Cap, c.Lot)).ToArray();
        var policy = new AllocationPolicy(AllocationMethod.FairShare, s.Policy.Rounding);
        var reversed = new Situation(policy, s.Available, [.. channels.Reverse()]);
        return Units(new Situation(policy, s.Available, channels)).Reverse().SequenceEqual(Units(reversed));
    }

    [Property]
    public bool Cover_is_level_to_within_one_unit(Situation s)
    {
        var channels = s.Channels.Select(c => new ChannelDemand(c.Channel, c.Demand, c.Weight, c.Floor, c.Cap)).ToArray();
        var plan = ChannelAllocator.FairShare.Allocate(s.Available, channels);
        if (!plan.FloorsMet)
        {
            return true;
        }

        var shared = plan.Zip(channels).Where(p => p.Second.Demand * p.Second.Weight > 0)
            .Select(p => (p.First.Units, Share: p.Second.Demand * p.Second.Weight, p.Second.Floor, Cap: p.Second.Cap ?? long.MaxValue)).ToArray();
        var highest = shared.Where(c => c.Units > c.Floor).Select(c => (c.Units - 1.0001) / c.Share).DefaultIfEmpty(double.NegativeInfinity).Max();
        var lowest = shared.Where(c => c.Units < c.Cap).Select(c => (c.Units + 1.0001) / c.Share).DefaultIfEmpty(double.PositiveInfinity).Min();
        return highest <= lowest;
    }

    [Property]
    public bool Every_reason_is_true(Situation s)
    {
        var plan = s.Allocate();
        return plan.Zip(s.Channels).All(p => p.First.Binding switch
        {
            BindingConstraint.Floor => p.First.Units == EffectiveFloor(p.Second) && p.First.Units > 0,
            BindingConstraint.Cap => (p.Second.Cap ?? long.MaxValue) - p.First.Units < p.Second.Lot
                || (s.Policy.Method == AllocationMethod.Priority && p.First.Units >= p.Second.Demand),
            BindingConstraint.NoDemand => p.Second.Demand * p.Second.Weight == 0 && p.First.Units == EffectiveFloor(p.Second),
            BindingConstraint.Shortage => !plan.FloorsMet,
            BindingConstraint.Tier => p.Second.Tier > s.Channels.Min(c => c.Tier) && LeftOf(plan) < p.Second.Lot,
            BindingConstraint.Reserve => plan.Reserve > 0,
            BindingConstraint.Lot => LeftOf(plan) > 0 && LeftOf(plan) < p.Second.Lot && plan.WaitingLot is not null,
            BindingConstraint.LotAhead => LeftOf(plan) >= p.Second.Lot && plan.WaitingLot is { } lot && lot.Channel != p.Second.Channel,
            _ => plan.FloorsMet && p.Second.Demand * p.Second.Weight > 0 && LeftOf(plan) == 0,
        });
    }

    [Property]
    public bool What_is_left_has_a_true_reason(Situation s)
    {
        var plan = s.Allocate();
        var (left, method) = (LeftOf(plan), s.Policy.Method);
        return plan.UnallocatedReason switch
        {
            UnallocatedReason.None => plan.Unallocated == 0,
            UnallocatedReason.Reserve => left == 0 && plan.Reserve > 0,
            UnallocatedReason.Lot => left > 0 && left < plan.WaitingLot!.Value.Units,
            UnallocatedReason.Cap => left > 0 && plan.Zip(s.Channels).Any(p => p.Second.Demand > 0 && p.First.Units > 0 | p.Second.Cap < p.Second.Lot),
            UnallocatedReason.NoDemand => left > 0 && s.Channels.All(c => c.Demand * c.Weight == 0),
            _ => false,
        } && (plan.UnallocatedReason == UnallocatedReason.Lot) == plan.WaitingLot is not null;
    }

    [Property]
    public bool The_lot_that_waits_is_the_next_to_be_given(Situation s)
    {
        var policy = new AllocationPolicy(s.Policy.Method, s.Policy.Rounding);
        var plan = new ChannelAllocator(policy).Allocate(s.Available, s.Channels);
        if (plan.WaitingLot is not { } lot || !plan.FloorsMet)
        {
            return true;
        }

        var enough = new ChannelAllocator(policy).Allocate(s.Available + lot.Units - plan.Unallocated, s.Channels);
        return enough.Unallocated == 0
            && enough.Zip(plan).All(p => p.First.Units == p.Second.Units + (p.First.Channel == lot.Channel ? lot.Units : 0));
    }

    [Property(MaxTest = 100)]
    public bool The_batch_gives_the_same_as_the_single_form(Situation[] situations)
    {
        foreach (var policy in situations.Select(s => s.Policy).Distinct())
        {
            var offsets = situations.Aggregate(new List<int> { 0 }, (list, s) => [.. list, list[^1] + s.Channels.Count]).ToArray();
            var all = situations.SelectMany(s => s.Channels).ToArray();
            var result = new long[all.Length];
            var unallocated = new long[situations.Length];
            var batch = AllocationBatch.Ragged(
                [.. situations.Select(s => s.Available)],
                offsets,
                [.. all.Select(c => c.Demand)],
                [.. all.Select(c => c.Floor)],
                [.. all.Select(c => c.Cap ?? long.MaxValue)],
                [.. all.Select(c => c.Weight)],
                [.. all.Select(c => c.Lot)],
                [.. all.Select(c => c.Tier)]);
            new ChannelAllocator(policy).AllocateBatch(batch, result, unallocated);
            var single = situations.Select(s => new ChannelAllocator(policy).Allocate(s.Available, s.Channels)).ToArray();
            if (!result.SequenceEqual(single.SelectMany(p => p.Select(a => a.Units))) || !unallocated.SequenceEqual(single.Select(p => p.Unallocated)))
            {
                return false;
            }
        }

        return true;
    }

    private static ChannelDemand WithDemand(ChannelDemand c, double demand) => new(c.Channel, demand, c.Weight, c.Floor, c.Cap, c.Lot, c.Tier);

    private static IEnumerable<long> Units(Situation s) => s.Allocate().Select(a => a.Units);

    private static long EffectiveFloor(ChannelDemand c) =>
        Math.Min((c.Cap ?? long.MaxValue) / c.Lot, (long)Math.Ceiling((decimal)c.Floor / c.Lot)) * c.Lot;
}
