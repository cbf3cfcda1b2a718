namespace EcomCore.Budgeting;

/// <summary>What all channels spend at one multiplier, whose logarithm is y: each on its envelope, unless its group holds it at a limit. Not thread-safe: it owns scratch arrays.</summary>
internal sealed class ChannelDemands
{
    private readonly IReadOnlyList<GroupFilling> _groups;

    // The group of every channel, and the channel's place in it; empty without groups.
    private readonly (GroupFilling? Group, int Place)[] _memberships;

    // How fast each channel's spend moves with y where it was last asked for.
    private readonly double[] _slopes;
    private double[] _breaks;

    public ChannelDemands(int channels, IReadOnlyList<GroupFilling> groups)
    {
        _groups = groups;
        _breaks = new double[channels];
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

    /// <summary>What all channels spend at a multiplier, and how fast that moves with its logarithm.</summary>
    public double At(Envelope[] envelopes, double y, bool generous, double[] spends, out double slope)
    {
        var sum = default(RunningSum);
        slope = 0;
        for (var i = 0; i < envelopes.Length; i++)
        {
            var own = 0.0;
            spends[i] = _groups.Count == 0 ? envelopes[i].Demand(y, generous, spends[i], out own) : InGroup(envelopes, i, y, generous, spends[i], out own);
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
                var more = Math.Min(left, Math.Max(0, InGroup(envelopes, i, y, true, spends[i], out _) - spends[i]));
                spends[i] += more;
                left -= more;
            }
        }
    }

    /// <summary>Moves every spend along its tangent; false, and nothing moved, where one would pass an end of its curve.</summary>
    public bool TryStep(Envelope[] envelopes, double step, double[] spends)
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

    /// <summary>Moves the spends along their tangents, not below 0: the guesses from which the next spends are found.</summary>
    public void Guess(double step, double[] spends)
    {
        for (var i = 0; i < spends.Length; i++)
        {
            spends[i] = Math.Max(0, spends[i] + (_slopes[i] * step));
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

    private double InGroup(Envelope[] envelopes, int i, double y, bool generous, double guess, out double slope)
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
}
