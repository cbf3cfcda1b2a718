using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;
using Google.OrTools.Graph;

namespace EcomCore.Benchmarks;

/// <summary>Transportation problems of one size, one per call, beside the minimum-cost flow of OR-Tools.</summary>
[MemoryDiagnoser]
public class TransportationBenchmarks
{
    // Problem after problem: the branches of a few small problems, met again and again, are learned by the processor.
    private const int ManySmall = 1024;
    private const int FewLarge = 32;

    private readonly TransportationSolver _solver = new();
    private readonly long[][] _supply = new long[ManySmall][];
    private readonly long[][] _demand = new long[ManySmall][];
    private readonly long[][] _costs = new long[ManySmall][];
    private int _problems;
    private long[] _units = [];
    private int _problem;

    [Params("10x8", "50x200", "200x5000")]
    public string Size { get; set; } = "10x8";

    [GlobalSetup]
    public void Setup()
    {
        var parts = Size.Split('x').Select(int.Parse).ToArray();
        var random = new Random(11);
        _problems = parts[0] * parts[1] <= 100 ? ManySmall : FewLarge;
        for (var p = 0; p < _problems; p++)
        {
            _supply[p] = [.. Enumerable.Range(0, parts[0]).Select(_ => (long)random.Next(1000, 20000))];
            var demand = new long[parts[1]];
            var rest = _supply[p].Sum();
            for (var j = 0; j < demand.Length; j++)
            {
                demand[j] = rest / (demand.Length - j);
                rest -= demand[j];
            }

            _demand[p] = demand;
            _costs[p] = [.. Enumerable.Range(0, parts[0] * parts[1]).Select(_ => (long)random.Next(1, 1000))];
        }

        _units = new long[parts[0] * parts[1]];
    }

    [Benchmark]
    public long NetworkSimplex()
    {
        var p = _problem = (_problem + 1) % _problems;
        return _solver.Solve(_supply[p], _demand[p], _costs[p], _units).Sent;
    }

    [Benchmark(Baseline = true)]
    public long OrTools()
    {
        var p = _problem = (_problem + 1) % _problems;
        var (supply, demand, costs) = (_supply[p], _demand[p], _costs[p]);
        using var flow = new MinCostFlow();
        for (var at = 0; at < costs.Length; at++)
        {
            var (i, j) = (at / demand.Length, at % demand.Length);
            flow.AddArcWithCapacityAndUnitCost(i, supply.Length + j, Math.Min(supply[i], demand[j]), costs[at]);
        }

        for (var i = 0; i < supply.Length; i++)
        {
            flow.SetNodeSupply(i, supply[i]);
        }

        for (var j = 0; j < demand.Length; j++)
        {
            flow.SetNodeSupply(supply.Length + j, -demand[j]);
        }

        flow.Solve();
        return flow.OptimalCost();
    }
}
