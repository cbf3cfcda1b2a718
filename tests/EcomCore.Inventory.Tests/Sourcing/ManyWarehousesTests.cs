namespace EcomCore.Inventory.Tests;

public sealed class ManyWarehousesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Greedy_keeps_to_its_bound(int seed)
    {
        var (sourcer, stock, order) = Hard(seed, warehouses: 60, skus: 40, limit: SourcingPolicy.NoLimit);
        var plan = sourcer.Source(order, stock);

        Assert.Empty(plan.BackOrders);
        Assert.InRange(plan.Shipments.Count, plan.FewestPossible, HarmonicOf(MostUnitsOfOne(stock)) * plan.FewestPossible);
        Assert.All(plan.Shipments, shipment => Assert.NotEmpty(shipment.Lines));
    }

    [Theory]
    [InlineData(24, 300)]
    [InlineData(40, 12)]
    public void Greedy_takes_no_unit_twice(int warehouses, int skus)
    {
        // Every warehouse has a part of every line, so the one that adds most would add most again.
        var random = new Random(7);
        var rows = (from w in Enumerable.Range(0, warehouses)
                    from s in Enumerable.Range(0, skus)
                    select new WarehouseUnits($"w{w}", $"s{s}", random.Next(1, 3))).ToArray();
        var sourcer = new OrderSourcer(Enumerable.Range(0, warehouses).Select(w => new ShippingOption($"w{w}", 1 + (w % 7))));
        var run = sourcer.SourceAll([new SourcingOrder("o", Enumerable.Range(0, skus).Select(s => new SkuQuantity($"s{s}", 10)))], WarehouseStock.Of(rows));

        Assert.NotEqual(SourcingProof.Optimal, run[0].Proof);
        Assert.InRange(run[0].Shipments.Count, run[0].FewestPossible, warehouses);
        Assert.Distinct(run[0].Shipments.Select(s => s.Warehouse));
        Assert.All(run.Left.Rows(), row => Assert.True(row.Units >= 0));
        Assert.All(run[0].Shipments.SelectMany(s => s.Lines.Select(l => (s.Warehouse, l))), p =>
            Assert.InRange(p.l.Quantity, 1, rows.Single(row => row.Warehouse == p.Warehouse && row.Sku == p.l.Sku).Units));
    }

    [Fact]
    public void Greedy_is_the_plain_greedy()
    {
        // Counting again only what may be the largest must choose the same warehouses as counting all of them.
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (warehouses, skus) = (random.Next(25, 60), random.Next(5, 40));
            var have = Enumerable.Range(0, warehouses).Select(_ => Enumerable.Range(0, skus).Select(_ => random.Next(4) == 0 ? random.Next(1, 4) : 0).ToArray()).ToArray();
            var limit = random.Next(2, 5);
            var stock = WarehouseStock.Of(have.SelectMany((units, w) => units.Select((n, s) => new WarehouseUnits($"w{w}", $"s{s}", n))));
            var sourcer = new OrderSourcer(Enumerable.Range(0, warehouses).Select(w => new ShippingOption($"w{w}", 1)), new SourcingPolicy(limit));
            var plan = sourcer.Source(new SourcingOrder("o", Enumerable.Range(0, skus).Select(s => new SkuQuantity($"s{s}", 5))), stock);
            if (plan.Proof == SourcingProof.Bounded)
            {
                Assert.Equal(PlainGreedy(have, 5, limit), plan.Shipments.Select(s => s.Warehouse).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void Without_a_proof_the_plan_says_so()
    {
        var plans = Enumerable.Range(0, 4).Select(seed => Hard(seed, 60, 40, SourcingPolicy.NoLimit)).Select(c => c.Sourcer.Source(c.Order, c.Stock)).ToArray();

        Assert.Contains(plans, plan => plan.Proof == SourcingProof.Bounded);
        Assert.All(plans, plan => Assert.True(plan.Proof == SourcingProof.Bounded || plan.Shipments.Count == plan.FewestPossible));
    }

    [Fact]
    public void A_limit_is_kept_and_most_of_what_is_possible_is_served()
    {
        var (sourcer, stock, order) = Hard(5, warehouses: 60, skus: 40, limit: 4);
        var plan = sourcer.Source(order, stock);
        var served = plan.Shipments.Sum(s => s.Lines.Sum(l => l.Quantity));

        Assert.Equal(4, plan.Shipments.Count);
        Assert.InRange(served, (1 - Math.Exp(-1)) * MostUnitsOfFour(stock, order), MostUnitsOfFour(stock, order));
        Assert.Equal(40, served + plan.BackOrders.Sum(l => l.Quantity));
    }

    [Fact]
    public void Easy_orders_are_best_among_many_warehouses_too()
    {
        // One warehouse of three hundred has both items, at a price; pairs of cheap ones do not come first.
        var stock = WarehouseStock.Of(Enumerable.Range(0, 300).SelectMany(w => new WarehouseUnits[]
        {
            new($"w{w}", "a", w == 200 || w % 2 == 0 ? 1 : 0), new($"w{w}", "b", w == 200 || w % 2 == 1 ? 1 : 0),
        }));
        var sourcer = new OrderSourcer(Enumerable.Range(0, 300).Select(w => new ShippingOption($"w{w}", w == 200 ? 100 : 1)));
        var plan = sourcer.Source(new SourcingOrder("o", [new("a", 1), new("b", 1)]), stock);

        Assert.Equal("w200", Assert.Single(plan.Shipments).Warehouse);
        Assert.Equal(SourcingProof.Optimal, plan.Proof);
    }

    /// <summary>Each item lies in few of many warehouses, one unit each: a set cover without structure.</summary>
    private static (OrderSourcer Sourcer, WarehouseStock Stock, SourcingOrder Order) Hard(int seed, int warehouses, int skus, int limit)
    {
        var random = new Random(seed);
        var rows = from w in Enumerable.Range(0, warehouses)
                   from s in Enumerable.Range(0, skus)
                   where random.Next(100) < 15 || w % skus == s
                   select new WarehouseUnits($"w{w}", $"s{s}", 1);
        return (
            new OrderSourcer(Enumerable.Range(0, warehouses).Select(w => new ShippingOption($"w{w}", 1 + (w % 7))), new SourcingPolicy(limit)),
            WarehouseStock.Of(rows.ToArray()),
            new SourcingOrder("o", Enumerable.Range(0, skus).Select(s => new SkuQuantity($"s{s}", 1))));
    }

    private static IEnumerable<string> PlainGreedy(int[][] have, int need, int limit)
    {
        var rest = Enumerable.Repeat(need, have[0].Length).ToArray();
        var left = Enumerable.Range(0, have.Length).ToList();
        var chosen = new List<string>();
        while (chosen.Count < limit)
        {
            var best = left.MaxBy(w => have[w].Zip(rest, Math.Min).Sum());
            left.Remove(best);
            chosen.Add($"w{best}");
            rest = [.. rest.Zip(have[best], (r, h) => r - Math.Min(r, h))];
        }

        return chosen.Order(StringComparer.Ordinal);
    }

    private static long MostUnitsOfOne(WarehouseStock stock) => stock.Rows().GroupBy(row => row.Warehouse).Max(group => group.Sum(row => row.Units));

    /// <summary>The most items that any four warehouses have together, one unit of each being asked for.</summary>
    private static int MostUnitsOfFour(WarehouseStock stock, SourcingOrder order)
    {
        var sets = stock.Warehouses.Select(w => order.Lines.Select((line, i) => stock.UnitsIn(w, line.Sku) > 0 ? 1UL << i : 0).Aggregate(0UL, (a, b) => a | b)).ToArray();
        var most = 0;
        for (var a = 0; a < sets.Length; a++)
        {
            for (var b = a + 1; b < sets.Length; b++)
            {
                for (var c = b + 1; c < sets.Length; c++)
                {
                    for (var d = c + 1; d < sets.Length; d++)
                    {
                        most = Math.Max(most, System.Numerics.BitOperations.PopCount(sets[a] | sets[b] | sets[c] | sets[d]));
                    }
                }
            }
        }

        return most;
    }

    private static double HarmonicOf(long m) => Enumerable.Range(1, (int)m).Sum(i => 1.0 / i);
}
