using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;

namespace EcomCore.Benchmarks;

/// <summary>Replenishment policies, one item per call.</summary>
[MemoryDiagnoser]
public class ReplenishmentBenchmarks
{
    private static readonly LotPolicyCosts Costs = new(fixedCost: 64, holdingCost: 1, stockoutCost: 9);

    private readonly DemandDistribution _poisson = DemandDistribution.Poisson(61);
    private readonly DemandDistribution _manyUnits = DemandDistribution.Poisson(1e8);
    private readonly DemandDistribution _normal = DemandDistribution.Normal(108, 43);
    private readonly double[] _demand = [.. Enumerable.Range(0, 365).Select(day => day % 7 == 0 ? 0.0 : 20 + (day * 37 % 50))];

    /// <summary>Wagner-Whitin over a year of days as the recursion reads: for each pair of days a sum.</summary>
    [Benchmark(Baseline = true)]
    public double WagnerWhitinLinq()
    {
        var toGo = new double[_demand.Length + 1];
        for (var t = _demand.Length - 1; t >= 0; t--)
        {
            toGo[t] = Enumerable.Range(t + 1, _demand.Length - t)
                .Min(s => 100 + Enumerable.Range(t, s - t).Sum(i => 0.1 * (i - t) * _demand[i]) + toGo[s]);
        }

        return toGo[0];
    }

    [Benchmark]
    public double WagnerWhitin() => LotSizing.WagnerWhitin(_demand, 100, 0.1).Cost;

    /// <summary>The exact (s, S) policy for a Poisson demand of 61 a period.</summary>
    [Benchmark]
    public double MinMaxOptimal() => MinMaxLevels.Optimal(_poisson, Costs).CostPerPeriod;

    /// <summary>The exact (r, Q) policy for a Normal demand.</summary>
    [Benchmark]
    public double ReorderLotsOptimal() => ReorderLots.Optimal(_normal, 1300, Costs).CostPerPeriod;

    /// <summary>The exact (r, Q) policy for a Poisson demand of 61 in the lead time.</summary>
    [Benchmark]
    public double ReorderLotsOptimalInUnits() => ReorderLots.Optimal(_poisson, 1300, Costs).CostPerPeriod;

    /// <summary>The same for a hundred million units, where the best lot has 122,953.</summary>
    [Benchmark]
    public double ReorderLotsOptimalInManyUnits() => ReorderLots.Optimal(_manyUnits, 1e8, Costs).CostPerPeriod;

    [Benchmark]
    public double NewsvendorPoisson() => Newsvendor.LeastCost(_poisson, 1, 9).ExpectedCost;

    [Benchmark]
    public double SafetyStockForServiceLevel() => SafetyStock.ForServiceLevel(33, 9, 12, 2, 0.95);
}
