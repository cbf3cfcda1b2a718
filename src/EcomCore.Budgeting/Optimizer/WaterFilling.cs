namespace EcomCore.Budgeting;

/// <summary>
/// Maximises a sum of concave envelopes under one total, exactly: at the optimum every channel spends what pays at one common multiplier (the
/// Karush-Kuhn-Tucker conditions), and the sum of those spends falls with the multiplier, so one search on the multiplier finds it.
/// </summary>
/// <remarks>
/// The multiplier is kept as its logarithm y. Chords make demand jump; a binary search over their slopes finds the jump at the optimum or an interval
/// without jumps, in which Newton on ln(demand), kept inside a bracket, converges in a few steps. A group's limit holds its channels at the multiplier
/// at which the group alone meets it (see <see cref="GroupFilling"/>). Not thread-safe: it owns scratch arrays.
/// </remarks>
internal sealed class WaterFilling
{
    private const double Tolerance = 1e-14;

    // So near, the tangents lead to the root itself: what they miss is the square of this.
    private const double Close = 1e-9;

    private readonly IReadOnlyList<GroupFilling> _groups;

    // The group of every channel, and the channel's place in it; empty without groups.
    private readonly (GroupFilling? Group, int Place)[] _memberships;
    private readonly double[] _low;
    private readonly double[] _high;

    // How fast each channel's spend moves with y where it was last asked for.
    private readonly double[] _slopes;
    private double[] _breaks;
    private double _guess = double.NaN;

    public WaterFilling(int channels, IReadOnlyList<GroupFilling> groups)
    {
        _groups = groups;
        _breaks = new double[channels];
        _low = new double[channels];
        _high = new double[channels];
        _slopes = new double[channels];
        _memberships = new (GroupFilling?, int)[groups.Count == 0 ? 0 : channels];
        foreach (var group in groups)
        {
            for (var k = 0; k < group.Members.Length; k++)
            {
                _memberships[group.Members[k]] = (group, k);
            }
        }
    }

    /// <summary>Solves the groups for new envelopes; false when the ends of the envelopes leave no spends within the total.</summary>
    public bool TryPrepare(Envelope[] envelopes, double total)
    {
        var least = default(RunningSum);
        foreach (var group in _groups)
        {
            if (!group.TryPrepare(envelopes))
            {
                return false;
            }

            least.Add(group.Least);
        }

        for (var i = 0; i < envelopes.Length; i++)
        {
            least.Add(_groups.Count > 0 && _memberships[i].Group is not null ? 0 : envelopes[i].Low);
        }

        return least.Total <= total * (1 + 1e-15);
    }

    /// <summary>Fills <paramref name="spends"/> with the optimum.</summary>
    /// <param name="envelopes">The channels.</param>
    /// <param name="total">The most that may be spent; at least the sum of the lows.</param>
    /// <param name="logWorth">Logarithm of what money is worth unspent; negative infinity where it is worth nothing.</param>
    /// <param name="spends">Receives one spend per channel.</param>
    /// <returns>The logarithm of the multiplier.</returns>
    public double Fill(Envelope[] envelopes, double total, double logWorth, double[] spends)
    {
        if (Demand(envelopes, logWorth, false, spends, out _) <= total)
        {
            // Everything that pays fits.
            return logWorth;
        }

        var count = SortedBreaks(envelopes, logWorth);
        var below = -1;
        var above = count;
        while (above - below > 1)
        {
            var middle = (above + below) / 2;
            if (Demand(envelopes, _breaks[middle], false, spends, out _) <= total)
            {
                above = middle;
            }
            else
            {
                below = middle;
            }
        }

        if (above < count && Demand(envelopes, _breaks[above], true, spends, out _) >= total)
        {
            Demand(envelopes, _breaks[above], false, spends, out _);
            FillTies(envelopes, _breaks[above], total, spends);
            return _breaks[above];
        }

        return Root(envelopes, total, below >= 0 ? _breaks[below] : logWorth, above < count ? _breaks[above] : double.PositiveInfinity, spends);
    }

    /// <summary>What all channels spend at a multiplier, and how fast that moves with its logarithm.</summary>
    public double Demand(Envelope[] envelopes, double y, bool generous, double[] spends, out double slope)
    {
        var sum = default(RunningSum);
        slope = 0;
        for (var i = 0; i < envelopes.Length; i++)
        {
            var own = 0.0;
            spends[i] = _groups.Count == 0 ? envelopes[i].Demand(y, generous, spends[i], out own) : DemandInGroup(envelopes, i, y, generous, spends[i], out own);
            sum.Add(spends[i]);
            slope += own;
            _slopes[i] = own;
        }

        return sum.Total;
    }

    /// <summary>Channels whose chord has just this slope are indifferent; in order of index they take what is left, so at most one stops on its chord.</summary>
    public void FillTies(Envelope[] envelopes, double y, double total, double[] spends)
    {
        var sum = default(RunningSum);
        foreach (var spend in spends)
        {
            sum.Add(spend);
        }

        var left = total - sum.Total;
        for (var i = 0; i < envelopes.Length && left > 0; i++)
        {
            if (envelopes[i].HasBreakAt(y) || IsLimitOfGroup(i, y))
            {
                var more = Math.Min(left, Math.Max(0, DemandInGroup(envelopes, i, y, true, spends[i], out _) - spends[i]));
                spends[i] += more;
                left -= more;
            }
        }
    }

    /// <summary>The slopes of chords above a level, sorted; the array is scratch.</summary>
    public int SortedBreaks(Envelope[] envelopes, double above)
    {
        var count = 0;
        foreach (ref readonly var envelope in envelopes.AsSpan())
        {
            for (var i = 0; i < envelope.BreakCount; i++)
            {
                AddBreak(envelope.Break(i), above, ref count);
            }
        }

        foreach (var group in _groups)
        {
            AddBreak(group.LogAtCap, above, ref count);
            AddBreak(group.LogAtFloor, above, ref count);
        }

        Array.Sort(_breaks, 0, count);
        return count;
    }

    /// <summary>Gets a break found by <see cref="SortedBreaks"/>.</summary>
    public double Break(int index) => _breaks[index];

    private void AddBreak(double y, double above, ref int count)
    {
        if (!(y > above) || double.IsPositiveInfinity(y))
        {
            return;
        }

        if (count == _breaks.Length)
        {
            Array.Resize(ref _breaks, (2 * count) + 8);
        }

        _breaks[count++] = y;
    }

    private bool IsLimitOfGroup(int i, double y) =>
        _groups.Count > 0 && _memberships[i].Group is { } group && (group.LogAtCap == y || group.LogAtFloor == y);

    private double DemandInGroup(Envelope[] envelopes, int i, double y, bool generous, double guess, out double slope)
    {
        slope = 0;
        if (_groups.Count > 0 && _memberships[i] is { Group: { } group, Place: var place })
        {
            if (group.HasCap && (y < group.LogAtCap || (y == group.LogAtCap && generous)))
            {
                return group.AtCap[place];
            }

            if (group.HasFloor && (y > group.LogAtFloor || (y == group.LogAtFloor && !generous)))
            {
                return group.AtFloor[place];
            }
        }

        return envelopes[i].Demand(y, generous, guess, out slope);
    }

    private double Root(Envelope[] envelopes, double total, double yLow, double yHigh, double[] spends)
    {
        var y = _guess > yLow && _guess < yHigh ? _guess : Guess(envelopes, total, yLow, yHigh);
        var (atLow, atHigh) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < 200; i++)
        {
            var demand = Demand(envelopes, y, true, spends, out var slope);
            if (Math.Abs(demand - total) <= Tolerance * total)
            {
                _guess = y;
                return y;
            }

            if (slope < 0 && Math.Abs(demand - total) <= Close * total && TryStep(envelopes, (total - demand) / slope, spends))
            {
                _guess = y + ((total - demand) / slope);
                return _guess;
            }

            if (demand > total)
            {
                (yLow, atLow) = (y, demand);
                spends.CopyTo(_low, 0);
            }
            else
            {
                (yHigh, atHigh) = (y, demand);
                spends.CopyTo(_high, 0);
            }

            // Newton on ln(demand), nearly straight in y for every kind of curve; now and then a bisection, so that the bracket always shrinks.
            var next = y - (Math.Log(demand / total) * demand / slope);
            if (!(next > yLow && next < yHigh) || i % 8 == 7)
            {
                next = Between(y, yLow, yHigh);
            }

            if (next <= yLow || next >= yHigh)
            {
                break;
            }

            // Along the tangents: the guesses from which the next spends are found.
            for (var k = 0; k < spends.Length; k++)
            {
                spends[k] = Math.Max(0, spends[k] + (_slopes[k] * (next - y)));
            }

            y = next;
        }

        _guess = y;
        Interpolate(envelopes, total, (yLow, atLow), (yHigh, atHigh), spends);
        return yHigh;
    }

    /// <summary>Moves every spend along its tangent; false, and nothing moved, where one would pass an end of its curve.</summary>
    private bool TryStep(Envelope[] envelopes, double step, double[] spends)
    {
        for (var i = 0; i < spends.Length; i++)
        {
            var next = spends[i] + (_slopes[i] * step);
            if (_slopes[i] != 0 && !(next >= envelopes[i].Joint && next <= envelopes[i].High))
            {
                return false;
            }
        }

        for (var i = 0; i < spends.Length; i++)
        {
            spends[i] += _slopes[i] * step;
        }

        return true;
    }

    /// <summary>Two neighbouring multipliers enclose the total (nearly straight curves): any mixture of their spends is optimal to rounding.</summary>
    private void Interpolate(Envelope[] envelopes, double total, (double Y, double Demand) low, (double Y, double Demand) high, double[] spends)
    {
        if (double.IsInfinity(low.Demand))
        {
            low.Demand = Demand(envelopes, low.Y, false, _low, out _);
        }

        if (double.IsInfinity(high.Demand))
        {
            high.Demand = Demand(envelopes, high.Y, true, _high, out _);
        }

        var part = low.Demand > high.Demand ? (total - high.Demand) / (low.Demand - high.Demand) : 0;
        part = Math.Min(1, Math.Max(0, part));
        for (var i = 0; i < spends.Length; i++)
        {
            spends[i] = _high[i] + (part * (_low[i] - _high[i]));
        }
    }

    private static double Guess(Envelope[] envelopes, double total, double yLow, double yHigh)
    {
        var low = 0.0;
        var curved = 0;
        foreach (ref readonly var envelope in envelopes.AsSpan())
        {
            low += envelope.Low;
            curved += envelope.HasCurve ? 1 : 0;
        }

        var sum = 0.0;
        var each = (total - low) / Math.Max(1, curved);
        foreach (ref readonly var envelope in envelopes.AsSpan())
        {
            if (envelope.HasCurve)
            {
                sum += envelope.LogMarginal(Math.Min(envelope.High, Math.Max(envelope.Joint, envelope.Low + each)));
            }
        }

        var y = sum / Math.Max(1, curved);
        return y > yLow && y < yHigh ? y : Between(0, yLow, yHigh);
    }

    /// <summary>The middle of a bracket; of a half-open one, a point that moves away twice as far each time.</summary>
    private static double Between(double y, double low, double high)
    {
        if (double.IsInfinity(low))
        {
            return double.IsInfinity(high) ? y : high - Math.Max(1, 2 * Math.Abs(high));
        }

        return double.IsInfinity(high) ? low + Math.Max(1, 2 * Math.Abs(low)) : low + ((high - low) / 2);
    }
}
