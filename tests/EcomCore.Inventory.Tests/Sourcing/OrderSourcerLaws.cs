using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

[Properties(Arbitrary = [typeof(SourcingGenerators)], MaxTest = 1000)]
public sealed class OrderSourcerLaws
{
    [Property]
    public Property It_is_the_best_of_all_sets_of_warehouses(SourcingCase c)
    {
        var plan = c.Sourcer.Source(c.Orders[0], c.Stock);
        var best = NaiveSourcing.Best(c.Orders[0], c.Stock, c.Shipping, c.Policy);
        var places = plan.Shipments.Select(s => Array.FindIndex([.. c.Shipping], o => o.Warehouse == s.Warehouse)).Order();
        var found = (Units(plan), plan.Shipments.Count, plan.Cost, RankOf(plan, c), string.Join(',', places));
        return (found == best && plan.Proof == SourcingProof.Optimal && plan.FewestPossible == best.Shipments).Label($"{found} instead of {best}");
    }

    [Property]
    public bool Stock_is_never_used_twice(SourcingCase c)
    {
        var run = c.Sourcer.SourceAll(c.Orders, c.Stock);
        var taken = run.Lines().Where(line => line.Warehouse is not null).GroupBy(line => (line.Warehouse, line.Sku)).ToDictionary(g => g.Key, g => g.Sum(l => l.Units));
        return c.Rows.All(row => run.Left.UnitsIn(row.Warehouse, row.Sku) >= 0
                && run.Left.UnitsIn(row.Warehouse, row.Sku) + taken.GetValueOrDefault((row.Warehouse, row.Sku)) == row.Units)
            && taken.Keys.All(key => c.Stock.UnitsIn(key.Warehouse!, key.Sku) > 0);
    }

    [Property]
    public bool What_was_ordered_ships_or_waits(SourcingCase c) =>
        c.Sourcer.SourceAll(c.Orders, c.Stock).Zip(c.Orders).All(p => p.Second.Lines.All(line =>
            p.First.Shipments.SelectMany(s => s.Lines).Concat(p.First.BackOrders).Where(l => l.Sku == line.Sku).Sum(l => l.Quantity) == line.Quantity));

    [Property]
    public bool A_batch_is_one_order_after_the_other(SourcingCase c)
    {
        var stock = c.Stock;
        foreach (var (plan, order) in c.Sourcer.SourceAll(c.Orders, c.Stock).Zip(c.Orders))
        {
            var single = c.Sourcer.SourceAll([order], stock);
            if (Text(single[0]) != Text(plan))
            {
                return false;
            }

            stock = single.Left;
        }

        return true;
    }

    [Property]
    public bool All_or_nothing_is_all_or_nothing(SourcingCase c) =>
        new OrderSourcer(c.Shipping, new SourcingPolicy(c.Policy.MaxShipments, ShortageRule.WholeOrder)).SourceAll(c.Orders, c.Stock)
            .All(plan => plan.BackOrders.Count == 0 ? plan.Shipments.Count > 0 : plan.Shipments.Count == 0 && plan.Outcome == SourcingOutcome.Refused);

    [Property]
    public bool Limits_and_exclusions_hold(SourcingCase c) =>
        c.Sourcer.SourceAll(c.Orders, c.Stock).Zip(c.Orders).All(p =>
            p.First.Shipments.Count <= c.Policy.MaxShipments && !p.First.Shipments.Any(s => p.Second.Excluded.Contains(s.Warehouse)));

    [Property]
    public bool Costs_add_up(SourcingCase c)
    {
        var run = c.Sourcer.SourceAll(c.Orders, c.Stock);
        return run.Sum(plan => plan.Cost) == run.Cost && run.Zip(c.Orders).All(p => p.First.Cost == p.First.Shipments.Sum(s => s.Cost)
            && p.First.Shipments.All(s => s.Cost == CostOf(s, p.Second, c)));
    }

    [Property]
    public bool The_order_of_the_stock_rows_does_not_matter(SourcingCase c) =>
        c.Sourcer.SourceAll(c.Orders, c.Stock).Select(Text).SequenceEqual(
            c.Sourcer.SourceAll(c.Orders, WarehouseStock.Of(c.Rows.Reverse())).Select(Text));

    private static decimal CostOf(Shipment shipment, SourcingOrder order, SourcingCase c)
    {
        var option = order.Shipping.LastOrDefault(own => own.Warehouse == shipment.Warehouse) ?? c.Shipping.Single(o => o.Warehouse == shipment.Warehouse);
        return option.FixedCost + (option.UnitCost * shipment.Lines.Sum(l => l.Quantity));
    }

    private static long RankOf(SourcingPlan plan, SourcingCase c) => plan.Shipments.Sum(s =>
        (long)(c.Orders[0].Shipping.LastOrDefault(own => own.Warehouse == s.Warehouse) ?? c.Shipping.Single(o => o.Warehouse == s.Warehouse)).Rank);

    private static long Units(SourcingPlan plan) => plan.Shipments.SelectMany(s => s.Lines).Sum(l => l.Quantity);

    private static string Text(SourcingPlan plan) =>
        $"{string.Join(';', plan.Shipments.Select(s => $"{s.Warehouse} {s.Cost} {string.Join(' ', s.Lines)}"))}|{string.Join(' ', plan.BackOrders)}|{plan.Outcome} {plan.Proof} {plan.FewestPossible}";
}
