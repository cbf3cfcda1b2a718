using BenchmarkDotNet.Attributes;
using EcomCore.Budgeting;

namespace EcomCore.Benchmarks;

/// <summary>Dividing cents by whole weights, so that they add up. Divide a time by Parts for the time per part.</summary>
[MemoryDiagnoser]
public class BudgetSplitBenchmarks
{
    private long[] _weights = [];
    private long[] _parts = [];

    [Params(10, 100_000)]
    public int Parts { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _weights = [.. Enumerable.Range(0, Parts).Select(_ => random.NextInt64(1, 1_000))];
        _parts = new long[Parts];
    }

    /// <summary>What a user would write: decimals, LINQ, the largest fractions up.</summary>
    [Benchmark(Baseline = true)]
    public long LinqWithDecimals()
    {
        const decimal Total = 1_234_567_891m;
        var sum = _weights.Sum(weight => (decimal)weight);
        var exact = _weights.Select(weight => Total * weight / sum).ToArray();
        var parts = exact.Select(decimal.Floor).ToArray();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).Take((int)(Total - parts.Sum())))
        {
            parts[i]++;
        }

        return (long)parts[0];
    }

    [Benchmark]
    public long LargestRemainder()
    {
        BudgetSplit.SplitUnits(1_234_567_891, _weights, _parts);
        return _parts[0];
    }

    [Benchmark]
    public long Webster()
    {
        BudgetSplit.SplitUnits(1_234_567_891, _weights, _parts, SplitMethod.Webster);
        return _parts[0];
    }
}
