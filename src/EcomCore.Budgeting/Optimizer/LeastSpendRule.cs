namespace EcomCore.Budgeting;

/// <summary>The least spend that brings a response; the value is the spend with its sign turned.</summary>
/// <remarks>
/// Over envelopes the response rises as the multiplier falls, so the largest multiplier whose spends bring the response is the answer. Weak duality
/// bounds it: with m the multiplier, no plan spends less than S - (R - target) / m, where S and R are the spend and the response there.
/// </remarks>
internal sealed class LeastSpendRule(int channels, double total, IReadOnlyList<GroupFilling> groups, double target)
    : SpendingRule(channels, total, groups)
{
    // Sums of thousands of responses agree to this.
    private const double Rounding = 1e-13;

    public override bool SpendsAll => false;

    public override double Relax(Envelope[] envelopes, double[] spends)
    {
        if (!Filling.Demands.TryPrepare(envelopes, Total))
        {
            return double.NaN;
        }

        if (Response(envelopes, double.PositiveInfinity, false, spends) >= target)
        {
            return -Sum(spends);
        }

        var yTotal = Filling.Fill(envelopes, Total, double.NegativeInfinity, spends);
        if (SumEnvelope(envelopes, spends) < target * (1 - Rounding))
        {
            return double.NaN;
        }

        return AtLargestMultiplier(envelopes, yTotal, spends);
    }

    public override double Worth(double response, double spend) => response >= target * (1 - Rounding) ? -spend : double.NegativeInfinity;

    public override bool Accepts(double response, double spend, double moreResponse, double moreSpend) => response < target;

    private double AtLargestMultiplier(Envelope[] envelopes, double yTotal, double[] spends)
    {
        var count = Filling.Demands.SortedBreaks(envelopes, yTotal);
        var (below, above) = (-1, count);
        while (above - below > 1)
        {
            var middle = (above + below) / 2;
            if (Response(envelopes, Filling.Demands.Break(middle), true, spends) >= target)
            {
                below = middle;
            }
            else
            {
                above = middle;
            }
        }

        var yLow = below >= 0 ? Filling.Demands.Break(below) : yTotal;
        var atLow = Response(envelopes, yLow, false, spends);
        if (atLow < target)
        {
            ReachOnChord(envelopes, yLow, target - atLow, spends);
            return Bound(envelopes, yLow, spends);
        }

        return Bisect(envelopes, yLow, above < count ? Filling.Demands.Break(above) : double.PositiveInfinity, spends);
    }

    /// <summary>The response is reached on a chord of this slope, which may be the one that the total ends on; where there is none, rounding is missing.</summary>
    private void ReachOnChord(Envelope[] envelopes, double y, double missing, double[] spends)
    {
        if (!double.IsNegativeInfinity(y))
        {
            Filling.Demands.FillTies(envelopes, y, Sum(spends) + (missing / Math.Exp(y)), spends);
        }

        if (SumEnvelope(envelopes, spends) < target * (1 - Rounding))
        {
            Filling.Fill(envelopes, Total, double.NegativeInfinity, spends);
        }
    }

    /// <summary>The response rises without a jump as the multiplier falls from yHigh to yLow, where it is enough.</summary>
    private double Bisect(Envelope[] envelopes, double yLow, double yHigh, double[] spends)
    {
        if (double.IsNegativeInfinity(yLow))
        {
            yLow = Math.Min(0, double.IsInfinity(yHigh) ? 0 : yHigh - 1);
            while (Response(envelopes, yLow, false, spends) < target && yLow > -1e300)
            {
                (yLow, yHigh) = ((2 * yLow) - 1, yLow);
            }
        }

        for (var step = 1.0; double.IsInfinity(yHigh); step *= 2)
        {
            if (Response(envelopes, yLow + step, false, spends) < target)
            {
                yHigh = yLow + step;
            }
            else
            {
                yLow += step;
            }
        }

        for (var i = 0; i < 200; i++)
        {
            var y = yLow + ((yHigh - yLow) / 2);
            if (y <= yLow || y >= yHigh)
            {
                break;
            }

            (yLow, yHigh) = Response(envelopes, y, false, spends) >= target ? (y, yHigh) : (yLow, y);
        }

        Response(envelopes, yLow, false, spends);
        return Bound(envelopes, yLow, spends);
    }

    private double Bound(Envelope[] envelopes, double y, double[] spends)
    {
        var surplus = SumEnvelope(envelopes, spends) - target;
        return -(Sum(spends) - (double.IsInfinity(y) ? 0 : surplus / Math.Exp(y)));
    }

    private double Response(Envelope[] envelopes, double y, bool generous, double[] spends)
    {
        Filling.Demands.At(envelopes, y, generous, spends, out _);
        return SumEnvelope(envelopes, spends);
    }
}
