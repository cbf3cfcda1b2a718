namespace EcomCore.Budgeting;

/// <summary>
/// One group's own multipliers: below <see cref="LogAtCap"/> its channels stay at their best use of the group's cap, above
/// <see cref="LogAtFloor"/> at their best use of its floor. Between them the group follows the common multiplier.
/// </summary>
/// <remarks>Not thread-safe: it owns scratch arrays.</remarks>
internal sealed class GroupFilling(int[] members, double floor, double cap)
{
    private readonly Envelope[] _envelopes = new Envelope[members.Length];
    private readonly WaterFilling _filling = new(members.Length, []);

    public int[] Members { get; } = members;

    public double LogAtCap { get; private set; }

    public double LogAtFloor { get; private set; }

    public double[] AtCap { get; } = new double[members.Length];

    public double[] AtFloor { get; } = new double[members.Length];

    public bool HasCap { get; private set; }

    public bool HasFloor { get; private set; }

    /// <summary>Gets the least that the group spends within the envelopes' ends.</summary>
    public double Least { get; private set; }

    /// <summary>Solves the group alone at its limits; false when the envelopes' ends leave nothing between them.</summary>
    public bool TryPrepare(Envelope[] envelopes)
    {
        var (low, high) = (default(RunningSum), default(RunningSum));
        for (var k = 0; k < Members.Length; k++)
        {
            _envelopes[k] = envelopes[Members[k]];
            low.Add(_envelopes[k].Low);
            high.Add(_envelopes[k].High);
        }

        if (low.Total > cap * (1 + 1e-15) || high.Total < floor * (1 - 1e-15))
        {
            return false;
        }

        HasCap = cap < high.Total;
        HasFloor = floor > low.Total;
        Least = Math.Max(low.Total, floor);
        LogAtCap = HasCap ? _filling.Fill(_envelopes, cap, double.NegativeInfinity, AtCap) : double.NegativeInfinity;
        LogAtFloor = HasFloor ? _filling.Fill(_envelopes, floor, double.NegativeInfinity, AtFloor) : double.PositiveInfinity;
        if (HasFloor && double.IsNegativeInfinity(LogAtFloor))
        {
            TopUp();
        }

        return true;
    }

    /// <summary>What all that pays does not fill goes, in order, where there is room.</summary>
    private void TopUp()
    {
        var sum = default(RunningSum);
        foreach (var spend in AtFloor)
        {
            sum.Add(spend);
        }

        var left = floor - sum.Total;
        for (var k = 0; k < AtFloor.Length && left > 0; k++)
        {
            var more = Math.Min(left, _envelopes[k].High - AtFloor[k]);
            AtFloor[k] += more;
            left -= more;
        }
    }
}
