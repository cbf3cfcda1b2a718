using BenchmarkDotNet.Attributes;

namespace EcomCore.Benchmarks;

/// <summary>Dividing the stock of 100,000 items among 8 channels whose demands tie more and more often. Divide a time by 800,000 for the time per item and channel.</summary>
[MemoryDiagnoser]
public class AllocationTieBenchmarks
{
    private const int Items = 100_000;
    private const int Channels = 8;

    private AllocationData _data = new(0, Channels);

    [Params(DemandKind.Forecast, DemandKind.Whole, DemandKind.Few, DemandKind.Equal)]
    public DemandKind Demand { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new AllocationData(Items, Channels, Demand);

    [Benchmark(Baseline = true)]
    public void LinqWithDecimals() => AllocationBaselines.LinqWithDecimals(_data);

    [Benchmark]
    public void ScalarSpans() => AllocationBaselines.ScalarSpans(_data);

    [Benchmark]
    public void Batch() => _data.Batch();

    [Benchmark]
    public void BatchWithFloorsAndCaps() => _data.BatchWithFloorsAndCaps();

    [Benchmark]
    public void BatchWithFloorsCapsAndLots() => _data.BatchWithFloorsCapsAndLots();
}
