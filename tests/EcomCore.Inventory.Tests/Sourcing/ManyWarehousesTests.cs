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
