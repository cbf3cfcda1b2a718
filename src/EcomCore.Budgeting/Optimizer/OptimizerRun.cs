using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>One request: bounds, search, rounding, plan.</summary>
internal sealed class OptimizerRun
{
    private readonly BudgetObjective _objective;
    private readonly double _target;
    private readonly long _total;
    private readonly IReadOnlyList<BudgetChannel> _channels;
    private readonly OptimizerSettings _settings;
    private readonly double _unitsPerMoney;
    private readonly UnitBounds _bounds;

    public OptimizerRun(
        BudgetObjective objective,
        double target,
        decimal total,
        IReadOnlyList<BudgetChannel> channels,
        OptimizerSettings? settings,
        IReadOnlyList<BudgetGroup>? groups)
    {
        Guard.AtLeast(total, 0m);
        ChannelIds.Check(channels, channel => channel.Id);
        CheckGroups(channels, groups ?? []);

        _objective = objective;
        _target = target;
        _channels = channels;
        _settings = settings ?? OptimizerSettings.Default;
        _total = WholeUnits.Floor(total, _settings.Currency, nameof(total));
        _unitsPerMoney = WholeUnits.PerMoney(_settings.Currency);
        _bounds = new UnitBounds(
            _total,
            _settings.Currency,
            [.. channels.Select(channel => new ChannelBound(channel.Id, channel.Floor, channel.Cap, channel.Minimum, channel.Step, channel.Group))],
            groups);
    }

    public BudgetPlan Solve(CancellationToken cancellationToken)
    {
        if (_bounds.Clashes.Count > 0)
        {
            return Infeasible(_bounds.Clashes, 0);
        }

        var root = Ranges();
        var rule = Rule();
        var search = new GlobalSearch(
            root,
            [.. _channels.Select(channel => channel.Curve)],
            [.. _channels.Select((channel, i) => new ChannelKind(_bounds.Minimums[i], _bounds.Steps[i], channel.Group))],
            rule,
            _settings.GapTolerance);
        search.Run(_settings.NodeLimit, cancellationToken);
        if (double.IsNegativeInfinity(search.BestValue))
        {
            return Infeasible([Unreachable(root, search)], search.Nodes);
        }

        var units = new UnitRounding(root, _bounds, _unitsPerMoney, rule).Round(search.Best);
        return Plan(root, rule, search, units);
    }

    /// <summary>Every channel's range of spend: its cap, or what the other channels' floors leave of the total and of its group's cap.</summary>
    private Envelope[] Ranges()
    {
        var spares = new long[_channels.Count];
        var spareOfAll = _bounds.Usable - _bounds.Floors.Sum();
        for (var i = 0; i < spares.Length; i++)
        {
            spares[i] = spareOfAll;
        }

        foreach (var group in _bounds.Groups)
        {
            var spare = group.Cap - group.Members.Sum(i => _bounds.Floors[i]);
            foreach (var i in group.Members)
            {
                spares[i] = Math.Min(spares[i], spare);
            }
        }

        var ranges = new Envelope[_channels.Count];
        for (var i = 0; i < ranges.Length; i++)
        {
            var channel = _channels[i];
            var gain = channel.Weight * (_objective == BudgetObjective.Profit ? channel.Margin : 1);
            var high = Math.Min(_bounds.Caps[i], _bounds.Floors[i] + spares[i]);
            CheckSteps(_channels, i, high - _bounds.Floors[i], _bounds.Steps[i]);
            var domain = _bounds.Minimums[i] > 0 || _bounds.Steps[i] > 0 ? new SpendDomain(_bounds.Minimums[i], _bounds.Steps[i], _unitsPerMoney) : null;

            // A channel that loses on every sale is worth only what its floor forces.
            var isLoss = gain < 0 && !HasGroupFloor(i);
            ranges[i] = new Envelope(channel.Curve, gain, _bounds.Floors[i] / _unitsPerMoney, (isLoss ? _bounds.Floors[i] : high) / _unitsPerMoney, domain);
        }

        return ranges;
    }

    private bool HasGroupFloor(int i) => _bounds.Groups.Count > 0 && _bounds.Groups.Any(group => group.Floor > 0 && group.Members.Contains(i));

    private bool IsAtGroupCap(int i, long[] units) => _bounds.Groups.Count > 0
        && _bounds.Groups.Any(group => group.Members.Contains(i) && group.Members.Sum(k => units[k]) >= group.Cap);

    private bool IsAtGroupLimit(int i, long[] units) => _bounds.Groups.Count > 0
        && _bounds.Groups.Any(group => group.Members.Contains(i)
            && group.Members.Sum(k => units[k]) is var together && (together == group.Cap || (together == group.Floor && group.Floor > 0)));

    private static void CheckSteps(IReadOnlyList<BudgetChannel> channels, int i, long room, long step)
    {
        if (step > 0 && room / step > BudgetChannel.MaxSteps)
        {
            throw new ArgumentException(string.Format(
                CultureInfo.InvariantCulture,
                "Expected at most {0} steps; channel '{1}' can spend {2} steps of {3}.",
                BudgetChannel.MaxSteps,
                channels[i].Id,
                room / step,
                channels[i].Step), nameof(channels));
        }
    }

    private static void CheckGroups(IReadOnlyList<BudgetChannel> channels, IReadOnlyList<BudgetGroup> groups)
    {
        if (groups.Count > 0)
        {
            ChannelIds.Check(groups, group => group.Id, nameof(groups));
        }
        else if (channels.All(channel => channel.Group is null))
        {
            return;
        }

        var known = new HashSet<string>(groups.Select(group => group.Id), StringComparer.Ordinal);
        foreach (var channel in channels)
        {
            if (channel.Group is { } group && !known.Contains(group))
            {
                throw new ArgumentException($"Expected the id of a group; channel '{channel.Id}' names '{group}', which is not there.", nameof(channels));
            }
        }
    }

    private SpendingRule Rule()
    {
        var total = _bounds.Usable / _unitsPerMoney;
        GroupFilling[] groups =
        [
            .. _bounds.Groups.Select(group => new GroupFilling(
                group.Members, group.Floor / _unitsPerMoney, group.Cap == long.MaxValue ? double.PositiveInfinity : group.Cap / _unitsPerMoney)),
        ];
        return _objective switch
        {
            BudgetObjective.TargetRoas => new RoasRule(_channels.Count, total, groups, _target),
            BudgetObjective.LeastSpend => new LeastSpendRule(_channels.Count, total, groups, _target),
            _ => new TotalRule(_channels.Count, total, groups, _objective == BudgetObjective.Profit),
        };
    }

    private BudgetPlan Plan(Envelope[] root, SpendingRule rule, GlobalSearch search, long[] units)
    {
        var spent = units.Sum();
        var weighted = 0.0;
        var (gained, spend) = (default(RunningSum), default(RunningSum));
        var lines = new ChannelBudget[units.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var channel = _channels[i];
            var money = units[i] / _unitsPerMoney;
            var response = channel.Curve.ResponseAt(money);
            weighted += channel.Weight * response;
            gained.Add(root[i].Gain * response);
            spend.Add(money);
            lines[i] = new ChannelBudget(
                channel.Id,
                WholeUnits.ToAmount(units[i], _settings.Currency),
                _total == 0 ? 0 : units[i] / (double)_total,
                response,
                channel.Curve.Marginal(money),
                BindingOf(i, units, spent));
        }

        var value = rule.Worth(gained.Total, spend.Total);
        var upper = Math.Max(search.UpperBound, value);

        return new BudgetPlan(lines)
        {
            Objective = _objective,
            Status = search.IsClosed ? BudgetPlanStatus.Optimal : BudgetPlanStatus.NodeLimit,
            Total = WholeUnits.ToAmount(_total, _settings.Currency),
            Spent = WholeUnits.ToAmount(spent, _settings.Currency),
            WeightedResponse = weighted,
            ObjectiveValue = value,
            UpperBound = upper,
            ProvenGap = RelativeGap(value, upper),
            GapBeforeRounding = RelativeGap(search.BestValue, search.UpperBound),
            ShadowPrice = ShadowPrice(root, search.Best, units),
            Nodes = search.Nodes,
            SmallestFeasibleTotal = _bounds.SmallestFeasibleTotal,
            LargestUsableTotal = _bounds.LargestUsableTotal,
            Clashes = [],
        };
    }

    private BudgetBinding BindingOf(int i, long[] units, long spent)
    {
        if (units[i] == _bounds.Caps[i])
        {
            return BudgetBinding.Cap;
        }

        if (units[i] == _bounds.Floors[i])
        {
            return BudgetBinding.Floor;
        }

        if (units[i] == _bounds.Minimums[i])
        {
            return BudgetBinding.Minimum;
        }

        if (_bounds.Steps[i] > 0)
        {
            return BudgetBinding.Step;
        }

        if (IsAtGroupLimit(i, units))
        {
            return BudgetBinding.Group;
        }

        return spent == _total || _objective == BudgetObjective.Response ? BudgetBinding.Total
            : _objective == BudgetObjective.Profit ? BudgetBinding.Profit
            : BudgetBinding.Target;
    }

    /// <summary>Between their bounds all channels have the same marginal value; at a floor it is lower, so the highest below the caps is the price.</summary>
    private double ShadowPrice(Envelope[] root, double[] spends, long[] units)
    {
        if (units.Sum() < _total)
        {
            return 0;
        }

        var price = 0.0;
        for (var i = 0; i < spends.Length; i++)
        {
            // Whole units tell what is at its cap; a spend can miss its cap by a rounding error. What is not started, or goes in steps, has no next unit.
            var isFree = units[i] < _bounds.Caps[i] && _bounds.Steps[i] == 0 && (units[i] > 0 || _bounds.Minimums[i] == 0);
            if (isFree && !IsAtGroupCap(i, units) && root[i].Gain > 0)
            {
                price = Math.Max(price, root[i].Gain * _channels[i].Curve.Marginal(spends[i]));
            }
        }

        return _objective == BudgetObjective.Profit ? Math.Max(0, price - 1) : price;
    }

    private BudgetClash Unreachable(Envelope[] root, GlobalSearch search)
    {
        if (_objective == BudgetObjective.LeastSpend)
        {
            return MoreThanTheTotalBrings(search);
        }

        var floors = root.Sum(channel => channel.Low);
        var response = root.Sum(channel => channel.TrueValue(channel.Low));
        var reason = search.IsClosed ? "no further spend makes up for it" : FormattableString.Invariant($"{search.Nodes} search nodes found no spend that makes up for it");
        return new BudgetClash(
            BudgetClashKind.TargetUnreachable,
            [.. _channels.Where(channel => channel.Floor > 0m).Select(channel => channel.Id)],
            string.Format(
                CultureInfo.InvariantCulture,
                "The target is {0} per unit of spend; the floors alone return {1:G6}, and {2}.",
                _target,
                response / floors,
                reason));
    }

    private BudgetClash MoreThanTheTotalBrings(GlobalSearch search) => new(
        BudgetClashKind.TargetUnreachable,
        [.. _channels.Select(channel => channel.Id)],
        string.Format(
            CultureInfo.InvariantCulture,
            search.IsClosed ? "The response asked for is {0}; the total of {1} does not bring it." : "The response asked for is {0}; {2} search nodes found no spend within {1} that brings it.",
            _target,
            WholeUnits.ToAmount(_total, _settings.Currency),
            search.Nodes));

    private BudgetPlan Infeasible(IReadOnlyList<BudgetClash> clashes, int nodes) => new([])
    {
        Objective = _objective,
        Status = BudgetPlanStatus.Infeasible,
        Total = WholeUnits.ToAmount(_total, _settings.Currency),
        Spent = 0m,
        WeightedResponse = 0,
        ObjectiveValue = 0,
        UpperBound = 0,
        ProvenGap = 0,
        GapBeforeRounding = 0,
        ShadowPrice = 0,
        Nodes = nodes,
        SmallestFeasibleTotal = _bounds.SmallestFeasibleTotal,
        LargestUsableTotal = _bounds.LargestUsableTotal,
        Clashes = clashes,
    };

    private static double RelativeGap(double value, double upper)
    {
        var scale = Math.Max(Math.Abs(value), Math.Abs(upper));
        return scale == 0 ? 0 : Math.Max(0, upper - value) / scale;
    }
}
