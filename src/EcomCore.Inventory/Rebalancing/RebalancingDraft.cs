namespace EcomCore.Inventory;

/// <summary>A plan in the making: what each channel would have, and how many updates are spent.</summary>
internal sealed class RebalancingDraft
{
    private readonly IReadOnlyList<ChannelAllotment> _channels;
    private readonly RebalancingRule _rule;
    private readonly long[] _units;
    private readonly ChangeReason[] _reasons;

    // Stock beyond all allotments; below 0 where they exceed it.
    private long _room;
    private int _updates;

    public RebalancingDraft(long available, IReadOnlyList<ChannelAllotment> channels, RebalancingRule rule)
    {
        _channels = channels;
        _rule = rule;
        _units = [.. channels.Select(c => c.Current)];
        _reasons = new ChangeReason[channels.Count];
        _room = available - _units.Sum();
    }

    /// <summary>Raises every channel that has less than is reserved there.</summary>
    public void CoverReservations()
    {
        foreach (var i in Largest(i => _channels[i].Reserved - _units[i]))
        {
            Set(i, _channels[i].Reserved, ChangeReason.Reserved);
        }
    }

    /// <summary>Lowers channels until all fit: first down to their targets, then down to what is reserved.</summary>
    public void FitIntoStock()
    {
        foreach (var i in Largest(i => _units[i] - GoalOf(i)))
        {
            if (_room < 0 && IsWorth(i))
            {
                Set(i, GoalOf(i), ChangeReason.Target);
            }
        }

        foreach (var i in Largest(i => _units[i] - _channels[i].Reserved))
        {
            if (_room < 0)
            {
                Set(i, Math.Max(_channels[i].Reserved, _units[i] + _room), ChangeReason.TooMuchAllotted);
            }
        }
    }

    /// <summary>Raises the largest differences first, each after as many lowerings as it needs; lowers what is left over at the end.</summary>
    public void MoveToTargets()
    {
        if (_room < 0)
        {
            return;
        }

        var givers = new Queue<int>(Largest(i => _units[i] - GoalOf(i)).Where(IsWorth));
        foreach (var i in Largest(i => GoalOf(i) - _units[i]).Where(IsWorth))
        {
            // The last update is kept for the raise itself.
            while (_room < GoalOf(i) - _units[i] && givers.Count > 0 && UpdatesLeft > (IsUpdated(i) ? 0 : 1))
            {
                var giver = givers.Dequeue();
                Set(giver, GoalOf(giver), ChangeReason.Target);
            }

            var units = Math.Min(GoalOf(i), _units[i] + _room);
            if (IsUpdated(i) || _rule.IsWorth(_units[i], units))
            {
                Set(i, units, ChangeReason.Target);
            }
        }

        foreach (var giver in givers)
        {
            Set(giver, GoalOf(giver), ChangeReason.Target);
        }
    }

    public RebalancingPlan ToPlan()
    {
        var changes = Enumerable.Range(0, _units.Length).Where(IsUpdated)
            .Select(i => new AllotmentChange(_channels[i].Channel, _channels[i].Current, _units[i], _reasons[i]))
            .OrderBy(change => change.To > change.From).ToArray();
        var held = Enumerable.Range(0, _units.Length).Where(i => _units[i] != GoalOf(i))
            .Select(i => new HeldChange(_channels[i].Channel, GoalOf(i) - _units[i], ReasonOf(i))).ToArray();
        return new RebalancingPlan(changes, held, Math.Max(0, -_room));
    }

    private int UpdatesLeft => (_rule.MaxUpdates ?? int.MaxValue) - _updates;

    private long GoalOf(int i) => Math.Max(_channels[i].Target, _channels[i].Reserved);

    private bool IsUpdated(int i) => _units[i] != _channels[i].Current;

    private bool IsWorth(int i) => IsUpdated(i) || _rule.IsWorth(_units[i], GoalOf(i));

    private IEnumerable<int> Largest(Func<int, long> amount) =>
        [.. Enumerable.Range(0, _units.Length).Where(i => amount(i) > 0 && _channels[i].UpdatesLeft != 0).OrderByDescending(amount)];

    private void Set(int i, long units, ChangeReason reason)
    {
        if (units == _units[i] || (!IsUpdated(i) && UpdatesLeft <= 0))
        {
            return;
        }

        // What forced the update stays its reason when it goes on to the target.
        _reasons[i] = IsUpdated(i) && reason == ChangeReason.Target ? _reasons[i] : reason;
        _updates += IsUpdated(i) ? 0 : 1;
        _room -= units - _units[i];
        _units[i] = units;
    }

    private HoldReason ReasonOf(int i)
    {
        if (IsUpdated(i))
        {
            return _units[i] < _channels[i].Current && _units[i] < GoalOf(i) ? HoldReason.GivenUp : HoldReason.NoStock;
        }

        return _channels[i].UpdatesLeft == 0 ? HoldReason.NoUpdatesLeft
            : !_rule.IsWorth(_units[i], GoalOf(i)) ? HoldReason.BelowThreshold
            : UpdatesLeft <= 0 ? HoldReason.UpdateLimit
            : HoldReason.NoStock;
    }
}
