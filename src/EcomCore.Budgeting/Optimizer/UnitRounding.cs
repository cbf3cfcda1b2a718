namespace EcomCore.Budgeting;

/// <summary>Turns spends into whole smallest units between floors and caps, never above the total, and improves them unit by unit.</summary>
/// <remarks>
/// Spends are rounded down; units left go where the next one brings most; then single units move from the channel that loses least to the one that
/// gains most while that helps. For concave curves this ends at the best whole amounts (Fox, "Discrete optimization via marginal analysis", 1966).
/// Spends in steps are whole already and stay.
/// </remarks>
internal sealed class UnitRounding
{
    private readonly Envelope[] _channels;
    private readonly UnitBounds _bounds;
    private readonly double _unitsPerMoney;
    private readonly SpendingRule _rule;
    private readonly int[] _groupOf;
    private readonly long[] _groupUnits;
    private readonly long[] _floors;
    private readonly long[] _caps;
    private readonly long[] _units;
    private readonly double[] _values;
    private readonly double[] _gains;
    private readonly double[] _losses;

    // Where a unit would gain most and cost least: per group, among channels without one, and across.
    private readonly int[] _bestOf;
    private readonly int[] _leastOf;

    public UnitRounding(Envelope[] channels, UnitBounds bounds, double unitsPerMoney, SpendingRule rule)
    {
        _channels = channels;
        _bounds = bounds;
        _unitsPerMoney = unitsPerMoney;
        _rule = rule;
        _groupOf = new int[channels.Length];
        for (var i = 0; i < _groupOf.Length; i++)
        {
            _groupOf[i] = -1;
        }

        _groupUnits = new long[bounds.Groups.Count];
        _bestOf = new int[bounds.Groups.Count + 2];
        _leastOf = new int[bounds.Groups.Count + 2];
        for (var g = 0; g < bounds.Groups.Count; g++)
        {
            foreach (var i in bounds.Groups[g].Members)
            {
                _groupOf[i] = g;
            }
        }

        _floors = [.. bounds.Floors];
        _caps = [.. bounds.Caps];
        _units = new long[channels.Length];
        _values = new double[channels.Length];
        _gains = new double[channels.Length];
        _losses = new double[channels.Length];
    }

    public long[] Round(double[] spends)
    {
        var left = (decimal)_bounds.Usable;
        for (var i = 0; i < _units.Length; i++)
        {
            Settle(i, spends[i]);
            left -= _units[i];
        }

        TakeBack(left);
        for (var i = 0; i < _units.Length; i++)
        {
            if (_groupOf[i] >= 0)
            {
                _groupUnits[_groupOf[i]] += _units[i];
            }

            Measure(i);
        }

        HandOut((long)Math.Max(0m, left));
        Exchange();
        return _units;
    }

    /// <summary>Rounds one spend down, and narrows its bounds to what keeps it allowed.</summary>
    private void Settle(int i, double spend)
    {
        var exact = spend * _unitsPerMoney;
        if (_bounds.Steps[i] > 0 || (spend == 0 && _bounds.Minimums[i] > 0))
        {
            _units[i] = (long)Math.Round(exact);
            (_floors[i], _caps[i]) = (_units[i], _units[i]);
            return;
        }

        _floors[i] = Math.Max(_floors[i], _bounds.Minimums[i]);
        var down = Math.Floor(exact);
        _units[i] = Math.Min(_caps[i], Math.Max(_floors[i], down >= WholeUnits.Max ? WholeUnits.Max : (long)down));
    }

    /// <summary>Amounts beyond 2^53 units are no longer exact in a double, so their sum can be a little too large.</summary>
    private void TakeBack(decimal left)
    {
        for (var i = 0; i < _units.Length && left < 0; i++)
        {
            var less = Math.Min(_units[i] - _floors[i], -left);
            _units[i] -= (long)less;
            left += less;
        }
    }

    private void HandOut(long left)
    {
        if (left == 0)
        {
            return;
        }

        var order = MostGainFirst();
        var (response, spend) = (_values.Sum(), _units.Sum(units => units / _unitsPerMoney));
        var moved = true;
        while (left > 0 && moved)
        {
            moved = false;
            var step = _rule.SpendsAll ? Math.Max(1, left / _units.Length) : 1;
            foreach (var i in order)
            {
                var more = Math.Min(step, Math.Min(left, Room(i)));
                var isWanted = _rule.SpendsAll || IsShort(i) || _rule.Accepts(response, spend, response + _gains[i], spend + (1 / _unitsPerMoney));
                if (more <= 0 || !isWanted)
                {
                    continue;
                }

                (response, spend) = (response + _gains[i], spend + (more / _unitsPerMoney));
                Add(i, more);
                left -= more;
                moved = _rule.SpendsAll;
                Measure(i);
            }
        }
    }

    /// <summary>Channels of groups below their floor first, then by what the next unit brings, then by place.</summary>
    private int[] MostGainFirst()
    {
        var order = new int[_units.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) =>
        {
            var (shortA, shortB) = (IsShort(a), IsShort(b));
            var byGain = shortA == shortB ? _gains[b].CompareTo(_gains[a]) : shortA ? -1 : 1;
            return byGain != 0 ? byGain : a.CompareTo(b);
        });
        return order;
    }

    private void Exchange()
    {
        for (var n = 0; n < 2 * _units.Length; n++)
        {
            var (best, least) = BestMove();
            if (best < 0)
            {
                return;
            }

            Add(best, 1);
            Add(least, -1);
            Measure(best);
            Measure(least);
        }
    }

    /// <summary>
    /// The two channels between which a unit gains most; -1 where none gains more than rounding noise. Within a group every unit may move; between groups
    /// only into one with room and out of one above its floor.
    /// </summary>
    private (int Best, int Least) BestMove()
    {
        // One place per group, one for channels without, and one for all that may trade across.
        var across = _groupUnits.Length + 1;
        var (best, least) = (_bestOf, _leastOf);
        for (var place = 0; place <= across; place++)
        {
            (best[place], least[place]) = (-1, -1);
        }

        for (var i = 0; i < _units.Length; i++)
        {
            var own = _groupOf[i] < 0 ? across - 1 : _groupOf[i];
            best[own] = best[own] < 0 || _gains[i] > _gains[best[own]] ? i : best[own];
            least[own] = least[own] < 0 || _losses[i] < _losses[least[own]] ? i : least[own];
            best[across] = Room(i) > 0 && (best[across] < 0 || _gains[i] > _gains[best[across]]) ? i : best[across];
            least[across] = CanGive(i) && (least[across] < 0 || _losses[i] < _losses[least[across]]) ? i : least[across];
        }

        var move = (Best: -1, Least: -1);
        for (var place = 0; place <= across; place++)
        {
            var isBetter = best[place] >= 0 && least[place] >= 0 && Helps(best[place], least[place])
                && (move.Best < 0 || _gains[best[place]] - _losses[least[place]] > _gains[move.Best] - _losses[move.Least]);
            move = isBetter ? (best[place], least[place]) : move;
        }

        return move;
    }

    private bool Helps(int to, int from)
    {
        // Differences below the rounding error of the two responses are no gain.
        var noise = 1e-15 * (Math.Abs(_values[to]) + Math.Abs(_values[from]));
        return to != from && _gains[to] - _losses[from] > noise;
    }

    private long Room(int i)
    {
        var own = _caps[i] - _units[i];
        return _groupOf[i] < 0 ? own : Math.Min(own, _bounds.Groups[_groupOf[i]].Cap - _groupUnits[_groupOf[i]]);
    }

    private bool CanGive(int i) => _groupOf[i] < 0 || _groupUnits[_groupOf[i]] > _bounds.Groups[_groupOf[i]].Floor;

    /// <summary>Whether rounding down took the channel's group below its floor.</summary>
    private bool IsShort(int i) => _groupOf[i] >= 0 && _groupUnits[_groupOf[i]] < _bounds.Groups[_groupOf[i]].Floor;

    private void Add(int i, long units)
    {
        _units[i] += units;
        if (_groupOf[i] >= 0)
        {
            _groupUnits[_groupOf[i]] += units;
        }
    }

    private void Measure(int i)
    {
        _values[i] = ValueAt(i, _units[i]);
        _gains[i] = _units[i] < _caps[i] ? ValueAt(i, _units[i] + 1) - _values[i] : double.NegativeInfinity;
        _losses[i] = _units[i] > _floors[i] ? _values[i] - ValueAt(i, _units[i] - 1) : double.PositiveInfinity;
    }

    private double ValueAt(int i, long units) => _channels[i].TrueValue(units / _unitsPerMoney);
}
