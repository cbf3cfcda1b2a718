using System.Globalization;

namespace EcomCore.Inventory.Tests;

public sealed class TileTests
{
    private const int Channels = 8;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Many_items_with_many_ties_are_all_exact(bool hasLimits, bool hasLots)
    {
        var random = new Random(7);
        const int Items = 4_000;
        var available = Enumerable.Range(0, Items).Select(_ => random.NextInt64(5000)).ToArray();
        var demand = Enumerable.Range(0, Items * Channels).Select(_ => (double)random.Next(500)).ToArray();
        var floors = demand.Select(_ => random.Next(3) == 0 ? random.NextInt64(60) : 0).ToArray();
        var caps = floors.Select(floor => random.Next(3) == 0 ? floor + random.NextInt64(400) : long.MaxValue).ToArray();
        long[] lots = hasLots ? [.. demand.Select(_ => random.Next(3) == 0 ? 1 + random.NextInt64(12) : 1)] : [];
        var batch = new TileLaws.Batch(AllocationPolicy.Default, available, [], demand, [], hasLimits ? floors : [], hasLimits ? caps : [], lots);

        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes512>());
        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes256>());
        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes128>());
    }

    [Fact]
    public void Doubles_prove_nearly_every_item_themselves()
    {
        // Without ties hardly any item needs the exact arithmetic; if most did, the proof would be too strict and the speed gone.
        var random = new Random(8);
        var tile = Tile.Rent(Channels).For(Channels);
        var unproven = 0;
        for (var round = 0; round < 500; round++)
        {
            Fill(tile, random);
            unproven += Tile.Items - System.Numerics.BitOperations.PopCount(TileDivision.ByShare<Lanes256>(tile, Rounding.Webster, out _));
        }

        tile.Return();
        Assert.InRange(unproven, 0, 80);
    }

    [Fact]
    public void Unproven_items_are_those_that_tie()
    {
        var tile = Tile.Rent(2).For(2);
        tile.Shares.Fill(1);
        for (var item = 0; item < Tile.Items; item++)
        {
            // Two equal channels tie for the last unit of an odd stock.
            tile.Stock[item] = item;
        }

        var proven = TileDivision.ByShare<Lanes256>(tile, Rounding.Webster, out var tied);
        tile.Return();
        Assert.Equal(0b0101_0101_0101_0101u, proven);
        Assert.Equal(0b1010_1010_1010_1010u, tied);
    }

    [Theory]
    [InlineData(1, 51, 1.0)]
    [InlineData(0, 6, 1.0)]
    [InlineData(1, 2, 12.7)]
    [InlineData(1, 40, 0.25)]
    public void Doubles_settle_ties_themselves_where_demands_are_multiples_of_one_number(int least, int end, double unit)
    {
        var random = new Random(9);
        var tile = Tile.Rent(Channels).For(Channels);
        for (var round = 0; round < 100; round++)
        {
            double[] demand = [.. Enumerable.Range(0, Tile.Items * Channels).Select(_ => random.Next(least, end) * unit)];
            long[] available = [.. Enumerable.Range(0, Tile.Items).Select(_ => random.NextInt64(200))];
            var batch = new AllocationBatch(available, demand);
            TileLoader.Load(batch, 0, Tile.Items, AllocationPolicy.Default, tile);
            Assert.Equal(0xFFFFu, TileDivision.ByShare<Lanes256>(tile, Rounding.Webster, out var tied) | tied);
        }

        tile.Return();
    }

    [Theory]
    [InlineData(1, 51, 1.0)]
    [InlineData(0, 6, 1.0)]
    [InlineData(1, 2, 12.7)]
    [InlineData(1, 40, 0.25)]
    public void Doubles_settle_lots_that_tie_themselves_also_where_floors_do_not_fit(int least, int end, double unit)
    {
        var random = new Random(11);
        var tile = Tile.Rent(Channels).For(Channels);
        var unproven = 0;
        for (var round = 0; round < 100; round++)
        {
            double[] demand = [.. Enumerable.Range(0, Tile.Items * Channels).Select(_ => random.Next(least, end) * unit)];
            long[] available = [.. Enumerable.Range(0, Tile.Items).Select(_ => random.NextInt64(200))];
            long[] floors = [.. demand.Select(_ => random.Next(3) == 0 ? random.NextInt64(60) : 0)];
            long[] lots = [.. demand.Select(_ => random.Next(3) == 0 ? 1 + random.NextInt64(12) : 1)];
            TileLoader.Load(new AllocationBatch(available, demand, floors, lots: lots), 0, Tile.Items, AllocationPolicy.Default, tile);
            var proven = LimitedTileDivision.DivideLots<Lanes256>(tile, Rounding.Webster, hasTiers: false, out var tied) | tied;
            unproven += Tile.Items - System.Numerics.BitOperations.PopCount(proven);
        }

        // An item whose next lot is far beyond its stock may still be left to the exact arithmetic.
        tile.Return();
        Assert.InRange(unproven, 0, 8);
    }

    [Fact]
    public void Equal_lots_of_many_channels_are_exact()
    {
        // More lots than channels may have to move: some items are settled in vectors, others run out of rounds.
        const int Many = 96;
        var random = new Random(12);
        var available = Enumerable.Range(0, 64).Select(_ => random.NextInt64(20_000)).ToArray();
        var demand = Enumerable.Repeat(12.7, available.Length * Many).ToArray();
        long[] lots = [.. demand.Select(_ => random.Next(3) == 0 ? 1 + random.NextInt64(40) : 1)];
        foreach (var rounding in Enum.GetValues<Rounding>())
        {
            var batch = new TileLaws.Batch(new AllocationPolicy(rounding: rounding), available, [], demand, [], [], [], lots);
            Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes512>());
            Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes256>());
        }
    }

    [Fact]
    public void Lots_of_different_sizes_that_nearly_tie_are_exact()
    {
        // Demands are their lots times 10, but for a few of the last bits: these decide whose lot comes first, and so whether the handing out ends there.
        const int Items = 4_000;
        const int Few = 5;
        var random = new Random(13);
        var available = Enumerable.Range(0, Items).Select(_ => random.NextInt64(150)).ToArray();
        long[] lots = [.. Enumerable.Range(0, Items * Few).Select(_ => 1 + random.NextInt64(12))];
        double[] demand = [.. lots.Select(lot => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(10.0 * lot) + random.Next(-2, 3)))];
        long[] caps = [.. lots.Select(lot => random.Next(3) == 0 ? lot * random.NextInt64(9) : long.MaxValue)];
        foreach (var rounding in Enum.GetValues<Rounding>())
        {
            var batch = new TileLaws.Batch(new AllocationPolicy(rounding: rounding), available, [], demand, [], [], caps, lots);
            Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes512>());
            Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes256>());
            Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes128>());
        }
    }

    [Fact]
    public void Equal_lots_far_above_the_level_do_not_move_together()
    {
        // Beside the level of the large demands, what sets the small ones apart is lost in rounding. Some stocks need more rounds than others of their tile.
        const int Items = 128;
        long[] available = [.. Enumerable.Range(0, Items).Select(stock => (long)stock)];
        double[] demand = [.. available.SelectMany(_ => (double[])[1.75, 1.75, 1e15, 1e15])];
        long[] caps = [.. available.SelectMany(_ => (long[])[63, long.MaxValue, 2, 29])];
        var batch = new TileLaws.Batch(AllocationPolicy.Default, available, [], demand, [], [], caps, [.. Enumerable.Repeat(12L, demand.Length)]);
        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes512>());
        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes256>());
    }

    [Fact]
    public void A_tie_that_the_level_divides_goes_to_the_earlier_channel()
    {
        // So much stock that two units which tie can lie within rounding of the level, one counted as taken and one as open.
        double[] demand = [3.0000000000000004E+140, 3.0000000000000004E+140, 3.0000000000000004E+140, 2E+140, 1E+140, 4E+140];
        double[] weights = [0.25, 0.75, 1, 1.75, 1.75, 0.25];
        long[] floors = [0, 183, 0, 0, 0, 0];
        long[] caps = [long.MaxValue, long.MaxValue, long.MaxValue, 17, 19, 57];
        for (var stock = 70368744177600; stock < 70368744177700; stock++)
        {
            foreach (var rounding in Enum.GetValues<Rounding>())
            {
                foreach (long[] lots in (long[][])[[], [2, 3, 1, 6, 1, 12]])
                {
                    var batch = new TileLaws.Batch(new AllocationPolicy(rounding: rounding), [stock], [], demand, weights, floors, caps, lots);
                    Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes512>());
                    Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes256>());
                }
            }
        }
    }

    [Theory]
    [InlineData(Rounding.Webster, 81, "0,0,0,6,0,0", "26,9,37,59,58,19", "", "0.041726667919068906,0.45278097104876347,905.3283128446566,0.5850771635701307,-0,0.8262348747003054")]
    [InlineData(Rounding.Webster, 22, "0,0,0,3,0,0", "14,13,32,17,25,4", "3,1,6,1,4,1", "740.4139874225547,812.8874277756025,-0,477.381294815513,0.24738420883537465,813.6708134848955")]
    [InlineData(Rounding.Adams, 34, "", "", "", "0.8781103579691194,89.82390262643989,801.7351691619191,0.9575893077801864,-0,0.5297857860707612")]
    [InlineData(Rounding.Jefferson, 173, "", "", "", "877.4792793567661,-0,0.9932673834232927,0.045414130690234776,101.71600296241976,0.276672346180618")]
    public void A_demand_of_negative_zero_is_no_demand(Rounding rounding, long stock, string floors, string caps, string lots, string demand)
    {
        // A full tile of the same item, so that its quick way is taken.
        var batch = new TileLaws.Batch(
            new AllocationPolicy(rounding: rounding),
            [.. Enumerable.Repeat(stock, Tile.Items)],
            [],
            Column(demand, double.Parse),
            [],
            Column(floors, long.Parse),
            Column(caps, long.Parse),
            Column(lots, long.Parse));
        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes512>());
        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes256>());
        Assert.Equal(batch.OneByOne(), batch.InTiles<Lanes128>());

        static T[] Column<T>(string values, Func<string, IFormatProvider, T> parse) =>
            values.Length == 0 ? [] : [.. Enumerable.Repeat(values.Split(','), Tile.Items).SelectMany(v => v).Select(v => parse(v, CultureInfo.InvariantCulture))];
    }

    private static void Fill(in Tile tile, Random random)
    {
        for (var i = 0; i < tile.Shares.Length; i++)
        {
            tile.Shares[i] = -80 * Math.Log(1 - random.NextDouble());
        }

        for (var i = 0; i < Tile.Items; i++)
        {
            tile.Stock[i] = random.Next(5000);
        }
    }
}
