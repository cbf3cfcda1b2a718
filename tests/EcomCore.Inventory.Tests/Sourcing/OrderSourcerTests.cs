namespace EcomCore.Inventory.Tests;

public sealed class OrderSourcerTests
{
    private static readonly WarehouseStock Stock = WarehouseStock.Of(
    [
        new("Hangzhou", "shirt", 5), new("Hangzhou", "socks", 0),
        new("Guangzhou", "shirt", 2), new("Guangzhou", "socks", 9),
        new("Chengdu", "shirt", 3), new("Chengdu", "socks", 3),
    ]);

    private static readonly ShippingOption[] Shipping =
        [new("Hangzhou", 5, 0.5m), new("Guangzhou", 6, 0.4m), new("Chengdu", 9, 0.3m)];

    [Fact]
    public void One_shipment_beats_two_cheaper_ones()
    {
        var plan = Source([new("shirt", 3), new("socks", 3)]);

        var shipment = Assert.Single(plan.Shipments);
        Assert.Equal("Chengdu", shipment.Warehouse);
        Assert.Equal(9 + (6 * 0.3m), plan.Cost);
        Assert.Equal(SourcingOutcome.Complete, plan.Outcome);
        Assert.Empty(plan.BackOrders);
    }

    [Fact]
    public void Of_as_many_shipments_the_cheapest_is_taken()
    {
        // Two are needed for 8 shirts and 4 socks. Hangzhou and Guangzhou have 7 shirts only; Guangzhou and Chengdu 5; so Hangzhou (5) and Chengdu (3)
        // would serve the shirts, but only 3 socks: three it is.
        Assert.Equal(3, Source([new("shirt", 8), new("socks", 4)]).Shipments.Count);

        // 6 shirts: Hangzhou and Guangzhou 5 + 6 + (4 * 0.5 + 2 * 0.4); dearer with Chengdu.
        var plan = Source([new("shirt", 6)]);
        Assert.Equal(["Guangzhou", "Hangzhou"], plan.Shipments.Select(s => s.Warehouse));
        Assert.Equal([new SkuQuantity("shirt", 2)], plan.Shipments[0].Lines);
        Assert.Equal([new SkuQuantity("shirt", 4)], plan.Shipments[1].Lines);
        Assert.Equal(11 + (2 * 0.4m) + (4 * 0.5m), plan.Cost);
        Assert.Equal(SourcingOutcome.Split, plan.Outcome);
    }

    [Fact]
    public void Of_equal_costs_the_nearest_then_the_first_is_taken()
    {
        var stock = WarehouseStock.Of([new("a", "s", 9), new("b", "s", 9), new("c", "s", 9)]);
        Assert.Equal("c", First([new("a", 1, 0, 7), new("b", 1, 0, 7), new("c", 1, 0, 3)]));
        Assert.Equal("b", First([new("b", 1, 0, 7), new("a", 1, 0, 7), new("c", 1, 0, 9)]));

        string First(ShippingOption[] options) =>
            new OrderSourcer(options).Source(new SourcingOrder("o", [new("s", 1)]), stock).Shipments[0].Warehouse;
    }

    [Fact]
    public void What_is_not_there_waits()
    {
        var plan = Source([new("shirt", 12), new("hat", 1)]);

        Assert.Equal([new SkuQuantity("shirt", 2), new SkuQuantity("hat", 1)], plan.BackOrders);
        Assert.Equal(10, plan.Shipments.Sum(s => s.Lines.Sum(l => l.Quantity)));
        Assert.Equal(SourcingOutcome.ShortOfStock, plan.Outcome);
    }

    [Fact]
    public void A_limit_of_shipments_serves_as_many_units_as_it_can()
    {
        var plan = Source([new("shirt", 9)], new SourcingPolicy(maxShipments: 2));

        Assert.Equal(["Chengdu", "Hangzhou"], plan.Shipments.Select(s => s.Warehouse));
        Assert.Equal([new SkuQuantity("shirt", 1)], plan.BackOrders);
        Assert.Equal(SourcingOutcome.ShipmentLimit, plan.Outcome);
        Assert.Equal(SourcingProof.Optimal, plan.Proof);
    }

    [Fact]
    public void All_or_nothing_takes_nothing_when_something_is_missing()
    {
        var sourcer = new OrderSourcer(Shipping, new SourcingPolicy(shortage: ShortageRule.WholeOrder));
        var run = sourcer.SourceAll([new("big", [new("shirt", 11)]), new("small", [new("shirt", 10)])], Stock);

        Assert.Equal(SourcingOutcome.Refused, run[0].Outcome);
        Assert.Equal([new SkuQuantity("shirt", 11)], run[0].BackOrders);
        Assert.Equal(3, run[1].Shipments.Count);
        Assert.Equal(0, run.Left.UnitsIn("Hangzhou", "shirt"));
        Assert.Equal(9, run.Left.UnitsIn("Guangzhou", "socks"));
    }

    [Fact]
    public void Excluded_warehouses_and_those_without_an_option_do_not_ship()
    {
        var plan = new OrderSourcer(Shipping[..2]).Source(new SourcingOrder("o", [new("shirt", 9)], excluded: ["Guangzhou"]), Stock);

        Assert.Equal("Hangzhou", Assert.Single(plan.Shipments).Warehouse);
        Assert.Equal([new SkuQuantity("shirt", 4)], plan.BackOrders);
    }

    [Fact]
    public void An_order_may_have_costs_of_its_own()
    {
        var order = new SourcingOrder("o", [new("shirt", 1)], shipping: [new("Guangzhou", 1, 1)]);
        Assert.Equal("Guangzhou", new OrderSourcer(Shipping).Source(order, Stock).Shipments[0].Warehouse);
        Assert.Equal("Hangzhou", Source([new("shirt", 1)]).Shipments[0].Warehouse);
        Assert.Equal("Guangzhou", new OrderSourcer([]).Source(order, Stock).Shipments[0].Warehouse);
    }

    [Fact]
    public void Lines_of_one_item_are_added_up()
    {
        var order = new SourcingOrder("o", [new("shirt", 1), new("socks", 1), new("shirt", 2)]);
        Assert.Equal([new SkuQuantity("shirt", 3), new SkuQuantity("socks", 1)], order.Lines);
        var many = new SourcingOrder("o", Enumerable.Range(0, 40).Select(i => new SkuQuantity($"s{i % 20}", 1)));
        Assert.Equal(20, many.Lines.Count);
        Assert.All(many.Lines, line => Assert.Equal(2, line.Quantity));
    }

    [Fact]
    public void Stock_near_the_end_of_a_long_does_not_overflow()
    {
        var stock = WarehouseStock.Of([new("a", "s", long.MaxValue), new("b", "s", long.MaxValue), new("a", "t", 0), new("b", "t", long.MaxValue)]);
        var sourcer = new OrderSourcer([new("a", ShippingOption.MaxCost, ShippingOption.MaxCost), new("b", 1, ShippingOption.MaxCost)]);
        var plan = sourcer.Source(new SourcingOrder("o", [new("s", SourcingOrder.MaxUnits - 1), new("t", 1)]), stock);

        Assert.Equal("b", Assert.Single(plan.Shipments).Warehouse);
        Assert.Equal(1 + (SourcingOrder.MaxUnits * ShippingOption.MaxCost), plan.Cost);
    }

    [Fact]
    public void Twenty_equal_warehouses_are_still_searched_to_the_end()
    {
        // Every ten of them will do; the ten nearest are best.
        var names = Enumerable.Range(0, 20).Select(i => $"w{i}").ToArray();
        var stock = WarehouseStock.Of(names.Select(name => new WarehouseUnits(name, "s", 1)));
        var sourcer = new OrderSourcer(names.Select((name, i) => new ShippingOption(name, 1, 1, rank: i % 2)));
        var plan = sourcer.Source(new SourcingOrder("o", [new("s", 10)]), stock);

        Assert.Equal(SourcingProof.Optimal, plan.Proof);
        Assert.All(plan.Shipments, shipment => Assert.Equal(0, int.Parse(shipment.Warehouse[1..], System.Globalization.CultureInfo.InvariantCulture) % 2));
    }

    [Fact]
    public void Wrong_input_names_what_is_wrong()
    {
        Assert.Contains("'shirt'", Assert.Throws<ArgumentOutOfRangeException>(() => new SourcingOrder("o", [new("shirt", 0)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SourcingOrder("o", [new("a", SourcingOrder.MaxUnits), new("a", 1)]));
        Assert.Throws<ArgumentException>(() => new SourcingOrder(string.Empty, []));
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => WarehouseStock.Of([new("w", "s", -1)])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Item 's', warehouse 'w'", Assert.Throws<ArgumentException>(() => WarehouseStock.Of([new("w", "s", 1), new("w", "s", 1)])).Message, StringComparison.Ordinal);
        Assert.Contains("'w'", Assert.Throws<ArgumentException>(() => new OrderSourcer([new("w"), new("w")])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShippingOption("w", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SourcingPolicy(maxShipments: 0));
    }

    [Fact]
    public void A_batch_tells_its_progress_and_can_be_cancelled()
    {
        var seen = new List<int>();
        new OrderSourcer(Shipping).SourceAll([.. Enumerable.Repeat(new SourcingOrder("o", [new("shirt", 1)]), 2000)], Stock, new Sink(seen));
        Assert.Equal([0, 1024, 2000], seen);

        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => new OrderSourcer(Shipping).SourceAll([new SourcingOrder("o", [new("shirt", 1)])], Stock, cancellationToken: source.Token));
        Assert.Throws<OperationCanceledException>(() => new OrderSourcer(Shipping).Source(new SourcingOrder("o", [new("shirt", 1)]), Stock, source.Token));
    }

    [Fact]
    public void An_order_of_very_many_lines_ends_with_a_plan_and_says_what_is_proven()
    {
        // One or two units of every line in each of twenty warehouses, ten asked: to prove the fewest shipments would take minutes.
        var random = new Random(7);
        var stock = WarehouseStock.Of(
            from s in Enumerable.Range(0, 10_000) from w in Enumerable.Range(0, 20) select new WarehouseUnits($"w{w}", $"s{s}", random.Next(1, 3)));
        var sourcer = new OrderSourcer(Enumerable.Range(0, 20).Select(w => new ShippingOption($"w{w}", 5 + w)));
        var run = sourcer.SourceAll([new SourcingOrder("o", Enumerable.Range(0, 10_000).Select(s => new SkuQuantity($"s{s}", 10)))], stock);

        Assert.Equal(SourcingProof.Bounded, run[0].Proof);
        Assert.Empty(run[0].BackOrders);
        Assert.InRange(run[0].Shipments.Count, run[0].FewestPossible, 20);
        Assert.All(run.Left.Rows(), row => Assert.True(row.Units >= 0));
    }

    [Fact]
    public void A_search_in_the_middle_can_be_cancelled()
    {
        // The first progress comes before the only order, so whoever cancels there must be heard inside the search.
        var names = Enumerable.Range(0, 20).Select(i => $"w{i}").ToArray();
        var random = new Random(3);
        var stock = WarehouseStock.Of(
            from s in Enumerable.Range(0, 60) from name in names where random.Next(4) == 0 select new WarehouseUnits(name, $"s{s}", 10));
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => new OrderSourcer(names.Select(name => new ShippingOption(name, 1))).SourceAll(
            [new SourcingOrder("o", Enumerable.Range(0, 60).Select(s => new SkuQuantity($"s{s}", 10)))], stock, new Canceller(source), source.Token));
    }

    private static SourcingPlan Source(SkuQuantity[] lines, SourcingPolicy? policy = null) =>
        new OrderSourcer(Shipping, policy).Source(new SourcingOrder("order", lines), Stock);

    private sealed class Canceller(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value) => source.Cancel();
    }

    private sealed class Sink(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }
}
