namespace EcomCore.Budgeting;

/// <summary>Which spends of a channel are allowed: 0, or from a least spend upwards, perhaps in whole steps.</summary>
/// <param name="minimumUnits">Least spend if any, in smallest units; 0 where there is none.</param>
/// <param name="stepUnits">Step in smallest units; 0 where every spend is allowed.</param>
/// <param name="unitsPerMoney">Smallest units in one unit of money.</param>
internal sealed class SpendDomain(long minimumUnits, long stepUnits, double unitsPerMoney)
{
    public bool IsStepped => stepUnits > 0;

    private double Minimum { get; } = minimumUnits / unitsPerMoney;

    public bool Allows(double spend) => spend == 0 || (spend >= Minimum && (!IsStepped || Point(Math.Round(Steps(spend))) == spend));

    /// <summary>The smallest allowed spend that is not below.</summary>
    public double Raise(double spend) => spend == 0 || Allows(spend) ? spend
        : IsStepped ? Math.Max(Minimum, Point(Math.Ceiling(Steps(spend)))) : Math.Max(Minimum, spend);

    /// <summary>The largest allowed spend that is not above.</summary>
    public double Lower(double spend)
    {
        var lower = !IsStepped || Allows(spend) ? spend : Point(Math.Floor(Steps(spend)));
        return lower < Minimum ? 0 : lower;
    }

    /// <summary>The allowed spends between two allowed ones, ends included; needs steps.</summary>
    public IEnumerable<double> Points(double low, double high)
    {
        yield return low;
        var first = Math.Floor(Steps(Math.Max(low, Minimum)));
        var last = Math.Ceiling(Steps(high));
        for (var k = first; k <= last; k++)
        {
            var spend = Point(k);
            if (spend > low && spend >= Minimum && spend < high)
            {
                yield return spend;
            }
        }

        if (high > low)
        {
            yield return high;
        }
    }

    /// <summary>Where a curve may begin above a low end: the low itself, or the least spend.</summary>
    public double Start(double low) => low == 0 ? Minimum : low;

    private double Steps(double spend) => spend * unitsPerMoney / stepUnits;

    private double Point(double k) => k * stepUnits / unitsPerMoney;
}
