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
internal sealed class WaterFilling(int channels, IReadOnlyList<GroupFilling> groups)
{
    private const double Tolerance = 1e-14;

    // So near, both in demand and in y, the tangents lead to the root itself: what they miss is the square of this. Where demand is nearly level, a small
    // part of the total can be far away in y, beyond the end of another curve.
    private const double Close = 1e-9;

    // Every eighth step halves the bracket, and from the widest to two neighbouring doubles it takes about a hundred halvings.
    private const int MostSteps = 1_000;

    // Where most channels rest at an end the tangent is nearly level, and leads nowhere near the multiplier at which the next one moves.
    private const double FarthestStep = 8;

    private readonly double[] _low = new double[channels];
    private readonly double[] _high = new double[channels];
    private double _guess = double.NaN;

    /// <summary>Gets what the channels spend at a multiplier.</summary>
    public ChannelDemands Demands { get; } = new(channels, groups);

    /// <summary>Fills <paramref name="spends"/> with the optimum.</summary>
    /// <param name="envelopes">The channels.</param>
    /// <param name="total">The most that may be spent; at least the sum of the lows.</param>
    /// <param name="logWorth">Logarithm of what money is worth unspent; negative infinity where it is worth nothing.</param>
    /// <param name="spends">Receives one spend per channel.</param>
    /// <returns>The logarithm of the multiplier.</returns>
    public double Fill(Envelope[] envelopes, double total, double logWorth, double[] spends)
    {
        if (Demands.At(envelopes, logWorth, false, spends, out _) <= total)
        {
            // Everything that pays fits.
            return logWorth;
        }

        var count = Demands.SortedBreaks(envelopes, logWorth);
        var below = -1;
        var above = count;
        while (above - below > 1)
        {
            var middle = (above + below) / 2;
            if (Demands.At(envelopes, Demands.Break(middle), false, spends, out _) <= total)
            {
                above = middle;
            }
            else
            {
                below = middle;
            }
        }

        if (above < count && Demands.At(envelopes, Demands.Break(above), true, spends, out _) >= total)
        {
            Demands.At(envelopes, Demands.Break(above), false, spends, out _);
            Demands.FillTies(envelopes, Demands.Break(above), total, spends);
            return Demands.Break(above);
        }

        return Root(envelopes, total, below >= 0 ? Demands.Break(below) : logWorth, above < count ? Demands.Break(above) : double.PositiveInfinity, spends);
    }

    private double Root(Envelope[] envelopes, double total, double yLow, double yHigh, double[] spends)
    {
        var y = _guess > yLow && _guess < yHigh ? _guess : Guess(envelopes, total, yLow, yHigh);
        var (atLow, atHigh) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < MostSteps; i++)
        {
            var demand = Demands.At(envelopes, y, true, spends, out var slope);
            if (Math.Abs(demand - total) <= Tolerance * total)
            {
                _guess = y;
                return y;
            }

            var step = (total - demand) / slope;
            if (slope < 0 && Math.Abs(demand - total) <= Close * total && IsShort(step, y, Close) && Demands.TryStep(envelopes, step, spends))
            {
                _guess = y + step;
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
            if (!(next > yLow && next < yHigh && IsShort(next - y, y, FarthestStep)) || i % 8 == 7)
            {
                next = Between(y, yLow, yHigh);
            }

            if (next <= yLow || next >= yHigh)
            {
                break;
            }

            Demands.Guess(next - y, spends);
            y = next;
        }

        _guess = y;
        Interpolate(envelopes, total, (yLow, atLow), (yHigh, atHigh), spends);
        return yHigh;
    }

    private static bool IsShort(double step, double y, double limit) => Math.Abs(step) <= limit * Math.Max(1, Math.Abs(y));

    /// <summary>Two neighbouring multipliers enclose the total (nearly straight curves): any mixture of their spends is optimal to rounding.</summary>
    private void Interpolate(Envelope[] envelopes, double total, (double Y, double Demand) low, (double Y, double Demand) high, double[] spends)
    {
        if (double.IsInfinity(low.Demand))
        {
            low.Demand = Demands.At(envelopes, low.Y, false, _low, out _);
        }

        if (double.IsInfinity(high.Demand))
        {
            high.Demand = Demands.At(envelopes, high.Y, true, _high, out _);
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

    /// <summary>The middle of a bracket, in magnitude where it spans many; of a half-open one, a point that moves away twice as far each time.</summary>
    private static double Between(double y, double low, double high)
    {
        if (double.IsInfinity(low))
        {
            return double.IsInfinity(high) ? y : high - Math.Max(1, 2 * Math.Abs(high));
        }

        if (double.IsInfinity(high))
        {
            return low + Math.Max(1, 2 * Math.Abs(low));
        }

        var (below, above) = (Math.Max(1, Math.Abs(low)), Math.Max(1, Math.Abs(high)));
        if (below <= 4 * above && above <= 4 * below)
        {
            return low + ((high - low) / 2);
        }

        return low < 0 && high > 0 ? 0 : Math.Sign(low + high) * Math.Sqrt(below) * Math.Sqrt(above);
    }
}
