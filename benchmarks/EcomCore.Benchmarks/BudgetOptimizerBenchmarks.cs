using BenchmarkDotNet.Attributes;
using EcomCore.Budgeting;
using Google.OrTools.LinearSolver;

namespace EcomCore.Benchmarks;

/// <summary>The best split of a total over concave Hill curves.</summary>
[MemoryDiagnoser]
public class BudgetOptimizerBenchmarks
{
    private const int Pieces = 100;

    private decimal _total;
    private BudgetChannel[] _channels = [];

    [Params(20, 200, 2_000)]
    public int Channels { get; set; }

    [GlobalSetup]
    public void Setup() => (_total, _channels) = BudgetInstances.Hills(Channels, concave: true, seed: 1);

    /// <summary>What a user would write: a thousandth of the total at a time to the channel that gains most from it.</summary>
    [Benchmark(Baseline = true)]
    public double GreedyThousandths()
    {
        var step = (double)_total / 1_000;
        var spends = new double[_channels.Length];
        var gains = _channels.Select(channel => channel.Curve.Response(step)).ToArray();
        for (var n = 0; n < 1_000; n++)
        {
            var best = Array.IndexOf(gains, gains.Max());
            spends[best] += step;
            gains[best] = _channels[best].Curve.Response(spends[best] + step) - _channels[best].Curve.Response(spends[best]);
        }

        return _channels.Select((channel, i) => channel.Curve.Response(spends[i])).Sum();
    }

    /// <summary>A linear program over 100 straight pieces per curve up to twice its half-saturation, by OR-Tools' GLOP.</summary>
    [Benchmark]
    public double OrToolsPiecewiseLinear()
    {
        using var solver = Solver.CreateSolver("GLOP");
        var budget = solver.MakeConstraint(0, (double)_total);
        var objective = solver.Objective();
        objective.SetMaximization();
        foreach (var channel in _channels)
        {
            var width = 2 * channel.Curve.HalfSaturation / Pieces;
            for (var piece = 0; piece < Pieces; piece++)
            {
                var part = solver.MakeNumVar(0, width, string.Empty);
                budget.SetCoefficient(part, 1);
                objective.SetCoefficient(part, (channel.Curve.Response((piece + 1) * width) - channel.Curve.Response(piece * width)) / width);
            }
        }

        solver.Solve();
        return objective.Value();
    }

    [Benchmark]
    public double EcomCore() => BudgetOptimizer.MaximizeResponse(_total, _channels).ObjectiveValue;
}
