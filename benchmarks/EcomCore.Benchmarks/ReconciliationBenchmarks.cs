using BenchmarkDotNet.Attributes;
using EcomCore.Forecasting;
using MathNet.Numerics.LinearAlgebra;

namespace EcomCore.Benchmarks;

/// <summary>Items of ten categories and a total, two years of weekly residuals: minimum trace with shrinkage, prepared and applied to 13 weeks, against the formula of the paper in dense matrices.</summary>
[MemoryDiagnoser]
public class ReconciliationBenchmarks
{
    private const int Weeks = 104;
    private const int Horizon = 13;
    private const int Categories = 10;

    private DemandHierarchy _hierarchy = null!;
    private double[][] _residuals = null!;
    private double[][] _forecasts = null!;
    private Matrix<double> _sums = null!;

    [Params(100, 400, 1000)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _hierarchy = DemandHierarchy.Nested("total", Enumerable.Range(0, Items).Select(i => (IReadOnlyList<string>)[$"category {i % Categories}", $"item {i}"]));
        var common = Enumerable.Range(0, Weeks).Select(_ => random.NextDouble() - 0.5).ToArray();
        _residuals = [.. Enumerable.Range(0, _hierarchy.Count).Select(_ => common.Select(shock => (10 * random.NextDouble()) - 5 + (3 * shock)).ToArray())];
        _forecasts = [.. Enumerable.Range(0, Horizon).Select(_ => Enumerable.Range(0, _hierarchy.Count).Select(_ => 20 * random.NextDouble()).ToArray())];
        var leaves = _hierarchy.Leaves.Count;
        _sums = Matrix<double>.Build.DenseOfColumnArrays(
            Enumerable.Range(0, leaves).Select(leaf => _hierarchy.SumUp([.. Enumerable.Range(0, leaves).Select(other => other == leaf ? 1.0 : 0)]).ToArray()));
        if (Math.Abs(Reconciled() - Dense()) > 1e-6)
        {
            throw new InvalidOperationException("The two disagree.");
        }
    }

    [Benchmark]
    public double Reconciled()
    {
        var method = Reconciliation.MinTrace(_hierarchy, _residuals);
        return _forecasts.Sum(week => method.Apply(week)[0]);
    }

    [Benchmark]
    public double ReconciledNotBelowZero()
    {
        var method = Reconciliation.MinTrace(_hierarchy, _residuals).NonNegative();
        return _forecasts.Sum(week => method.Apply(week)[0]);
    }

    /// <summary>S (S' W^-1 S)^-1 S' W^-1, with the covariance shrunk over its matrix.</summary>
    [Benchmark(Baseline = true)]
    public double Dense()
    {
        var e = Matrix<double>.Build.DenseOfRowArrays(_residuals);
        var moments = e.TransposeAndMultiply(e) / Weeks;
        var deviations = moments.Diagonal().PointwiseSqrt();
        var x = Matrix<double>.Build.DenseOfDiagonalVector(deviations.Map(deviation => 1 / deviation)) * e;
        var r = x.TransposeAndMultiply(x) / Weeks;
        var squared = x.PointwiseMultiply(x);
        var variances = (squared.TransposeAndMultiply(squared) - (r.PointwiseMultiply(r) * Weeks)) / (Weeks * (Weeks - 1.0));
        var off = variances.RowSums().Sum() - variances.Diagonal().Sum();
        var correlations = r.PointwiseMultiply(r);
        var shrinkage = Math.Clamp(off / (correlations.RowSums().Sum() - correlations.Diagonal().Sum()), 0, 1);
        var w = ((1 - shrinkage) * moments) + (shrinkage * Matrix<double>.Build.DenseOfDiagonalVector(moments.Diagonal()));
        var weighted = w.Cholesky().Solve(_sums);
        var map = (_sums.TransposeThisAndMultiply(weighted)).Cholesky().Solve(weighted.Transpose());
        return _forecasts.Sum(week => (_sums * (map * Vector<double>.Build.DenseOfArray(week)))[0]);
    }
}
