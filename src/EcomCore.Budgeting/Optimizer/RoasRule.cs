namespace EcomCore.Budgeting;

/// <summary>Response under a total, as long as it is at least the target times the spend.</summary>
/// <remarks>
/// With envelopes the best response R at spend S is concave in S, so R - target * S rises up to the spend whose multiplier is the target and falls
/// beyond it. The answer is the largest spend at which it is not negative: the total's own, or the root at a multiplier below the target.
/// </remarks>
internal sealed class RoasRule(int channels, double total, IReadOnlyList<GroupFilling> groups, double target)
    : SpendingRule(channels, total, groups)
{
    // A return that misses the target by no more than rounding meets it.
    private const double Rounding = 1e-15;

    private readonly double _target = target * (1 - Rounding);
    private readonly double _logTarget = Math.Log(target);
    private readonly double[] _other = new double[channels];

    public override bool SpendsAll => false;

    public override double Relax(Envelope[] envelopes, double[] spends)
    {
        if (!Filling.Demands.TryPrepare(envelopes, Total))
        {
            return double.NaN;
        }

        var y = Filling.Fill(envelopes, Total, double.NegativeInfinity, spends);
        var response = SumEnvelope(envelopes, spends);
        if (response >= _target * Sum(spends))
        {
            var slack = Total - Sum(spends);
            return slack > 0 ? response + (Math.Exp(y) * slack) : response;
        }

        if (y >= _logTarget)
        {
            return double.NaN;
        }

        Filling.Demands.At(envelopes, y, false, spends, out _);
        if (Excess(envelopes, spends) >= 0)
        {
            // The total ran out on a chord, and so does the target.
            return FillToTarget(envelopes, y, spends);
        }

        Filling.Demands.At(envelopes, _logTarget, false, spends, out _);
        if (Excess(envelopes, spends) < 0)
        {
            return double.NaN;
        }

        return Root(envelopes, y, spends);
    }

    public override double Worth(double response, double spend) => response >= _target * spend * (1 - Rounding) ? response : double.NegativeInfinity;

    public override bool Accepts(double response, double spend, double moreResponse, double moreSpend) => moreResponse >= _target * moreSpend;

    /// <summary>The smallest multiplier above yLow whose spends still meet the target; <paramref name="spends"/> holds those at the target.</summary>
    private double Root(Envelope[] envelopes, double yLow, double[] spends)
    {
        var yHigh = _logTarget;
        var count = Filling.Demands.SortedBreaks(envelopes, yLow);
        for (var i = 0; i < count; i++)
        {
            var y = Filling.Demands.Break(i);
            if (y <= yLow || y >= yHigh)
            {
                continue;
            }

            Filling.Demands.At(envelopes, y, false, _other, out _);
            if (Excess(envelopes, _other) < 0)
            {
                yLow = y;
                continue;
            }

            yHigh = y;
            _other.CopyTo(spends, 0);
            Filling.Demands.At(envelopes, y, true, _other, out _);
            if (Excess(envelopes, _other) < 0)
            {
                return FillToTarget(envelopes, y, spends);
            }

            _other.CopyTo(spends, 0);
        }

        return Bisect(envelopes, yLow, yHigh, spends);
    }

    /// <summary>The excess falls as the multiplier does, without a jump between the two.</summary>
    private double Bisect(Envelope[] envelopes, double yLow, double yHigh, double[] spends)
    {
        if (double.IsNegativeInfinity(yLow))
        {
            yLow = yHigh - 1;
            while (yLow > -1e300)
            {
                Filling.Demands.At(envelopes, yLow, false, _other, out _);
                if (Excess(envelopes, _other) < 0)
                {
                    break;
                }

                _other.CopyTo(spends, 0);
                (yLow, yHigh) = (yHigh - (2 * (yHigh - yLow)), yLow);
            }
        }

        for (var i = 0; i < 200; i++)
        {
            var y = yLow + ((yHigh - yLow) / 2);
            if (y <= yLow || y >= yHigh)
            {
                break;
            }

            Filling.Demands.At(envelopes, y, false, _other, out _);
            if (Excess(envelopes, _other) >= 0)
            {
                yHigh = y;
                _other.CopyTo(spends, 0);
            }
            else
            {
                yLow = y;
            }
        }

        return Bound(envelopes, yHigh, spends);
    }

    /// <summary>Channels indifferent at this multiplier take spend in order of index until the target is just met.</summary>
    private double FillToTarget(Envelope[] envelopes, double y, double[] spends)
    {
        var loss = _target - Math.Exp(y);
        var left = Excess(envelopes, spends) / loss;
        Filling.Demands.FillTies(envelopes, y, Sum(spends) + left, spends);
        return Bound(envelopes, y, spends);
    }

    /// <summary>
    /// Lagrange for both limits: with weight w = m / (target - m) on the target at multiplier m, no plan passes (1 + w) * sum of (envelope - m * spend).
    /// </summary>
    private double Bound(Envelope[] envelopes, double y, double[] spends)
    {
        var m = Math.Exp(y);
        var response = SumEnvelope(envelopes, spends);
        return m < _target ? _target / (_target - m) * (response - (m * Sum(spends))) : response;
    }

    private double Excess(Envelope[] envelopes, double[] spends) => SumEnvelope(envelopes, spends) - (_target * Sum(spends));
}
