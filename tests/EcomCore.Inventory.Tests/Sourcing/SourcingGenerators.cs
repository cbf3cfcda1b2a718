using FsCheck;
using FsCheck.Fluent;

namespace EcomCore.Inventory.Tests;

internal static class SourcingGenerators
{
    public static Arbitrary<SourcingCase> Cases() =>
        (from warehouses in Gen.Choose(1, 7)
         from skus in Gen.Choose(1, 4)
         from units in Gen.OneOf(Gen.Constant(0L), Gen.Choose(0, 6).Select(n => (long)n), Gen.Choose(0, 3).Select(n => (long)n)).ArrayOf(warehouses * skus)
         from fixedCosts in Gen.Choose(0, 3).ArrayOf(warehouses)
         from unitCosts in Gen.Choose(0, 2).ArrayOf(warehouses)
         from ranks in Gen.Choose(0, 2).ArrayOf(warehouses)
         from limit in Gen.Elements(SourcingPolicy.NoLimit, SourcingPolicy.NoLimit, 1, 2, 3)
         from shortage in Gen.Elements(ShortageRule.Partial, ShortageRule.Partial, ShortageRule.WholeOrder)
         from count in Gen.Choose(1, 6)
         from orders in Order(warehouses, skus).ArrayOf(count)
         select new SourcingCase(
             [.. units.Select((n, i) => new WarehouseUnits($"w{i / skus}", $"s{i % skus}", n))],
             [.. fixedCosts.Select((cost, w) => new ShippingOption($"w{w}", cost, unitCosts[w] / 10m, ranks[w]))],
             new SourcingPolicy(limit, shortage),
             [.. orders.Select((order, i) => new SourcingOrder($"o{i}", order.Lines, order.Excluded, order.Shipping))])).ToArbitrary();

    private static Gen<SourcingOrder> Order(int warehouses, int skus) =>
        from count in Gen.Choose(1, 4)
        from lines in Line(skus).ArrayOf(count)
        from excluded in Gen.Elements(-1, -1, -1, 0, 1)
        from own in Gen.Elements(false, false, true)
        from warehouse in Gen.Choose(0, warehouses - 1)
        select new SourcingOrder(
            "o", lines, excluded < 0 ? null : [$"w{excluded}"], own ? [new ShippingOption($"w{warehouse}", 1.5m, 0.05m, 1)] : null);

    private static Gen<SkuQuantity> Line(int skus) =>
        from sku in Gen.Choose(0, skus)
        from quantity in Gen.Choose(1, 9)
        select new SkuQuantity($"s{sku}", quantity);
}
