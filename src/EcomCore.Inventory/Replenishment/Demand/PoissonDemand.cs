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

    private protected override double Above(double k) => PoissonTail.Split(k, Mean).Above;

    private protected override double UpTo(double k) => PoissonTail.Split(k, Mean).Within;

    private protected override double Exactly(double k) => PoissonTail.Mass(k, Mean);

    private protected override DemandDistribution Sum(double periods) => new PoissonDemand(Mean * periods);
}
