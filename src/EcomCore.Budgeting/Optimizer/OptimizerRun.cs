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
        BudgetObjective objective, double target, decimal total, IReadOnlyList<BudgetChannel> channels, OptimizerSettings? settings)
    {
        Guard.AtLeast(total, 0m);
        ChannelIds.Check(channels, channel => channel.Id);

        _objective = objective;
        _target = target;
        _channels = channels;
        _settings = settings ?? OptimizerSettings.Default;
        _total = WholeUnits.Floor(total, _settings.Currency, nameof(total));
        _unitsPerMoney = WholeUnits.PerMoney(_settings.Currency);
        _bounds = new UnitBounds(
            _total, _settings.Currency, [.. channels.Select(channel => new ChannelBound(channel.Id, channel.Floor, channel.Cap))]);
    }

    public BudgetPlan Solve(CancellationToken cancellationToken)
    {
        if (_bounds.Clashes.Count > 0)
        {
            return Infeasible(_bounds.Clashes, 0);
        }

        var root = Ranges();
        var rule = Rule();
        var search = new GlobalSearch(root, [.. _channels.Select(channel => channel.Curve)], rule, _settings.GapTolerance);
        search.Run(_settings.NodeLimit, cancellationToken);
        if (double.IsNegativeInfinity(search.BestValue))
        {
            return Infeasible([Unreachable(root, search)], search.Nodes);
        }

        var units = new UnitRounding(root, _bounds, _unitsPerMoney, rule).Round(search.Best);
        return Plan(root, rule, search, units);
    }

    /// <summary>Every channel's range of spend: its cap, or what the other channels' floors leave of the total.</summary>
    private Envelope[] Ranges()
    {
        var spare = _bounds.Usable - _bounds.Floors.Sum();
        var ranges = new Envelope[_channels.Count];
        for (var i = 0; i < ranges.Length; i++)
        {
            var channel = _channels[i];
            var gain = channel.Weight * (_objective == BudgetObjective.Profit ? channel.Margin : 1);
            var high = Math.Min(_bounds.Caps[i], _bounds.Floors[i] + spare);

            // A channel that loses on every sale is worth only what its floor forces.
            ranges[i] = new Envelope(channel.Curve, gain, _bounds.Floors[i] / _unitsPerMoney, (gain < 0 ? _bounds.Floors[i] : high) / _unitsPerMoney);
        }

        return ranges;
    }

    private SpendingRule Rule() => _objective == BudgetObjective.TargetRoas
        ? new RoasRule(_channels.Count, _bounds.Usable / _unitsPerMoney, _target)
        : new TotalRule(_channels.Count, _bounds.Usable / _unitsPerMoney, _objective == BudgetObjective.Profit);

    private BudgetPlan Plan(Envelope[] root, SpendingRule rule, GlobalSearch search, long[] units)
    {
        var spends = units.Select(amount => amount / _unitsPerMoney).ToArray();
        var value = rule.Value(root, spends);
        var upper = Math.Max(search.UpperBound, value);
        var spent = units.Sum();
        var weighted = 0.0;
        var lines = new ChannelBudget[units.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var channel = _channels[i];
            var response = channel.Curve.ResponseAt(spends[i]);
            weighted += channel.Weight * response;
            lines[i] = new ChannelBudget(
                channel.Id,
                WholeUnits.ToAmount(units[i], _settings.Currency),
                _total == 0 ? 0 : units[i] / (double)_total,
                response,
                channel.Curve.Marginal(spends[i]),
                BindingOf(i, units[i], spent));
        }

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

    private BudgetBinding BindingOf(int i, long units, long spent)
    {
        if (units == _bounds.Caps[i])
        {
            return BudgetBinding.Cap;
        }

        if (units == _bounds.Floors[i])
        {
            return BudgetBinding.Floor;
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
            // Whole units tell what is at its cap; a spend can miss its cap by a rounding error.
            if (units[i] < _bounds.Caps[i] && root[i].Gain > 0)
            {
                price = Math.Max(price, root[i].Gain * _channels[i].Curve.Marginal(spends[i]));
            }
        }

        return _objective == BudgetObjective.Profit ? Math.Max(0, price - 1) : price;
    }

    private BudgetClash Unreachable(Envelope[] root, GlobalSearch search)
    {
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
