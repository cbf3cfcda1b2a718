using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;

namespace EcomCore.Benchmarks;

/// <summary>One item among 8 channels: as columns, and as objects with the reason of each number.</summary>
[MemoryDiagnoser]
public class SingleAllocationBenchmarks
{
    private const int Items = 1000;

    private readonly AllocationData _data = new(Items, 8);
    private readonly ChannelDemand[][] _channels;

    public SingleAllocationBenchmarks() => _channels = [.. Enumerable.Range(0, Items).Select(item =>
        Enumerable.Range(0, 8).Select(c => new ChannelDemand($"c{c}", _data.Demand[(item * 8) + c])).ToArray())];

    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public void Columns()
    {
        for (var item = 0; item < Items; item++)
        {
            ChannelAllocator.FairShare.AllocateBatch(
                new AllocationBatch(_data.Available.AsSpan(item, 1), _data.Demand.AsSpan(item * 8, 8)), _data.Result.AsSpan(0, 8), default);
        }
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public long Objects()
    {
        var left = 0L;
        for (var item = 0; item < Items; item++)
        {
            left += ChannelAllocator.FairShare.Allocate(_data.Available[item], _channels[item]).Unallocated;
        }

        return left;
    }
}
