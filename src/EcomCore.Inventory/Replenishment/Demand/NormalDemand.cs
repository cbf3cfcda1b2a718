using MathNet.Numerics;

namespace EcomCore.Inventory;

internal sealed class NormalDemand : DemandDistribution
{
    // 1 / sqrt(2 pi).
    private const double PeakDensity = 0.39894228040143268;

    public NormalDemand(double mean, double stdDev)
    {
        Guard.Between(mean, -double.MaxValue, double.MaxValue);
        Guard.Positive(stdDev);
        Mean = mean;
        StdDev = stdDev;
    }

    public override double Mean { get; }

    public override double StdDev { get; }

    public override bool IsWhole => false;

    /// <summary>The chance that a standard Normal is above z, with all digits in the far tail.</summary>
    internal static double Tail(double z) => SpecialFunctions.Erfc(z * Constants.Sqrt1Over2) / 2;

    private protected override double Below(double amount) => Tail(-Z(amount));

    private protected override double Inverse(double chance) => Mean + (StdDev * SafetyStock.ZOf(chance));

    private protected override double Short(double level) => StdDev * UnitLoss(Z(level));

    private protected override double Left(double level) => StdDev * UnitLoss(-Z(level));

    private protected override double SecondShortOf(double level) => StdDev * StdDev * UnitSecondLoss(Z(level));

    private protected override double SecondLeftOf(double level) => StdDev * StdDev * UnitSecondLoss(-Z(level));

    private protected override DemandDistribution Sum(double periods) => new NormalDemand(Mean * periods, StdDev * Math.Sqrt(periods));

    private static double Density(double z) => PeakDensity * Math.Exp(-z * z / 2);

    private static double UnitLoss(double z) => Density(z) - (z * Tail(z));

    private static double UnitSecondLoss(double z) => ((((z * z) + 1) * Tail(z)) - (z * Density(z))) / 2;

    // Clamped so that an absurd level gives 0 or 1 and not infinity times zero.
    private double Z(double level) => Math.Max(-1e150, Math.Min(1e150, (level - Mean) / StdDev));
}
