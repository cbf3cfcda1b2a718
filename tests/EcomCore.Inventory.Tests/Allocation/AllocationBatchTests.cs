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
    public void Items_can_stand_channel_by_channel()
    {
        var result = new long[4];
        var unallocated = new long[2];
        ChannelAllocator.FairShare.AllocateBatch(AllocationBatch.ByChannel(Available, [1, 3, 1, 1], caps: [9, 9, 9, 40]), result, unallocated);
        Assert.Equal([5L, 9, 5, 40], result);
        Assert.Equal([0L, 51], unallocated);
    }

    [Theory]
    [InlineData(AllocationMethod.FairShare)]
    [InlineData(AllocationMethod.Priority)]
    [InlineData(AllocationMethod.ExpectedProfit)]
    public void Channel_by_channel_gives_the_same_units_by_every_method(AllocationMethod method)
    {
        const int Items = 50;
        const int Channels = 3;
        var random = new Random(11);
        var available = Enumerable.Range(0, Items).Select(_ => random.NextInt64(60)).ToArray();
        var demand = Values(() => random.Next(1, 30));
        var floors = Values(() => random.Next(4)).Select(x => (long)x).ToArray();
        var caps = floors.Select(f => f + random.NextInt64(40)).ToArray();
        var lots = Values(() => random.Next(1, 4)).Select(x => (long)x).ToArray();
        var tiers = Values(() => random.Next(3)).Select(x => (int)x).ToArray();
        var weights = Values(() => random.Next(1, 4));
        var margins = Values(() => random.Next(1, 9));
        var deviations = Values(() => random.Next(1, 9));
        var allocator = new ChannelAllocator(new AllocationPolicy(method));
        var (rows, left) = (new long[demand.Length], new long[Items]);
        allocator.AllocateBatch(new AllocationBatch(available, demand, floors, caps, weights, lots, tiers, margins, deviations), rows, left);

        var (turned, turnedLeft) = (new long[demand.Length], new long[Items]);
        allocator.AllocateBatch(
            AllocationBatch.ByChannel(
                available, Turned(demand), Turned(floors), Turned(caps), Turned(weights), Turned(lots), Turned(tiers), Turned(margins), Turned(deviations)),
            turned,
            turnedLeft);
        Assert.Equal(Turned(rows), turned);
        Assert.Equal(left, turnedLeft);

        var columns = new AllocationColumns
        {
            Available = available,
            Demand = Turned(demand),
            Floors = Turned(floors),
            Caps = Turned(caps),
            Weights = Turned(weights),
            Lots = Turned(lots),
            Tiers = Turned(tiers),
            Margins = Turned(margins),
            Deviations = Turned(deviations),
            IsByChannel = true,
        };
        turned.AsSpan().Clear();
        allocator.AllocateBatch(columns, turned, turnedLeft, maxDegreeOfParallelism: 3);
        Assert.Equal(Turned(rows), turned);
        Assert.Equal(left, turnedLeft);

        double[] Values(Func<int> next) => [.. Enumerable.Range(0, Items * Channels).Select(_ => (double)next())];

        T[] Turned<T>(T[] values) => [.. Enumerable.Range(0, values.Length).Select(i => values[(i % Items * Channels) + (i / Items)])];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 28)]
    [InlineData(int.MaxValue)]
    public void Any_number_of_threads_may_be_allowed(int threads)
    {
        long[] units = new long[5], unallocated = new long[2];
        var columns = new AllocationColumns { Available = new long[] { 10, 9 }, Offsets = new[] { 0, 2, 5 }, Demand = new double[] { 1, 4, 1, 1, 1 } };
        ChannelAllocator.FairShare.AllocateBatch(columns, units, unallocated, threads);
        Assert.Equal([2, 8, 3, 3, 3], units);
    }

    [Theory]
    [InlineData(1e283, 1e-132, 1e290)]
    [InlineData(1e200, 1e-132, 1e207)]
    public void First_lots_come_first_under_Adams_beside_shares_however_large(double large, double small, double largest)
    {
        T[] Often<T>(params T[] item) => [.. Enumerable.Repeat(item, 16).SelectMany(x => x)];
        var units = new long[48];
        new ChannelAllocator(new AllocationPolicy(rounding: Rounding.Adams)).AllocateBatch(
            new AllocationBatch(Often(6L), Often(large, small, largest), floors: Often(2L, 0, 2), caps: Often(8L, 7, 4), lots: Often(1L, 1, 6)), units, default);
        Assert.Equal(Often(5L, 1, 0), units);
    }

    [Fact]
    public void Columns_by_channel_have_no_offsets()
    {
        var columns = new AllocationColumns { Available = new long[1], Demand = new double[1], Offsets = new int[] { 0, 1 }, IsByChannel = true };
        Assert.Contains("found 2", Assert.Throws<ArgumentException>(() => columns.ToBatch()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_a_batch_by_channel_name_item_and_channel()
    {
        var faults = ChannelAllocator.FindFaults(AllocationBatch.ByChannel([1, -2], [1, 2, double.NaN, 4], floors: [0, 0, 0, 5], caps: [9, 9, 9, 4]));
        Assert.Equal(
            [(0, 1, AllocationFaultKind.DemandOutOfRange), (1, -1, AllocationFaultKind.NegativeStock), (1, 1, AllocationFaultKind.FloorAboveCap)],
            faults.Select(f => (f.Item, f.Channel, f.Kind)));
    }

    [Fact]
    public void One_bad_value_anywhere_in_a_long_column_is_found()
    {
        // Columns are tested many values at a time; no place may fall between.
        for (var bad = 0; bad < Column.Items; bad++)
        {
            AssertFault(bad, AllocationFaultKind.NegativeStock, b => new AllocationBatch(b.With(-1L, 7), Column.Of(1.0)));
            AssertFault(bad, AllocationFaultKind.DemandOutOfRange, b => new AllocationBatch(Column.Of(7L), b.With(double.NaN, 1.0)));
            AssertFault(bad, AllocationFaultKind.DemandOutOfRange, b => new AllocationBatch(Column.Of(7L), b.With(double.PositiveInfinity, 1.0)));
            AssertFault(bad, AllocationFaultKind.DemandOutOfRange, b => new AllocationBatch(Column.Of(7L), b.With(-1e-300, 1.0)));
            AssertFault(bad, AllocationFaultKind.WeightOutOfRange, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), weights: b.With(-double.NaN, 1.0)));
            AssertFault(bad, AllocationFaultKind.WeightedDemandTooLarge, b => new AllocationBatch(Column.Of(7L), Column.Of(1e200), weights: b.With(1e200, 1.0)));
            AssertFault(bad, AllocationFaultKind.MarginOutOfRange, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), margins: b.With(-1.0, 1.0)));
            AssertFault(bad, AllocationFaultKind.DeviationOutOfRange, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), deviations: b.With(double.NaN, 1.0)));
            AssertFault(bad, AllocationFaultKind.NegativeFloor, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), floors: b.With(long.MinValue, 0)));
            AssertFault(bad, AllocationFaultKind.NegativeCap, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), caps: b.With(long.MinValue, 0)));
            AssertFault(bad, AllocationFaultKind.FloorAboveCap, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), floors: b.With(8L, 7), caps: Column.Of(7L)));
            AssertFault(bad, AllocationFaultKind.NegativeFloor, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), floors: b.With(long.MinValue, 7), caps: Column.Of(long.MaxValue)));
            AssertFault(bad, AllocationFaultKind.LotOutOfRange, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), lots: b.With(0L, 1)));
            AssertFault(bad, AllocationFaultKind.LotOutOfRange, b => new AllocationBatch(Column.Of(7L), Column.Of(1.0), lots: b.With(long.MinValue, 1)));
        }
    }

    private static void AssertFault(int bad, AllocationFaultKind kind, Making make)
    {
        var error = Assert.Throws<AllocationInputException>(() => ChannelAllocator.FairShare.AllocateBatch(make(new Column(bad)), new long[Column.Items], default));
        Assert.Equal((bad, kind), (Assert.Single(error.Faults).Item, error.Faults[0].Kind));
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

        void Run()
        {
            ChannelAllocator.FairShare.AllocateBatch(new AllocationBatch(available, demand, floors, caps), result, unallocated);
            ChannelAllocator.FairShare.AllocateBatch(AllocationBatch.ByChannel(available, demand, floors, caps), result, unallocated);
        }
    }

    private delegate AllocationBatch Making(Column column);

    /// <summary>Makes columns of one value, with another one at a place.</summary>
    private sealed record Column(int Bad)
    {
        public const int Items = 70;

        public static T[] Of<T>(T value) => [.. Enumerable.Repeat(value, Items)];

        public T[] With<T>(T bad, T value)
        {
            var values = Of(value);
            values[Bad] = bad;
            return values;
        }
    }

    private sealed class Listener(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }
}
