namespace EcomCore.Budgeting;

/// <summary>Turns spends into whole smallest units between floors and caps, never above the total, and improves them unit by unit.</summary>
/// <remarks>
/// Spends are rounded down; units left go where the next one brings most; then single units move from the channel that loses least to the one that
/// gains most while that helps. For concave curves this ends at the best whole amounts (Fox, "Discrete optimization via marginal analysis", 1966).
/// </remarks>
internal sealed class UnitRounding(Envelope[] channels, UnitBounds bounds, double unitsPerMoney, SpendingRule rule)
{
    private readonly long[] _units = new long[channels.Length];
    private readonly double[] _values = new double[channels.Length];
    private readonly double[] _gains = new double[channels.Length];
    private readonly double[] _losses = new double[channels.Length];

    public long[] Round(double[] spends)
    {
        var left = (decimal)bounds.Usable;
        for (var i = 0; i < _units.Length; i++)
        {
            var down = Math.Floor(spends[i] * unitsPerMoney);
            _units[i] = Math.Min(bounds.Caps[i], Math.Max(bounds.Floors[i], down >= WholeUnits.Max ? WholeUnits.Max : (long)down));
            left -= _units[i];
        }

        TakeBack(left);
        for (var i = 0; i < _units.Length; i++)
        {
            Measure(i);
        }

        HandOut((long)Math.Max(0m, left));
        Exchange();
        return _units;
    }

    /// <summary>Amounts beyond 2^53 units are no longer exact in a double, so their sum can be a little too large.</summary>
    private void TakeBack(decimal left)
    {
        for (var i = 0; i < _units.Length && left < 0; i++)
        {
            var less = Math.Min(_units[i] - bounds.Floors[i], -left);
            _units[i] -= (long)less;
            left += less;
        }
    }

    private void HandOut(long left)
    {
        var order = Enumerable.Range(0, _units.Length).OrderByDescending(i => _gains[i]).ToArray();
        var (response, spend) = (_values.Sum(), _units.Sum(units => units / unitsPerMoney));
        var moved = true;
        while (left > 0 && moved)
        {
            moved = false;
            var step = rule.SpendsAll ? Math.Max(1, left / _units.Length) : 1;
            foreach (var i in order)
            {
                var more = Math.Min(step, Math.Min(left, bounds.Caps[i] - _units[i]));
                if (more <= 0 || !(rule.SpendsAll || rule.Accepts(response, spend, response + _gains[i], spend + (1 / unitsPerMoney))))
                {
                    continue;
                }

                (response, spend) = (response + _gains[i], spend + (more / unitsPerMoney));
                _units[i] += more;
                left -= more;
                moved = rule.SpendsAll;
                Measure(i);
            }
        }
    }

    private void Exchange()
    {
        for (var n = 0; n < 2 * _units.Length; n++)
        {
            var (best, least) = (0, 0);
            for (var i = 1; i < _units.Length; i++)
            {
                best = _gains[i] > _gains[best] ? i : best;
                least = _losses[i] < _losses[least] ? i : least;
            }

            // Differences below the rounding error of the two responses are no gain.
            var noise = 1e-15 * (Math.Abs(_values[best]) + Math.Abs(_values[least]));
            if (best == least || !(_gains[best] - _losses[least] > noise))
            {
                return;
            }

            _units[best]++;
            _units[least]--;
            Measure(best);
            Measure(least);
        }
    }

    private void Measure(int i)
    {
        _values[i] = ValueAt(i, _units[i]);
        _gains[i] = _units[i] < bounds.Caps[i] ? ValueAt(i, _units[i] + 1) - _values[i] : double.NegativeInfinity;
        _losses[i] = _units[i] > bounds.Floors[i] ? _values[i] - ValueAt(i, _units[i] - 1) : double.PositiveInfinity;
    }

    private double ValueAt(int i, long units) => channels[i].TrueValue(units / unitsPerMoney);
}
