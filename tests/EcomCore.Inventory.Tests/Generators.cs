using FsCheck;
using FsCheck.Fluent;

namespace EcomCore.Inventory.Tests;

internal static class Generators
{
    private static readonly double[] Oddities = [0, 1e-300, 4.9e-324, 1e300, 1e-9, 1.0 / 3, 0.1, 1e12];

    public static Arbitrary<Situation> Situations() =>
        (from count in Gen.Choose(0, 24)
         from hasLots in Gen.Elements(false, false, true)
         from channels in Channel(hasLots).ArrayOf(count)
         from available in Gen.OneOf(Gen.Choose(0, 30), Gen.Choose(0, 2000))
         from method in Gen.Elements(AllocationMethod.FairShare, AllocationMethod.FairShare, AllocationMethod.Priority)
         from rounding in Gen.Elements(Rounding.Webster, Rounding.Webster, Rounding.Adams, Rounding.Jefferson)
         from reserve in Gen.Elements((0, 0m), (0, 0m), (7, 0m), (0, 12.5m), (3, 33.3m))
         let named = channels.Select((c, i) => new ChannelDemand($"c{i}", c.Demand, c.Weight, c.Floor, c.Cap, c.Lot, c.Tier)).ToArray()
         select new Situation(new AllocationPolicy(method, rounding, reserve.Item1, reserve.Item2), available, named)).ToArbitrary();

    private static Gen<ChannelDemand> Channel(bool hasLots) =>
        from demand in Gen.OneOf(
            Gen.Choose(0, 60).Select(n => (double)n),
            Gen.Choose(0, 1_000_000).Select(n => n / 977.0),
            Gen.Elements(Oddities))
        from weight in Gen.Elements(1, 1, 1, 2, 0.5, 0, 0.8, 1e-3)
        from floor in Gen.OneOf(Gen.Constant(0), Gen.Constant(0), Gen.Choose(0, 60))
        from room in Gen.OneOf(Gen.Constant(-1), Gen.Constant(-1), Gen.Choose(0, 200))
        from lot in Gen.Elements(1, 2, 3, 5, 7, 12, 40)
        from tier in Gen.Elements(0, 0, 1, 2, -3)
        select new ChannelDemand("c", demand, weight, floor, room < 0 ? null : floor + room, hasLots ? lot : 1, tier);
}
