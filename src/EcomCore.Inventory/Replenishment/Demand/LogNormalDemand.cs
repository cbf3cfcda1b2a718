namespace EcomCore.Inventory;

internal sealed class LogNormalDemand : ContinuousDemand
{
    private readonly double _logMean;
    private readonly double _logStdDev;

    public LogNormalDemand(double logMean, double logStdDev)
    {
        Guard.Between(logMean, -double.MaxValue, double.MaxValue);
        Guard.Positive(logStdDev);
        _logMean = logMean;
        _logStdDev = logStdDev;
        Mean = Moment(1);
        StdDev = Mean * Math.Sqrt(MathNet.Numerics.SpecialFunctions.Expm1(logStdDev * logStdDev));
        Guard.Positive(Moment(2), nameof(logMean));
        Guard.Positive(StdDev, nameof(logStdDev));
    }

    public override double Mean { get; }

    public override double StdDev { get; }

    private protected override double Above(int order, double level) => Moment(order) * NormalDemand.Tail(Z(order, level));

    private protected override double UpTo(int order, double level) => Moment(order) * NormalDemand.Tail(-Z(order, level));

    private protected override double Inverse(double chance) => Math.Exp(_logMean + (_logStdDev * SafetyStock.ZOf(chance)));

    private double Moment(int order) => Math.Exp(order * (_logMean + (order * _logStdDev * _logStdDev / 2)));

    /// <summary>Weighting by D^order moves the logarithm's mean up by order * variance.</summary>
    private double Z(int order, double level) => level <= 0
        ? double.NegativeInfinity
        : (Math.Log(level) - _logMean - (order * _logStdDev * _logStdDev)) / _logStdDev;
}
