using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(RebalancingLaws)], MaxTest = 1000)]
public sealed class RebalancingLaws
{
    public static Arbitrary<Shop> Shops() =>
        (from count in Gen.Choose(0, 7)
         from channels in Channel().ArrayOf(count)
         from available in Gen.Choose(0, 250)
         from units in Gen.Choose(1, 12)
         from share in Gen.Elements(0, 0, 0.1, 0.5)
         from updates in Gen.Elements<int?>(null, null, 0, 1, 3)
         select new Shop(
             available,
             [.. channels.Select((c, i) => new ChannelAllotment($"c{i}", c.Current, c.Target) { Reserved = c.Reserved, UpdatesLeft = c.UpdatesLeft })],
             new RebalancingRule(units, share, updates))).ToArbitrary();

    [Property]
    public bool Nothing_is_set_below_what_is_reserved(Shop shop) =>
        shop.Plan().Changes.All(change => change.To >= shop.Of(change.Channel).Reserved);

    [Property]
    public bool Stock_is_not_promised_twice_unless_the_plan_says_so(Shop shop)
    {
        var plan = shop.Plan();
        var after = shop.Channels.Sum(c => Math.Max(
            c.Reserved, plan.Changes.Where(x => x.Channel == c.Channel).Select(x => (long?)x.To).SingleOrDefault() ?? c.Current));
        return Math.Max(0, after - shop.Available) == plan.Overcommitted;
    }

    [Property]
    public bool After_each_update_all_allotments_are_within_the_stock_or_fewer_than_before(Shop shop)
    {
        var sum = shop.Channels.Sum(c => c.Current);
        foreach (var change in shop.Plan().Changes)
        {
            var next = sum + change.To - change.From;
            if (next > Math.Max(shop.Available, sum - 1))
            {
                return false;
            }

            sum = next;
        }

        return true;
    }

    [Property]
    public bool Overcommitted_units_are_those_that_no_permitted_lowering_can_free(Shop shop)
    {
        var free = shop.Channels.Where(c => c.UpdatesLeft != 0).Select(c => Math.Max(0, c.Current - c.Reserved)).OrderDescending()
            .Take(shop.Rule.MaxUpdates ?? int.MaxValue).Sum();
        var needed = shop.Channels.Sum(c => Math.Max(c.Current, c.Reserved)) - shop.Available;
        return shop.Plan().Overcommitted == Math.Max(0, needed - free);
    }

    [Property]
    public bool A_target_is_not_missed_where_another_channel_could_come_nearer_to_its_own_for_the_same_update(Shop shop)
    {
        var plan = shop.Plan();
        if (plan.Changes.Where(change => change.Reason == ChangeReason.TooMuchAllotted).ToArray() is not [var forced]
            || shop.Rule.IsWorth(forced.From, GoalOf(shop.Of(forced.Channel))))
        {
            return true;
        }

        var pulled = Math.Max(0, forced.From - GoalOf(shop.Of(forced.Channel)));
        return forced.To >= GoalOf(shop.Of(forced.Channel)) || !shop.Channels.Any(other =>
            plan.Changes.All(change => change.Channel != other.Channel) && other.UpdatesLeft != 0
            && other.Current - other.Reserved >= forced.From - forced.To && other.Current - GoalOf(other) > pulled);
    }

    [Property]
    public bool A_channel_updated_and_below_its_target_leaves_no_unit_free(Shop shop)
    {
        var plan = shop.Plan();
        long After(ChannelAllotment c) => plan.Changes.Where(x => x.Channel == c.Channel).Select(x => (long?)x.To).SingleOrDefault() ?? c.Current;
        var isBelow = plan.Changes.Any(change => change.To < GoalOf(shop.Of(change.Channel)));
        return !isBelow || (shop.Channels.Sum(c => Math.Max(c.Reserved, After(c))) >= shop.Available
            && plan.Changes.All(change => change.To <= GoalOf(shop.Of(change.Channel))));
    }

    [Property]
    public bool Limits_on_updates_hold(Shop shop)
    {
        var plan = shop.Plan();
        return plan.Changes.Count <= (shop.Rule.MaxUpdates ?? int.MaxValue) && plan.Changes.All(change => shop.Of(change.Channel).UpdatesLeft != 0);
    }

    [Property]
    public bool A_move_to_the_target_is_worth_its_update_and_does_not_pass_it(Shop shop) =>
        shop.Plan().Changes.Where(change => change.Reason == ChangeReason.Target).All(change =>
        {
            var channel = shop.Of(change.Channel);
            var goal = Math.Max(channel.Target, channel.Reserved);
            return shop.Rule.IsWorth(change.From, change.To)
                && change.To >= Math.Min(change.From, goal) && change.To <= Math.Max(change.From, goal);
        });

    [Property]
    public bool With_updates_and_stock_enough_every_worthwhile_difference_is_made(Shop shop)
    {
        var free = shop with
        {
            Available = 100_000,
            Channels = [.. shop.Channels.Select(c => new ChannelAllotment(c.Channel, c.Current, c.Target) { Reserved = c.Reserved })],
            Rule = new RebalancingRule(shop.Rule.MinimumUnits, shop.Rule.MinimumShare),
        };
        return free.Plan().Held.All(held => held.Reason == HoldReason.BelowThreshold);
    }

    [Property]
    public bool A_second_run_after_the_first_changes_nothing_more(Shop shop)
    {
        var plan = shop.Plan();
        if (shop.Rule.MaxUpdates is not null || plan.Overcommitted > 0)
        {
            return true;
        }

        var after = shop with
        {
            Channels = [.. shop.Channels.Select(c => new ChannelAllotment(
                c.Channel, plan.Changes.Where(x => x.Channel == c.Channel).Select(x => (long?)x.To).SingleOrDefault() ?? c.Current, c.Target)
            {
                Reserved = c.Reserved, UpdatesLeft = c.UpdatesLeft,
            })],
        };
        return after.Plan().Changes.Count == 0;
    }

    [Property]
    public bool Lowerings_come_before_raises(Shop shop) =>
        shop.Plan().Changes.Select(change => change.To > change.From).SkipWhile(isRaise => !isRaise).All(isRaise => isRaise);

    private static long GoalOf(ChannelAllotment channel) => Math.Max(channel.Target, channel.Reserved);

    private static Gen<ChannelAllotment> Channel() =>
        from current in Gen.Choose(0, 60)
        from target in Gen.Choose(0, 60)
        from reserved in Gen.Elements(0, 0, 5, 20, 70)
        from updates in Gen.Elements<int?>(null, null, null, 0, 2)
        select new ChannelAllotment("c", current, target) { Reserved = reserved, UpdatesLeft = updates };

    public sealed record Shop(long Available, IReadOnlyList<ChannelAllotment> Channels, RebalancingRule Rule)
    {
        public RebalancingPlan Plan() => Rebalancing.Plan(Available, Channels, Rule);

        public ChannelAllotment Of(string channel) => Channels.Single(c => c.Channel == channel);
    }
}
