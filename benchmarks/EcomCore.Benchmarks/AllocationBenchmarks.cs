using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;

namespace EcomCore.Benchmarks;

/// <summary>Dividing the stock of many items among 8 channels. Divide a time by 8 x Items for the time per item and channel.</summary>
[MemoryDiagnoser]
public class AllocationBenchmarks
{
    private const int Channels = 8;

    private AllocationData _data = new(0, Channels);

    [Params(1_000, 100_000, 2_000_000)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new AllocationData(Items, Channels);

    [Benchmark(Baseline = true)]
    public void LinqWithDecimals() => AllocationBaselines.LinqWithDecimals(_data);

    [Benchmark]
    public void ScalarSpans() => AllocationBaselines.ScalarSpans(_data);

    [Benchmark]
    public void Batch() => _data.Batch();

    [Benchmark]
    public void BatchByChannel() => _data.BatchByChannel();

    [Benchmark]
    public void BatchOnTwoThreads() => ChannelAllocator.FairShare.AllocateBatch(
        new AllocationColumns { Available = _data.Available, Demand = _data.Demand }, _data.Result, _data.Unallocated, maxDegreeOfParallelism: 2);

    [Benchmark]
    public void BatchWithFloorsAndCaps() => _data.BatchWithFloorsAndCaps();

    [Benchmark]
    public void BatchWithFloorsCapsAndLots() => _data.BatchWithFloorsCapsAndLots();
}
