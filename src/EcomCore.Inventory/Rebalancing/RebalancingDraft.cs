namespace EcomCore.Inventory;

/// <summary>A plan in the making: what each channel would have, and how many updates are spent.</summary>
internal sealed class RebalancingDraft
{
    private readonly IReadOnlyList<ChannelAllotment> _channels;
    private readonly RebalancingRule _rule;
    private readonly long[] _units;
    private readonly ChangeReason[] _reasons;

    // Stock beyond all that the channels show or have promised, whichever is more in each; below 0 where that exceeds the stock.
    private long _room;

    // Stock beyond all allotments. No raise may take more.
    private long _unshown;
    private int _updates;

    public RebalancingDraft(long available, IReadOnlyList<ChannelAllotment> channels, RebalancingRule rule)
    {
        _channels = channels;
        _rule = rule;
        _units = [.. channels.Select(c => c.Current)];
        _reasons = new ChangeReason[channels.Count];
        _unshown = available - _units.Sum();
        _room = available - channels.Sum(c => Math.Max(c.Current, c.Reserved));
    }

    /// <summary>
    /// Lowers channels until all fit: first down to their targets, then down to what is reserved. Where the updates do not suffice for that, straight down to
    /// what is reserved, which frees most with each.
    /// </summary>
    public void FitIntoStock()
    {
        var (room, unshown) = (_room, _unshown);
        LowerToTargets();
        LowerToReservations();
        if (_room < 0 && UpdatesLeft <= 0)
        {
            for (var i = 0; i < _units.Length; i++)
            {
                _units[i] = _channels[i].Current;
            }

            (_room, _unshown, _updates) = (room, unshown, 0);
            LowerToReservations();
        }
    }

    /// <summary>Raises every channel that has less than is reserved there, as long as that fits into the stock.</summary>
    public void CoverReservations()
    {
        foreach (var i in Largest(MissingForReservations))
        {
            if (MissingForReservations(i) <= _unshown)
            {
                Set(i, _channels[i].Reserved, ChangeReason.Reserved);
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

        var givers = new Queue<int>(Largest(i => _units[i] - GoalOf(i)).Where(IsWorth).OrderBy(CostOf));
        foreach (var i in Largest(i => GoalOf(i) - _units[i]).Where(IsWorth))
        {
            // The last update is kept for the raise itself; what is updated already costs no other.
            while (_room < GoalOf(i) - CommittedIn(i) && givers.Count > 0 && UpdatesLeft >= CostOf(givers.Peek()) + CostOf(i))
            {
                var giver = givers.Dequeue();
                Set(giver, GoalOf(giver), ChangeReason.Target);
            }

            var units = Math.Min(GoalOf(i), CommittedIn(i) + _room);
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

    private long CommittedIn(int i) => Math.Max(_units[i], _channels[i].Reserved);

    private long SpareIn(int i) => _units[i] - _channels[i].Reserved;

    private long ExcessIn(int i) => Math.Max(0, _units[i] - GoalOf(i));

    private long MissingForReservations(int i) => _channels[i].Reserved - _units[i];

    private bool IsUpdated(int i) => _units[i] != _channels[i].Current;

    private int CostOf(int i) => IsUpdated(i) ? 0 : 1;

    private bool IsWorth(int i) => IsUpdated(i) || _rule.IsWorth(_units[i], GoalOf(i));

    private void LowerToTargets()
    {
        foreach (var i in Largest(i => _units[i] - GoalOf(i)))
        {
            if (_room < 0 && IsWorth(i))
            {
                Set(i, GoalOf(i), ChangeReason.Target);
            }
        }
    }

    /// <summary>Lowers as few channels as suffice: those that are updated anyway, then new ones, each to its target before any below it.</summary>
    private void LowerToReservations()
    {
        Lower(Largest(i => IsUpdated(i) ? SpareIn(i) : 0), i => _channels[i].Reserved);
        var chosen = FewestThatSuffice();
        Lower(chosen, GoalOf);
        Lower(chosen, i => _channels[i].Reserved);
    }

    private void Lower(IEnumerable<int> channels, Func<int, long> least)
    {
        foreach (var i in channels)
        {
            if (_room < 0)
            {
                Set(i, Math.Max(Math.Min(least(i), _units[i]), _units[i] + _room), ChangeReason.TooMuchAllotted);
            }
        }
    }

    /// <summary>
    /// The channels with most to give, as few as suffice; then, as long as they still suffice, channels above their targets in place of those that would
    /// be pulled below.
    /// </summary>
    private int[] FewestThatSuffice()
    {
        var givers = Largest(i => IsUpdated(i) ? 0 : SpareIn(i)).ToArray();
        var (count, slack) = (0, _room);
        while (slack < 0 && count < givers.Length && count < UpdatesLeft)
        {
            slack += SpareIn(givers[count++]);
        }

        int[] chosen = [.. givers.Take(count).OrderBy(ExcessIn)];
        var place = 0;
        foreach (var other in givers.Skip(count).OrderByDescending(ExcessIn))
        {
            if (place < count && ExcessIn(other) > ExcessIn(chosen[place]) && SpareIn(chosen[place]) - SpareIn(other) <= Math.Max(0, slack))
            {
                slack -= SpareIn(chosen[place]) - SpareIn(other);
                chosen[place++] = other;
            }
        }

        return chosen;
    }

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
        _updates += CostOf(i);
        _room += CommittedIn(i);
        _unshown -= units - _units[i];
        _units[i] = units;
        _room -= CommittedIn(i);
    }

    private HoldReason ReasonOf(int i)
    {
        if (IsUpdated(i))
        {
            return _units[i] < _channels[i].Current && _units[i] < GoalOf(i) ? HoldReason.GivenUp : HoldReason.NoStock;
        }

        return _channels[i].UpdatesLeft == 0 ? HoldReason.NoUpdatesLeft
            : MissingForReservations(i) <= 0 && !_rule.IsWorth(_units[i], GoalOf(i)) ? HoldReason.BelowThreshold
            : UpdatesLeft <= 0 ? HoldReason.UpdateLimit
            : HoldReason.NoStock;
    }
}
