using EcomCore.Inventory;

namespace EcomCore.Benchmarks;

/// <summary>Stock and demand of many items, the same for every run.</summary>
internal sealed class AllocationData
{
    public AllocationData(int items, int channels, DemandKind kind = DemandKind.Forecast, int seed = 42)
    {
        var random = new Random(seed);
        Channels = channels;
        Available = [.. Enumerable.Range(0, items).Select(_ => random.NextInt64(kind == DemandKind.Forecast ? 5000 : 25 * channels))];
        Demand = new double[items * channels];
        Floors = new long[Demand.Length];
        Caps = new long[Demand.Length];
        Lots = new long[Demand.Length];
        for (var i = 0; i < Demand.Length; i++)
        {
            Demand[i] = kind switch
            {
                DemandKind.Forecast => Math.Round(-80 * Math.Log(1 - random.NextDouble()), 3),
                DemandKind.Whole => random.Next(1, 51),
                DemandKind.Few => random.Next(6),
                _ => i % channels == 0 ? 200 * random.NextDouble() / channels : Demand[i - 1],
            };
            Floors[i] = random.Next(3) == 0 ? random.NextInt64(60) : 0;
            Caps[i] = random.Next(3) == 0 ? Floors[i] + random.NextInt64(400) : long.MaxValue;
            Lots[i] = random.Next(3) == 0 ? 1 + random.NextInt64(12) : 1;
        }

        DemandByChannel = new double[Demand.Length];
        for (var i = 0; i < Demand.Length; i++)
        {
            DemandByChannel[(i % channels * items) + (i / channels)] = Demand[i];
        }

        Result = new long[Demand.Length];
        Unallocated = new long[items];
    }

    public int Channels { get; }

    public long[] Available { get; }

    public double[] Demand { get; }

    public double[] DemandByChannel { get; }

    public long[] Floors { get; }

    public long[] Caps { get; }

    public long[] Lots { get; }

    public long[] Result { get; }

    public long[] Unallocated { get; }

    public void Batch() => ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(Available, Demand), Result, Unallocated);

    public void BatchByChannel() => ChannelAllocator.FairShare.AllocateBatch(AllocationBatch.ByChannel(Available, DemandByChannel), Result, Unallocated);

    public void BatchWithFloorsAndCaps() =>
        ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(Available, Demand, Floors, Caps), Result, Unallocated);

    public void BatchWithFloorsCapsAndLots() =>
        ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(Available, Demand, Floors, Caps, lots: Lots), Result, Unallocated);
}
