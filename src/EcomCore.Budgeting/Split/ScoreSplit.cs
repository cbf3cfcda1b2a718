namespace EcomCore.Budgeting;

/// <summary>One split by score: scores, pools, amounts, parts.</summary>
internal sealed class ScoreSplit(long units, Currency currency, IReadOnlyList<SplitChannel> channels, SplitRules rules)
{
    private readonly UnitBounds _bounds = new(
        units, currency, [.. channels.Select(channel => new ChannelBound(channel.Id, channel.Floor, channel.Cap))]);

    public SplitPlan Build()
    {
        if (_bounds.Clashes.Count > 0)
        {
            return Plan([], units);
        }

        var card = new ScoreCard(channels, rules);
        var amounts = new long[channels.Count];
        var pools = Pools();
        foreach (var (pool, share) in Shares(pools))
        {
            var members = Enumerable.Range(0, channels.Count).Where(i => pools[i] == pool).ToArray();
            BoundedShares.Split(share, members, card.Scores, _bounds, amounts);
        }

        var parts = channels.Select((channel, i) => new SplitPart(
            channel.Id,
            Money.FromMinorUnits(amounts[i], currency),
            units == 0 ? 0 : amounts[i] / (double)units,
            card.Scores[i],
            card.Contributions(i),
            pools[i],
            amounts[i] == _bounds.Caps[i] ? BudgetBinding.Cap
                : amounts[i] == _bounds.Floors[i] && channel.Floor > 0m ? BudgetBinding.Floor
                : BudgetBinding.Total));
        return Plan([.. parts], units - amounts.Sum());
    }

    /// <summary>New channels are a pool of their own where something is set aside and there are others.</summary>
    private SplitPool[] Pools()
    {
        var apart = rules.ExplorationShare is not null && channels.Any(channel => channel.Stage != ChannelStage.New);
        return [.. channels.Select(channel => apart && channel.Stage == ChannelStage.New ? SplitPool.Exploration : SplitPool.Main)];
    }

    /// <summary>The exploration share as far as the floors and caps of both pools allow.</summary>
    private (SplitPool Pool, long Units)[] Shares(SplitPool[] pools)
    {
        if (!pools.Contains(SplitPool.Exploration))
        {
            return [(SplitPool.Main, _bounds.Usable)];
        }

        var (exploreFloors, exploreCaps) = Sums(pools, SplitPool.Exploration);
        var (mainFloors, mainCaps) = Sums(pools, SplitPool.Main);
        var wanted = decimal.Round(units * (decimal)rules.ExplorationShare!.Value);
        var most = Math.Min(exploreCaps, _bounds.Usable - mainFloors);
        var least = Math.Max(exploreFloors, _bounds.Usable - mainCaps);
        var explore = (long)Math.Max(least, Math.Min(most, wanted));
        return [(SplitPool.Exploration, explore), (SplitPool.Main, _bounds.Usable - explore)];
    }

    private (decimal Floors, decimal Caps) Sums(SplitPool[] pools, SplitPool pool)
    {
        var (floors, caps) = (0m, 0m);
        for (var i = 0; i < pools.Length; i++)
        {
            if (pools[i] == pool)
            {
                floors += _bounds.Floors[i];
                caps += _bounds.Caps[i];
            }
        }

        return (floors, caps);
    }

    private SplitPlan Plan(IReadOnlyList<SplitPart> parts, long unallocated) => new(parts)
    {
        Total = Money.FromMinorUnits(units, currency),
        Unallocated = Money.FromMinorUnits(unallocated, currency),
        SmallestFeasibleTotal = _bounds.SmallestFeasibleTotal,
        LargestUsableTotal = _bounds.LargestUsableTotal,
        Clashes = _bounds.Clashes,
    };
}
