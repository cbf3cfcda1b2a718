namespace EcomCore.Budgeting;

/// <summary>An objective: how to solve it exactly over concave envelopes, and what a plan is worth by the true curves.</summary>
internal abstract class SpendingRule(int channels, double total, IReadOnlyList<GroupFilling> groups)
{
    protected WaterFilling Filling { get; } = new(channels, groups);

    protected double Total { get; } = total;

    /// <summary>Fills in the best spends for the envelopes.</summary>
    /// <returns>A bound that no spends within the envelopes' ends pass by the true curves; NaN when no spends are allowed.</returns>
    public abstract double Relax(Envelope[] envelopes, double[] spends);

    /// <summary>The objective by the true curves; negative infinity when the spends are not allowed.</summary>
    public double Value(Envelope[] envelopes, double[] spends) => Worth(SumTrue(envelopes, spends), Sum(spends));

    /// <summary>The objective of a response that a spend brings; negative infinity when it is not allowed.</summary>
    public abstract double Worth(double response, double spend);

    /// <summary>Gets a value indicating whether money is spent as far as caps allow, even where it returns nothing.</summary>
    public abstract bool SpendsAll { get; }

    /// <summary>Whether one more unit is an improvement, given the plan's response and spend without and with it.</summary>
    public abstract bool Accepts(double response, double spend, double moreResponse, double moreSpend);

    protected static double Sum(double[] values)
    {
        var sum = default(RunningSum);
        foreach (var value in values)
        {
            sum.Add(value);
        }

        return sum.Total;
    }

    protected static double SumTrue(Envelope[] envelopes, double[] spends)
    {
        var sum = default(RunningSum);
        for (var i = 0; i < spends.Length; i++)
        {
            sum.Add(envelopes[i].TrueValue(spends[i]));
        }

        return sum.Total;
    }

    protected static double SumEnvelope(Envelope[] envelopes, double[] spends)
    {
        var sum = default(RunningSum);
        for (var i = 0; i < spends.Length; i++)
        {
            sum.Add(envelopes[i].Value(spends[i]));
        }

        return sum.Total;
    }
}
