using MathNet.Numerics;

namespace EcomCore.Inventory;

internal sealed class NegativeBinomialDemand : CountDemand
{
    private readonly double _r;
    private readonly double _p;

    public NegativeBinomialDemand(double successes, double probability)
    {
        Guard.Between(successes, double.Epsilon, double.MaxValue);
        Guard.Between(probability, double.Epsilon, 1 - 1.2e-16);
        _r = successes;
        _p = probability;

        // Both were checked as mean and deviation; here they may be off by the rounding of r and p.
        Guard.Between(Mean, double.Epsilon, MaxMean * (1 + 1e-6), nameof(successes));
        Guard.Between(StdDev, double.Epsilon, MaxMean * (1 + 1e-6), nameof(probability));
    }

    public override double Mean => _r * B;

    public override double StdDev => Math.Sqrt(Mean / _p);

    private protected override double C => B * (_r + 1);

    private protected override double M => Mean * C;

    /// <summary>(1 - p) / p, the mean per success.</summary>
    private double B => (1 - _p) / _p;

    private protected override double A(double k) => B * (k + _r);

    private protected override double Above(double k) => SpecialFunctions.BetaRegularized(k + 1, _r, 1 - _p);

    private protected override double UpTo(double k) => SpecialFunctions.BetaRegularized(_r, k + 1, _p);

    private protected override double Exactly(double k) => Math.Exp(
        SpecialFunctions.GammaLn(k + _r) - SpecialFunctions.GammaLn(k + 1) - SpecialFunctions.GammaLn(_r)
        + (_r * Math.Log(_p)) + (k * SpecialFunctions.Log1p(-_p)));

    private protected override DemandDistribution Sum(double periods) => new NegativeBinomialDemand(_r * periods, _p);
}
