using System.Numerics;
using FsCheck.Xunit;

namespace EcomCore.Budgeting.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class BudgetSplitLaws
{
    [Property]
    public bool Parts_add_up_to_the_total(ShareCase split, bool webster) => Split(split, webster).Sum() == split.Units;

    [Property]
    public bool Largest_remainder_is_that_of_the_definition(ShareCase split) =>
        Split(split, webster: false).SequenceEqual(LargestRemainderByDefinition(split));

    [Property]
    public bool Webster_is_that_of_one_unit_after_the_other(ShareCase split)
    {
        var few = split with { Units = split.Units % 200 };
        return Split(few, webster: true).SequenceEqual(WebsterUnitByUnit(few));
    }

    [Property]
    public bool Largest_remainder_stays_within_a_unit_of_the_quota(ShareCase split)
    {
        var sum = split.Weights.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
        return Split(split, webster: false).Zip(split.Weights).All(pair =>
            BigInteger.Abs((pair.First * sum) - ((BigInteger)split.Units * pair.Second)) < sum);
    }

    [Property]
    public bool One_more_unit_never_takes_one_from_a_part_by_webster(ShareCase split)
    {
        var less = split with { Units = Math.Abs(split.Units) };
        var more = less with { Units = less.Units + 1 };
        return Split(less, webster: true).Zip(Split(more, webster: true)).All(pair => pair.Second >= pair.First);
    }

    [Property]
    public bool A_refund_is_the_opposite(ShareCase split, bool webster) =>
        Split(split with { Units = -split.Units }, webster).SequenceEqual(Split(split, webster).Select(part => -part));

    [Property]
    public bool The_unit_of_the_shares_does_not_matter(ShareCase split, bool webster)
    {
        var method = webster ? SplitMethod.Webster : SplitMethod.LargestRemainder;
        var total = split.Units / 100m;
        return BudgetSplit.ByShare(total, Currency.Cny, [.. split.Weights.Select(weight => weight / 1000m)], method).Select(part => part.MinorUnits)
            .SequenceEqual(Split(split, webster));
    }

    [Property]
    public bool Heavier_parts_never_get_less(ShareCase split, bool webster)
    {
        var parts = Split(split with { Units = Math.Abs(split.Units) }, webster);
        var byWeight = parts.Zip(split.Weights).OrderBy(pair => pair.Second).ThenBy(pair => pair.First).Select(pair => pair.First).ToArray();
        return byWeight.SequenceEqual(byWeight.OrderBy(part => part));
    }

    [Property]
    public bool Scored_parts_keep_floors_and_caps_and_use_what_the_caps_hold(SplitChannel[] channels, ushort cents)
    {
        var total = channels.Sum(channel => channel.Floor) + (cents / 100m);
        var plan = BudgetSplit.ByScore(total, Currency.Cny, channels);
        var usable = Math.Min(total, plan.LargestUsableTotal ?? total);

        return plan.Parts.Sum(part => part.Amount.Amount) == usable
            && plan.Unallocated.Amount == total - usable
            && plan.Parts.Zip(channels).All(pair =>
                pair.First.Amount.Amount >= pair.Second.Floor && pair.First.Amount.Amount <= (pair.Second.Cap ?? decimal.MaxValue));
    }

    [Property]
    public bool Scores_add_up_to_one_and_are_the_sum_of_their_points(SplitChannel[] channels)
    {
        var parts = BudgetSplit.ByScore(1_000_000m, Currency.Cny, channels).Parts;
        return Math.Abs(parts.Sum(part => part.Score) - 1) < 1e-12
            && parts.All(part => part.Contributions.Count == 0 || Math.Abs(part.Contributions.Sum(item => item.Points) - part.Score) < 1e-12);
    }

    [Property]
    public bool Within_a_pool_free_channels_are_paid_by_their_scores(SplitChannel[] channels)
    {
        var parts = BudgetSplit.ByScore(1_000_000m, Currency.Cny, channels).Parts;
        var free = parts.Where(part => part.Binding == BudgetBinding.Total && part.Score > 1e-9).ToArray();
        return free.All(a => free.Where(b => b.Pool == a.Pool).All(b =>
            Math.Abs(((double)a.Amount.Amount * b.Score) - ((double)b.Amount.Amount * a.Score)) <= 0.0101 * (a.Score + b.Score)));
    }

    private static long[] Split(ShareCase split, bool webster) =>
        BudgetSplit.SplitUnits(split.Units, split.Weights, webster ? SplitMethod.Webster : SplitMethod.LargestRemainder);

    private static IEnumerable<long> LargestRemainderByDefinition(ShareCase split)
    {
        var sum = split.Weights.Aggregate(BigInteger.Zero, (total, weight) => total + weight);
        var units = BigInteger.Abs(split.Units);
        var parts = split.Weights.Select(weight => units * weight / sum).ToArray();
        var left = (int)(units - parts.Aggregate(BigInteger.Zero, (total, part) => total + part));
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => units * split.Weights[i] % sum).ThenBy(i => i).Take(left))
        {
            parts[i]++;
        }

        return parts.Select(part => (long)part * Math.Sign(split.Units));
    }

    private static IEnumerable<long> WebsterUnitByUnit(ShareCase split)
    {
        var parts = new long[split.Weights.Length];
        for (var n = 0; n < Math.Abs(split.Units); n++)
        {
            var best = 0;
            for (var i = 1; i < parts.Length; i++)
            {
                if ((BigInteger)split.Weights[i] * ((2 * parts[best]) + 1) > (BigInteger)split.Weights[best] * ((2 * parts[i]) + 1))
                {
                    best = i;
                }
            }

            parts[best]++;
        }

        return parts.Select(part => part * Math.Sign(split.Units));
    }

    [Property(MaxTest = 40)]
    public bool Many_parts_are_those_of_sorted_remainders(int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, 1 + random.Next(3_000)).Select(_ => (long)random.Next(1, seed % 2 == 0 ? 4 : 100_000)).ToArray();
        var units = random.Next();
        var sum = weights.Sum();
        var exact = weights.Select(weight => Math.DivRem(units * weight, sum)).ToArray();
        var left = (int)(units - exact.Sum(part => part.Quotient));
        var up = Enumerable.Range(0, weights.Length).OrderByDescending(i => exact[i].Remainder).Take(left).ToHashSet();
        return BudgetSplit.SplitUnits(units, weights).SequenceEqual(exact.Select((part, i) => part.Quotient + (up.Contains(i) ? 1 : 0)));
    }

    [Property]
    public bool Jeffersons_parts_never_fall_with_a_larger_total(ShareCase request)
    {
        var units = Math.Abs(request.Units) % 1_000_000;
        var before = BudgetSplit.SplitUnits(units, request.Weights, SplitMethod.Jefferson);
        var after = BudgetSplit.SplitUnits(units + 1, request.Weights, SplitMethod.Jefferson);
        return before.Sum() == units && after.Sum() == units + 1 && before.Zip(after).All(pair => pair.First <= pair.Second);
    }
}
