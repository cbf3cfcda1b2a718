using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;

namespace EcomCore.Benchmarks;

/// <summary>Expected profit of 2,000 items among 8 channels; unit by unit with a priority queue is what a user would write.</summary>
[MemoryDiagnoser]
public class ExpectedProfitBenchmarks
{
    private const int Items = 2000;
    private const int Channels = 8;
    private const double Large = 200;

    private readonly AllocationData _data = new(Items, Channels);
    private readonly double[] _margins;
    private readonly double[] _deviations;
    private readonly long[] _scarce;
    private readonly double[] _largeDemand;
    private readonly double[] _largeDeviations;
    private readonly long[] _largeScarce;

    public ExpectedProfitBenchmarks()
    {
        var random = new Random(7);
        _margins = [.. _data.Demand.Select(_ => Math.Round(2 + (random.NextDouble() * 18), 2))];
        _deviations = [.. _data.Demand.Select(d => Math.Sqrt(d) * (1.1 + (random.NextDouble() * 2)))];
        _largeDemand = [.. _data.Demand.Select(d => d * Large)];
        _largeDeviations = [.. _deviations.Select(d => d * Math.Sqrt(Large))];
        _scarce = [.. _data.Demand.Chunk(Channels).Select(d => (long)(d.Sum() * (0.2 + random.NextDouble())))];
        _largeScarce = [.. _largeDemand.Chunk(Channels).Select(d => (long)(d.Sum() * (0.05 + (0.9 * random.NextDouble()))))];
    }

    [Params(DemandModel.Normal, DemandModel.Poisson, DemandModel.NegativeBinomial)]
    public DemandModel Model { get; set; }

    [Benchmark(OperationsPerInvoke = Items * Channels)]
    public void Batch() => new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: Model)).AllocateBatch(
        new AllocationBatch(_data.Available, _data.Demand, margins: _margins, deviations: _deviations), _data.Result, _data.Unallocated);

    /// <summary>Stock of 0.2 to 1.2 times the demand: the price lies where many units are worth about the same.</summary>
    [Benchmark(OperationsPerInvoke = Items * Channels)]
    public void ScarceBatch() => new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: Model)).AllocateBatch(
        new AllocationBatch(_scarce, _data.Demand, margins: _margins, deviations: _deviations), _data.Result, _data.Unallocated);

    /// <summary>The hardest case known: equal margins, demands 200 times as large and stock for 0.05 to 0.95 of them, so that most units are sure to be sold and worth the same.</summary>
    [Benchmark(OperationsPerInvoke = Items * Channels)]
    public void LargeScarceBatch() => new ChannelAllocator(new AllocationPolicy(AllocationMethod.ExpectedProfit, demandModel: Model)).AllocateBatch(
        new AllocationBatch(_largeScarce, _largeDemand, deviations: _largeDeviations), _data.Result, _data.Unallocated);

    /// <summary>The next unit goes to the channel where it is worth most, by the Normal tail.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Items * Channels)]
    public void UnitByUnit()
    {
        var queue = new PriorityQueue<int, double>();
        var units = new long[Channels];
        for (var item = 0; item < Items; item++)
        {
            queue.Clear();
            units.AsSpan().Clear();
            for (var c = 0; c < Channels; c++)
            {
                queue.Enqueue(c, -WorthOf(item, c, 0));
            }

            for (var left = _data.Available[item]; left > 0; left--)
            {
                var next = queue.Dequeue();
                units[next]++;
                queue.Enqueue(next, -WorthOf(item, next, units[next]));
            }
        }
    }

    private double WorthOf(int item, int channel, long units)
    {
        var i = (item * Channels) + channel;
        return _margins[i] * MathNet.Numerics.SpecialFunctions.Erfc((units + 0.5 - _data.Demand[i]) / (_deviations[i] * Math.Sqrt(2))) / 2;
    }
}
