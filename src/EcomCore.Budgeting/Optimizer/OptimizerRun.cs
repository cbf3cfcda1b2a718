using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>One request: bounds, search, rounding; the answer is written by <see cref="PlanWriter"/>.</summary>
internal sealed class OptimizerRun
{
    private readonly BudgetObjective _objective;
    private readonly double _target;
    private readonly long _total;
    private readonly IReadOnlyList<BudgetChannel> _channels;
    private readonly OptimizerSettings _settings;
    private readonly double _unitsPerMoney;
    private readonly UnitBounds _bounds;
    private readonly PlanWriter _writer;

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
        _writer = new PlanWriter(objective, target, _total, channels, _settings.Currency, _bounds);
    }

    public BudgetPlan Solve(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_bounds.Clashes.Count > 0)
        {
            return _writer.Infeasible(_bounds.Clashes, 0);
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
            return _writer.Unreachable(root, search);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var units = new UnitRounding(root, _bounds, _unitsPerMoney, rule).Round(search.Best);
        return _writer.Plan(root, rule, search, units);
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
}
