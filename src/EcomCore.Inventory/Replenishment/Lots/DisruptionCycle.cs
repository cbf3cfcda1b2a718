namespace EcomCore.Inventory;

/// <summary>One cycle between two orders when the supplier fails from time to time: its cost, its length, and how both change with the lot.</summary>
internal sealed class DisruptionCycle
{
    private readonly LotPolicyCosts _costs;
    private readonly double _demand;
    private readonly double _recovery;
    private readonly double _decay;
    private readonly double _failing;

    private DisruptionCycle(LotPolicyCosts costs, double demandRate, double disruptionRate, double recoveryRate, bool approximate)
    {
        _costs = costs;
        _demand = demandRate;
        _recovery = recoveryRate;
        _failing = disruptionRate / (disruptionRate + recoveryRate);

        // An endless decay leaves the limit, which is the approximation.
        _decay = approximate ? double.PositiveInfinity : (disruptionRate + recoveryRate) / demandRate;
    }

    public static DisruptionCycle Of(LotPolicyCosts costs, double demandRate, double disruptionRate, double recoveryRate, bool approximate)
    {
        Guard.NotNull(costs);
        Guard.Positive(demandRate);
        Guard.Positive(disruptionRate);
        Guard.Positive(recoveryRate);
        return new DisruptionCycle(costs, demandRate, disruptionRate, recoveryRate, approximate);
    }

    public double CostOf(double lot) => Cost(lot) / Length(lot);

    /// <summary>The sign of the change of the cost with the lot.</summary>
    public double Slope(double lot)
    {
        var waiting = double.IsInfinity(_decay) ? 0 : _failing * _decay * Math.Exp(-_decay * lot) / _recovery;
        var costSlope = (_costs.HoldingCost * lot / _demand) + (_costs.StockoutCost * _demand * waiting);
        return (costSlope * Length(lot)) - (Cost(lot) * ((1 / _demand) + waiting));
    }

    private double Waiting(double lot) => _failing * (1 - Math.Exp(-_decay * lot)) / _recovery;

    private double Cost(double lot) =>
        _costs.FixedCost + (_costs.HoldingCost * lot * lot / (2 * _demand)) + (_costs.StockoutCost * _demand * Waiting(lot));

    private double Length(double lot) => (lot / _demand) + Waiting(lot);
}
