namespace EcomCore.Inventory;

/// <summary>
/// One cycle of an (s, S) policy. With m(j) the expected number of periods spent j units below S and M(n) = m(0) + ... + m(n - 1), the cost per period is
/// (K + sum over j below S - s of m(j) g(S - j)) / M(S - s). The renewal numbers are found once and grow as they are needed.
/// </summary>
internal sealed class MinMaxCycle
{
    private readonly DemandDistribution _protection;
    private readonly LotPolicyCosts _costs;
    private readonly int _maxSpan;
    private readonly double[] _chances;
    private readonly List<double> _visits = [];
    private readonly List<double> _length = [0];
    private readonly List<double> _ratesAbove = [];
    private readonly List<double> _ratesBelow = [];

    public MinMaxCycle(DemandDistribution period, DemandDistribution protection, LotPolicyCosts costs, int maxSpan, double negligible)
    {
        _protection = protection;
        _costs = costs;
        _maxSpan = maxSpan;
        Cheapest = protection.Quantile(costs.CriticalRatio);
        var chances = new List<double>();
        var below = 0.0;
        for (var amount = 0; amount <= maxSpan && 1 - below > negligible; amount++)
        {
            var upTo = period.Cdf(amount);
            chances.Add(Math.Max(0, upTo - below));
            below = upTo;
        }

        _chances = [.. chances];
    }

    /// <summary>Gets the level at which the stock of one period costs least.</summary>
    public double Cheapest { get; }

    /// <summary>What the stock of one period costs from a level; kept, since the search asks again and again.</summary>
    public double RateAt(double level)
    {
        if (Math.Abs(level - Cheapest) > 2 * _maxSpan)
        {
            return _costs.RateAt(_protection, level);
        }

        var away = (int)(level - Cheapest);
        var rates = away >= 0 ? _ratesAbove : _ratesBelow;
        for (var known = rates.Count; known <= Math.Abs(away); known++)
        {
            rates.Add(_costs.RateAt(_protection, Cheapest + (away >= 0 ? known : -known)));
        }

        return rates[Math.Abs(away)];
    }

    /// <summary>What the policy costs per period.</summary>
    public double CostOf(double point, double upTo)
    {
        var span = upTo - point;
        NamedGuard.Count("units between the two levels", span, 1, _maxSpan, "costs");
        var total = _costs.FixedCost;
        Grow((int)span);
        for (var j = 0; j < span; j++)
        {
            total += _visits[j] * RateAt(upTo - j);
        }

        return total / _length[(int)span];
    }

    private void Grow(int span)
    {
        for (var j = _visits.Count; j < span; j++)
        {
            var visits = j == 0 ? 1.0 : 0.0;
            for (var amount = 1; amount <= Math.Min(j, _chances.Length - 1); amount++)
            {
                visits += _chances[amount] * _visits[j - amount];
            }

            _visits.Add(visits / (1 - _chances[0]));
            _length.Add(_length[j] + _visits[j]);
        }
    }
}
