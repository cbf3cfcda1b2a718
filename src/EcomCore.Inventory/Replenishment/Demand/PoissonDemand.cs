using MathNet.Numerics;

namespace EcomCore.Inventory;

internal sealed class PoissonDemand : CountDemand
{
    public PoissonDemand(double mean)
    {
        Guard.Between(mean, double.Epsilon, MaxMean);
        Mean = mean;
    }

    public override double Mean { get; }

    public override double StdDev => Math.Sqrt(Mean);

    private protected override double C => Mean;

    private protected override double M => Mean * Mean;

    private protected override double A(double k) => Mean;

    private protected override double Above(double k) => SpecialFunctions.GammaLowerRegularized(k + 1, Mean);

    private protected override double UpTo(double k) => SpecialFunctions.GammaUpperRegularized(k + 1, Mean);

    private protected override double Exactly(double k) => Math.Exp((k * Math.Log(Mean)) - Mean - SpecialFunctions.GammaLn(k + 1));

    private protected override DemandDistribution Sum(double periods) => new PoissonDemand(Mean * periods);
}
