namespace EcomCore.Budgeting;

/// <summary>Response under a total, or profit: the same with money worth 1 when it is kept.</summary>
internal sealed class TotalRule(int channels, double total, IReadOnlyList<GroupFilling> groups, bool profit) : SpendingRule(channels, total, groups)
{
    private readonly double _worth = profit ? 1 : 0;

    public override bool SpendsAll => !profit;

    public override double Relax(Envelope[] envelopes, double[] spends)
    {
        if (!Filling.Demands.TryPrepare(envelopes, Total))
        {
            return double.NaN;
        }

        var multiplier = Math.Exp(Filling.Fill(envelopes, Total, Math.Log(_worth), spends));
        var spent = Sum(spends);

        // Lagrange: no plan passes the sum of (envelope - multiplier * spend) + multiplier * total, and these spends maximise every term. A total that is
        // passed is passed by rounding.
        var left = Total - spent;
        var slack = multiplier > _worth && left > 0 ? (multiplier - _worth) * left : 0;
        return SumEnvelope(envelopes, spends) - (_worth * spent) + slack;
    }

    public override double Worth(double response, double spend) => response - (_worth * spend);

    public override bool Accepts(double response, double spend, double moreResponse, double moreSpend) =>
        moreResponse - response > _worth * (moreSpend - spend);
}
