namespace EcomCore.Inventory.Tests;

public sealed class AllocationBatchTests
{
    private static readonly long[] Available = [10, 100];
    private static readonly double[] Demand = [1, 1, 3, 1];

    [Fact]
    public void Items_are_divided_one_by_one()
    {
        var result = new long[4];
        var unallocated = new long[2];
        ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(Available, Demand, caps: [9, 9, 9, 40]), result, unallocated);
        Assert.Equal([5L, 5, 9, 40], result);
        Assert.Equal([0L, 51], unallocated);
    }

    [Fact]
    public void A_ragged_batch_gives_each_item_its_own_channels()
    {
        var result = ChannelAllocator.FairShare.AllocateBatch([10, 5, 7], [0, 3, 3, 4], [1, 1, 3, 2], null, null, null, out var unallocated);
        Assert.Equal([2L, 2, 6, 7], result);
        Assert.Equal([0L, 5, 0], unallocated);
    }

    [Fact]
    public void Arrays_do_as_well_as_spans()
    {
        var result = ChannelAllocator.FairShare.AllocateBatch(Available, Demand, null, [9, 9, 9, 40], null, out var unallocated);
        Assert.Equal([5L, 5, 9, 40], result);
        Assert.Equal([0L, 51], unallocated);
    }

    [Fact]
    public void An_empty_batch_is_divided()
    {
        Assert.Empty(ChannelAllocator.FairShare.AllocateBatch([], [], null, null, null, out var unallocated));
        Assert.Empty(unallocated);
    }

    [Fact]
    public void Every_bad_item_is_listed_and_nothing_is_computed()
    {
        var result = new long[] { -7, -7, -7, -7 };
        var error = Assert.Throws<AllocationInputException>(() => ChannelAllocator.FairShare.AllocateBatch(
            new AllocationBatch([-10, 100], [1, double.NaN, 3, -1], floors: [0, 0, 5, 0], caps: [1, 1, 4, -2], weights: [1, 1, 1, double.PositiveInfinity], lots: [1, 1, 1, 0]),
            result,
            default));

        Assert.Equal([-7L, -7, -7, -7], result);
        Assert.Equal(
            [
                (0, -1, AllocationFaultKind.NegativeStock),
                (0, 1, AllocationFaultKind.DemandOutOfRange),
                (1, 0, AllocationFaultKind.FloorAboveCap),
                (1, 1, AllocationFaultKind.DemandOutOfRange),
                (1, 1, AllocationFaultKind.WeightOutOfRange),
                (1, 1, AllocationFaultKind.NegativeCap),
                (1, 1, AllocationFaultKind.LotOutOfRange),
            ],
            error.Faults.Select(f => (f.Item, f.Channel, f.Kind)));
        Assert.Equal("Item 0, channel 1: demand NaN: expected a finite number, 0 or more.", error.Faults[1].Message);
        Assert.Contains("And 2 more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_that_do_not_agree_are_refused()
    {
        Assert.Equal("demand", Assert.Throws<ArgumentException>(() => new AllocationBatch([1, 2], [1, 2, 3])).ParamName);
        Assert.Equal("floors", Assert.Throws<ArgumentException>(() => new AllocationBatch([1, 2], [1, 2], floors: [1])).ParamName);
        Assert.Equal("offsets", Assert.Throws<ArgumentException>(() => AllocationBatch.Ragged([1, 2], [0, 2, 1], [1])).ParamName);
        Assert.Equal("offsets", Assert.Throws<ArgumentException>(() => AllocationBatch.Ragged([1, 2], [0, 1], [1])).ParamName);
        Assert.Equal("result", Assert.Throws<ArgumentException>(
            () => ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch([1], [1]), [], default)).ParamName);
        Assert.Equal("unallocated", Assert.Throws<ArgumentException>(
            () => ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch([1], [1]), new long[1], new long[2])).ParamName);
    }

    [Fact]
    public void Cancellation_stops_before_the_next_items()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ChannelAllocator.FairShare.AllocateBatch(
            new AllocationBatch([1], [1]), new long[1], default, cancellationToken: source.Token));
    }

    [Fact]
    public void Progress_ends_at_the_number_of_items()
    {
        var seen = new List<int>();
        ChannelAllocator.FairShare.AllocateBatch(
            new AllocationBatch(new long[10_000], new double[10_000]), new long[10_000], default, new Listener(seen));
        Assert.Equal([0, 4096, 8192, 10_000], seen);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    public void Nothing_is_allocated_in_memory(int channels)
    {
        const int Items = 500;
        var random = new Random(4);
        var available = Enumerable.Range(0, Items).Select(_ => random.NextInt64(5000)).ToArray();
        var demand = Enumerable.Range(0, Items * channels).Select(_ => (double)random.Next(500)).ToArray();
        var floors = demand.Select(_ => random.NextInt64(10)).ToArray();
        var caps = floors.Select(f => f + random.NextInt64(300)).ToArray();
        var result = new long[demand.Length];
        var unallocated = new long[Items];
        Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run() => ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(available, demand, floors, caps), result, unallocated);
    }

    private sealed class Listener(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }
}
