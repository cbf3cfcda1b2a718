using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

/// <summary>Tiles of every width give what the exact arithmetic of one item gives, whatever vectors this machine has.</summary>
[Properties(Arbitrary = [typeof(TileLaws)], MaxTest = 300)]
public sealed class TileLaws
{
    private static readonly double[] Oddities = [0, -0.0, -0.0, 1e-300, 4.9e-324, 1e-251, 1e-249, 1e299, 1e301, 1e-9, 1.0 / 3, 0.1, 1e12];
    private static readonly double[] Weights = [1, 1, 2, 0.5, 0, 0.8, 1e-3];
    private static readonly double[] TyingWeights = [1, 1, 2, 0.5, 0, 0.75];

    public static Arbitrary<Batch> Batches() =>
        (from items in Gen.Choose(1, 40)
         from channels in Gen.Choose(1, 19)
         from rounding in Gen.Elements(Rounding.Webster, Rounding.Webster, Rounding.Adams, Rounding.Jefferson)
         from reserve in Gen.Elements((0, 0m), (7, 0m), (0, 12.5m))
         from columns in Gen.Choose(0, 15)
         from isRagged in Gen.Elements(false, false, true)
         from tying in Gen.Choose(0, 5)
         from available in Gen.OneOf(Gen.Choose(0, 30), Gen.Choose(0, 5000), Gen.Choose(0, 1_000_000)).Select(n => (long)n).ArrayOf(items)
         from lengths in Gen.Choose(isRagged ? 0 : channels, channels).ArrayOf(items)
         let size = lengths.Sum()
         from demand in Demands(tying).ArrayOf(size)
         from weights in Gen.Elements(tying > 0 ? TyingWeights : Weights).ArrayOf(size)
         from floors in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 60)).Select(n => (long)n).ArrayOf(size)
         from room in Gen.OneOf(Gen.Constant(-1), Gen.Choose(0, 400)).ArrayOf(size)
         from lots in Gen.Elements(1L, 1, 2, 3, 5, 7, 12, 40).ArrayOf(size)
         select new Batch(
             new AllocationPolicy(rounding: rounding, reserveUnits: reserve.Item1, reservePercent: reserve.Item2),
             available,
             isRagged ? [.. lengths.Aggregate(new List<int> { 0 }, (list, n) => [.. list, list[^1] + n])] : [],
             demand,
             (columns & 1) != 0 ? weights : [],
             (columns & 2) != 0 ? floors : [],
             (columns & 4) != 0 ? [.. room.Select((r, i) => r < 0 ? long.MaxValue : ((columns & 2) != 0 ? floors[i] : 0) + r)] : [],
             (columns & 8) != 0 ? lots : [])).ToArbitrary();

    // Of all kinds, or of one that ties often: the same for all, few whole numbers, quarters, multiples of a number with many digits.
    private static Gen<double> Demands(int tying) => tying switch
    {
        1 => Gen.Constant(12.7),
        2 => Gen.Choose(0, 5).Select(n => (double)n),
        3 => Gen.Choose(0, 200).Select(n => n / 4.0),
        4 => Gen.Elements(0, 1, 1, 2, 4, 8).Select(n => n / 3.0),
        _ => Gen.OneOf(Gen.Choose(0, 60).Select(n => (double)n), Gen.Choose(0, 1_000_000).Select(n => n / 977.0), Gen.Elements(Oddities)),
    };

    [Property]
    public bool Vectors_of_512_bits_give_the_exact_result(Batch batch) => batch.InTiles<Lanes512>().SequenceEqual(batch.OneByOne());

    [Property]
    public bool Vectors_of_256_bits_give_the_exact_result(Batch batch) => batch.InTiles<Lanes256>().SequenceEqual(batch.OneByOne());

    [Property]
    public bool Vectors_of_128_bits_give_the_exact_result(Batch batch) => batch.InTiles<Lanes128>().SequenceEqual(batch.OneByOne());

    [Property]
    public bool Vectors_of_512_bits_give_the_exact_result_by_channel(Batch batch) => batch.InTilesByChannel<Lanes512>().SequenceEqual(batch.OneByOne());

    [Property]
    public bool Vectors_of_256_bits_give_the_exact_result_by_channel(Batch batch) => batch.InTilesByChannel<Lanes256>().SequenceEqual(batch.OneByOne());

    [Property]
    public bool Vectors_of_128_bits_give_the_exact_result_by_channel(Batch batch) => batch.InTilesByChannel<Lanes128>().SequenceEqual(batch.OneByOne());

    [Property]
    public bool One_item_without_limits_gives_the_exact_result(Batch batch)
    {
        var plain = batch with { Floors = [], Caps = [], Lots = [] };
        return plain.OneByOneAsGiven().SequenceEqual(plain.OneByOne());
    }

    [Property]
    public bool Several_threads_give_the_same_as_one(Batch batch)
    {
        var result = new long[batch.Demand.Length];
        var unallocated = new long[batch.Available.Length];
        var columns = new AllocationColumns
        {
            Available = batch.Available,
            Offsets = batch.Offsets,
            Demand = batch.Demand,
            Weights = batch.Weights,
            Floors = batch.Floors,
            Caps = batch.Caps,
            Lots = batch.Lots,
        };
        new ChannelAllocator(batch.Policy).AllocateBatch(columns, result, unallocated, maxDegreeOfParallelism: 4);
        return result.Concat(unallocated).SequenceEqual(batch.OneByOne());
    }

    public sealed record Batch(
        AllocationPolicy Policy, long[] Available, int[] Offsets, double[] Demand, double[] Weights, long[] Floors, long[] Caps, long[] Lots)
    {
        internal IEnumerable<long> InTiles<T>()
            where T : struct, ILanes<T> => InTiles<T>(ToBatch());

        /// <summary>Laid out channel by channel, and back; a ragged batch stays as it is.</summary>
        internal IEnumerable<long> InTilesByChannel<T>()
            where T : struct, ILanes<T>
        {
            if (Offsets.Length > 0)
            {
                return InTiles<T>();
            }

            var (items, channels) = (Available.Length, Demand.Length / Available.Length);
            var batch = AllocationBatch.ByChannel(
                Available, Turned(Demand, channels), Turned(Floors, channels), Turned(Caps, channels), Turned(Weights, channels), Turned(Lots, channels));
            var result = InTiles<T>(batch).ToArray();
            return Turned(result[..Demand.Length], items).Concat(result[Demand.Length..]);
        }

        private static TValue[] Turned<TValue>(TValue[] rows, int columns) =>
            [.. rows.Select((_, i) => rows[(i % (rows.Length / columns) * columns) + (i / (rows.Length / columns))])];

        private IEnumerable<long> InTiles<T>(in AllocationBatch batch)
            where T : struct, ILanes<T>
        {
            var (result, unallocated) = (new long[Demand.Length], new long[Available.Length]);
            var tile = Tile.Rent(batch.MaxChannels);
            var desk = AllocationDesk.Rent(batch.MaxChannels) with { Copy = ItemCopy.RentFor(batch) };
            TileAllocator.Allocate<T>(Policy, batch, 0, Available.Length, tile, desk, result, unallocated);
            desk.Return();
            tile.Return();
            return result.Concat(unallocated);
        }

        // A column of no floors keeps single items from the quick way of those without limits.
        internal IEnumerable<long> OneByOne() => OneByOne((this with { Floors = Floors.Length == 0 ? new long[Demand.Length] : Floors }).ToBatch());

        internal IEnumerable<long> OneByOneAsGiven() => OneByOne(ToBatch());

        private IEnumerable<long> OneByOne(in AllocationBatch batch)
        {
            var (result, unallocated) = (new long[Demand.Length], new long[Available.Length]);
            var desk = AllocationDesk.Rent(batch.MaxChannels);
            for (var item = 0; item < Available.Length; item++)
            {
                OneItem.Allocate(Policy, batch, item, desk, default, result, unallocated);
            }

            desk.Return();
            return result.Concat(unallocated);
        }

        private AllocationBatch ToBatch() => Offsets.Length == 0
            ? new AllocationBatch(Available, Demand, Floors, Caps, Weights, Lots)
            : AllocationBatch.Ragged(Available, Offsets, Demand, Floors, Caps, Weights, Lots);
    }
}
