using MathNet.Numerics;

namespace EcomCore.Inventory;

/// <summary>Kept as the mean and the excess b = variance / mean - 1 = (1 - p) / p, which has all its digits where p is next to 1.</summary>
internal sealed class NegativeBinomialDemand : CountDemand
{
    // Nearer to Poisson than this, the two differ by less than what their chances are right to.
    private const double LeastExcess = 1e-9;

    // With fewer the chance of any demand at all is below 1e-297, and no formula holds.
    private const double MinSuccesses = 1e-300;

    private readonly double _r;
    private readonly double _b;

    private NegativeBinomialDemand(double mean, double successes, double excess)
    {
        (Mean, _r, _b) = (mean, successes, excess);
        Guard.Between(successes, MinSuccesses, double.MaxValue);

        // Both were checked as mean and deviation; here they may be off by the rounding of r and p.
        Guard.Between(Mean, double.Epsilon, MaxMean * (1 + 1e-6), nameof(successes));
        Guard.Between(StdDev, double.Epsilon, MaxMean * (1 + 1e-6), "probability");
    }

    public override double Mean { get; }

    public override double StdDev => Math.Sqrt(Mean * (1 + _b));

    private protected override double C => Mean + _b;

    private protected override double M => Mean * C;

    public static DemandDistribution OfMean(double mean, double stdDev)
    {
        var excess = (stdDev / mean * stdDev) - 1;
        if (excess >= LeastExcess)
        {
            Guard.Between(stdDev, 0, Math.Min(MaxMean, mean / Math.Sqrt(MinSuccesses)));
        }

        return excess < LeastExcess ? new PoissonDemand(mean) : new NegativeBinomialDemand(mean, mean / excess, excess);
    }

    public static DemandDistribution OfSuccesses(double successes, double probability)
    {
        Guard.Between(successes, MinSuccesses, double.MaxValue);
        Guard.Chance(probability);
        var excess = (1 - probability) / probability;
        var mean = successes * excess;
        Guard.Between(mean, double.Epsilon, MaxMean * (1 + 1e-6), nameof(successes));
        return excess < LeastExcess ? new PoissonDemand(Math.Min(mean, MaxMean)) : new NegativeBinomialDemand(mean, successes, excess);
    }

    private protected override double A(double k) => Mean + (_b * k);

    private protected override double Above(double k) => NegativeBinomialTail.Split(k, _r, _b).Above;

    private protected override double UpTo(double k) => NegativeBinomialTail.Split(k, _r, _b).Within;

    private protected override double Exactly(double k)
    {
        if (k == 0)
        {
            return Math.Exp(-_r * SpecialFunctions.Log1p(_b));
        }

        var n = k + _r;
        var logarithm = SaddlePoint.StirlingError(n) - SaddlePoint.StirlingError(_r) - SaddlePoint.StirlingError(k)
            - SaddlePoint.Deviance(_r, n / (1 + _b)) - SaddlePoint.Deviance(k, n * (_b / (1 + _b)));
        return Constants.InvSqrt2Pi * Math.Sqrt(_r / (k * n)) * Math.Exp(logarithm);
    }

    private protected override DemandDistribution Sum(double periods) => new NegativeBinomialDemand(Mean * periods, _r * periods, _b);
}
