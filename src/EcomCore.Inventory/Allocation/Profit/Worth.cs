namespace EcomCore.Inventory;

/// <summary>
/// What one more lot brings, per unit, as a round part and a small one. A lot that is nearly sure to be sold is worth the margin less a little, one that is
/// hardly sold is worth a little less the holding cost; kept apart, the little is not lost beside the rest.
/// </summary>
internal readonly struct Worth(double round, double small) : IComparable<Worth>
{
    /// <summary>A lot that is sold with a smaller chance counts as worth nothing.</summary>
    public const double LeastChance = 1e-12;

    private readonly double _round = round;
    private readonly double _small = small;

    public double Value => _round + _small;

    // A double cannot see a small part far below the round one, but it decides the order of two lots with the same round part.
    public bool Pays => _round > 0 ? Value > 0 : _small > -_round;

    /// <summary>The worth of a lot of which a share is sold; the share that is not sold is given beside it, so that either may be tiny.</summary>
    public static Worth Of(double margin, double holdingCost, double sold, double unsold) => sold > 0.5
        ? new Worth(margin, -(margin + holdingCost) * unsold)
        : new Worth(-holdingCost, sold < LeastChance ? 0 : (margin + holdingCost) * sold);

    /// <summary>The share of a lot that is sold when it is worth this, and the share that is not; below 0 and above 1 where it is never worth this.</summary>
    public (double Sold, double Unsold) ShareOf(double margin, double holdingCost)
    {
        var own = margin + holdingCost;
        return ((_round + holdingCost + _small) / own, (margin - _round - _small) / own);
    }

    /// <summary>The order of the exact sums of both parts: one that only looked at their doubles would not go on from one channel to the next.</summary>
    public int CompareTo(Worth other)
    {
        if (_round == other._round)
        {
            return _small.CompareTo(other._small);
        }

        var order = Value.CompareTo(other.Value);
        return order != 0 ? order : Rest().CompareTo(other.Rest());
    }

    // What the sum of both parts rounds away (Knuth 1969).
    private double Rest()
    {
        var sum = Value;
        var part = sum - _round;
        return (_round - (sum - part)) + (_small - part);
    }
}
