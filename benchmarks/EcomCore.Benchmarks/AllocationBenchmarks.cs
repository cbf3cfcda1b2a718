using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;

namespace EcomCore.Benchmarks;

/// <summary>Dividing the stock of many items among 8 channels. Divide a time by 8 x Items for the time per item and channel.</summary>
[MemoryDiagnoser]
public class AllocationBenchmarks
{
    private const int Channels = 8;

    private long[] _available = [];
    private double[] _demand = [];
    private long[] _floors = [];
    private long[] _caps = [];
    private long[] _result = [];
    private long[] _unallocated = [];
    private ChannelDemand[][] _items = [];

    [Params(1_000, 100_000)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(42);
        _available = [.. Enumerable.Range(0, Items).Select(_ => random.NextInt64(5000))];
        _demand = [.. Enumerable.Range(0, Items * Channels).Select(_ => Math.Round(-80 * Math.Log(1 - random.NextDouble()), 3))];
        _floors = [.. _demand.Select(_ => random.Next(3) == 0 ? random.NextInt64(60) : 0)];
        _caps = [.. _floors.Select(floor => random.Next(3) == 0 ? floor + random.NextInt64(400) : long.MaxValue)];
        _result = new long[_demand.Length];
        _unallocated = new long[Items];
        _items = [.. Enumerable.Range(0, Items).Select(item => Enumerable.Range(0, Channels)
            .Select(c => new ChannelDemand($"c{c}", _demand[(item * Channels) + c])).ToArray())];
    }

    /// <summary>What a user would write: Webster with decimals and LINQ, item by item, no floors or caps.</summary>
    [Benchmark(Baseline = true)]
    public void LinqWithDecimals()
    {
        for (var item = 0; item < Items; item++)
        {
            var demand = _demand.Skip(item * Channels).Take(Channels).Select(d => (decimal)d).ToArray();
            var total = demand.Sum();
            if (total == 0)
            {
                continue;
            }

            var units = demand.Select(d => (long)decimal.Floor((d * _available[item] / total) + 0.5m)).ToArray();
            while (units.Sum() < _available[item])
            {
                units[Enumerable.Range(0, Channels).MaxBy(i => demand[i] / (units[i] + 0.5m))]++;
            }

            while (units.Sum() > _available[item])
            {
                units[Enumerable.Range(0, Channels).Where(i => units[i] > 0).MinBy(i => demand[i] / (units[i] - 0.5m))]--;
            }

            units.CopyTo(_result.AsSpan(item * Channels));
        }
    }

    /// <summary>A competent loop over spans in doubles: as quick as it gets by hand, but ties and limits are nobody's business.</summary>
    [Benchmark]
    public void ScalarSpans()
    {
        for (var item = 0; item < Items; item++)
        {
            ScalarItem(_available[item], _demand.AsSpan(item * Channels, Channels), _result.AsSpan(item * Channels, Channels));
        }
    }

    [Benchmark]
    public void Batch() => ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(_available, _demand), _result, _unallocated);

    [Benchmark]
    public void BatchWithFloorsAndCaps() =>
        ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(_available, _demand, _floors, _caps), _result, _unallocated);

    [Benchmark]
    public long OneByOne()
    {
        var left = 0L;
        for (var item = 0; item < Items; item++)
        {
            left += ChannelAllocator.FairShare.Allocate(_available[item], _items[item]).Unallocated;
        }

        return left;
    }

    private static void ScalarItem(long available, ReadOnlySpan<double> demand, Span<long> units)
    {
        var total = 0.0;
        foreach (var d in demand)
        {
            total += d;
        }

        if (total == 0)
        {
            units.Clear();
            return;
        }

        var level = available / total;
        var left = available;
        for (var i = 0; i < demand.Length; i++)
        {
            units[i] = (long)((level * demand[i]) + 0.5);
            left -= units[i];
        }

        for (; left > 0; left--)
        {
            var best = 0;
            for (var i = 1; i < demand.Length; i++)
            {
                best = demand[i] * (units[best] + 0.5) > demand[best] * (units[i] + 0.5) ? i : best;
            }

            units[best]++;
        }

        for (; left < 0; left++)
        {
            var worst = -1;
            for (var i = 0; i < demand.Length; i++)
            {
                if (units[i] > 0 && (worst < 0 || demand[i] * (units[worst] - 0.5) < demand[worst] * (units[i] - 0.5)))
                {
                    worst = i;
                }
            }

            units[worst]--;
        }
    }
}
