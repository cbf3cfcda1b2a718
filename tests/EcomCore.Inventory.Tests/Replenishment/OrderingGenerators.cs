using FsCheck;
using FsCheck.Fluent;

namespace EcomCore.Inventory.Tests;

internal static class OrderingGenerators
{
    public static Arbitrary<DemandDistribution> Demands() =>
        (from mean in Gen.Choose(1, 400)
         from spread in Gen.Choose(1, 60)
         from kind in Gen.Choose(0, 5)
         let m = mean / 4.0
         let v = spread / 20.0
         select kind switch
         {
             0 => DemandDistribution.Normal(m, m * v / 2),
             1 => DemandDistribution.Gamma(1 / (v * v), m * v * v),
             2 => DemandDistribution.LogNormal(Math.Log(m), Math.Min(v, 1.2)),
             3 => DemandDistribution.Poisson(m),
             4 => DemandDistribution.NegativeBinomial(m, Math.Sqrt(m) * (1 + v)),
             _ => DemandDistribution.Discrete([0, mean, mean + spread], [0.25, 0.5, 0.25]),
         }).ToArbitrary();

    public static Arbitrary<LotPolicyCosts> Costs() =>
        (from k in Gen.Choose(1, 500)
         from h in Gen.Choose(1, 40)
         from p in Gen.Choose(1, 400)
         select new LotPolicyCosts(k, h / 10.0, p / 10.0)).ToArbitrary();
}
