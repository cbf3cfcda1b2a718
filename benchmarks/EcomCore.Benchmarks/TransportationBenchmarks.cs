using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;
using Google.OrTools.Graph;

namespace EcomCore.Benchmarks;

/// <summary>One transportation problem, beside the minimum-cost flow of OR-Tools.</summary>
[MemoryDiagnoser]
public class TransportationBenchmarks
{
    private readonly TransportationSolver _solver = new();
    private long[] _supply = [];
    private long[] _demand = [];
    private long[] _costs = [];
    private long[] _units = [];

    [Params("10x8", "50x200", "200x5000")]
    public string Size { get; set; } = "10x8";

    [GlobalSetup]
    public void Setup()
    {
        var parts = Size.Split('x').Select(int.Parse).ToArray();
        var random = new Random(11);
        _supply = [.. Enumerable.Range(0, parts[0]).Select(_ => (long)random.Next(1000, 20000))];
        _demand = new long[parts[1]];
        var rest = _supply.Sum();
        for (var j = 0; j < _demand.Length; j++)
        {
            _demand[j] = rest / (_demand.Length - j);
            rest -= _demand[j];
        }

        _costs = [.. Enumerable.Range(0, parts[0] * parts[1]).Select(_ => (long)random.Next(1, 1000))];
        _units = new long[_costs.Length];
    }

    [Benchmark]
    public long NetworkSimplex() => _solver.Solve(_supply, _demand, _costs, _units).Sent;

    [Benchmark(Baseline = true)]
    public long OrTools()
    {
        using var flow = new MinCostFlow();
        for (var at = 0; at < _costs.Length; at++)
        {
            var (i, j) = (at / _demand.Length, at % _demand.Length);
            flow.AddArcWithCapacityAndUnitCost(i, _supply.Length + j, Math.Min(_supply[i], _demand[j]), _costs[at]);
        }

        for (var i = 0; i < _supply.Length; i++)
        {
            flow.SetNodeSupply(i, _supply[i]);
        }

        for (var j = 0; j < _demand.Length; j++)
        {
            flow.SetNodeSupply(_supply.Length + j, -_demand[j]);
        }

        flow.Solve();
        return flow.OptimalCost();
    }
}
