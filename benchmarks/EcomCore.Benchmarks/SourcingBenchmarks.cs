using BenchmarkDotNet.Attributes;
using EcomCore.Inventory;

namespace EcomCore.Benchmarks;

/// <summary>Choosing among 20 warehouses for many orders that share one stock. Divide a time by Orders for the time per order.</summary>
[MemoryDiagnoser]
public class SourcingBenchmarks
{
    private const int Warehouses = 20;
    private const int Skus = 2_000;

    private SourcingOrder[] _orders = [];
    private WarehouseUnits[] _rows = [];
    private WarehouseStock _stock = WarehouseStock.Of([]);
    private ShippingOption[] _shipping = [];
    private OrderSourcer _sourcer = new([]);
    private OrderSourcer _limited = new([]);

    [Params(10_000, 100_000)]
    public int Orders { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // One to five lines as shops have them; each item lies in a third of the warehouses, and the stock runs out towards the end.
        var random = new Random(42);
        _orders = [.. Enumerable.Range(0, Orders).Select(order => new SourcingOrder(
            $"o{order}", Enumerable.Range(0, 1 + (random.Next(100) * random.Next(100) / 2000)).Select(_ => new SkuQuantity($"s{random.Next(Skus)}", 1 + random.Next(3)))))];
        _rows = [.. from warehouse in Enumerable.Range(0, Warehouses)
                    from sku in Enumerable.Range(0, Skus)
                    where random.Next(3) == 0
                    select new WarehouseUnits($"w{warehouse}", $"s{sku}", random.Next(Orders / 1_500))];
        _stock = WarehouseStock.Of(_rows);
        _shipping = [.. Enumerable.Range(0, Warehouses).Select(w => new ShippingOption($"w{w}", 4 + (w % 5), 0.1m * (w % 3), rank: w))];
        _sourcer = new OrderSourcer(_shipping);
        _limited = new OrderSourcer(_shipping, new SourcingPolicy(maxShipments: 2));
    }

    /// <summary>What a user would write: one warehouse that has all, else the one that has most, again and again. It splits more often than needed.</summary>
    [Benchmark(Baseline = true)]
    public decimal LinqGreedy()
    {
        var stock = _rows.GroupBy(row => row.Sku).ToDictionary(g => g.Key, g => g.ToDictionary(row => row.Warehouse, row => row.Units));
        var cost = 0m;
        foreach (var order in _orders)
        {
            var open = order.Lines.ToDictionary(line => line.Sku, line => line.Quantity);
            while (open.Values.Any(units => units > 0))
            {
                var best = _shipping
                    .Select(option => (Option: option, Units: open.Sum(line => Math.Min(line.Value, On(stock, option, line.Key)))))
                    .OrderByDescending(o => o.Units).ThenBy(o => o.Option.FixedCost + (o.Option.UnitCost * o.Units)).First();
                if (best.Units == 0)
                {
                    break;
                }

                foreach (var sku in open.Keys.ToArray())
                {
                    var taken = Math.Min(open[sku], On(stock, best.Option, sku));
                    if (taken > 0)
                    {
                        open[sku] -= taken;
                        stock[sku][best.Option.Warehouse] -= taken;
                    }
                }

                cost += best.Option.FixedCost + (best.Option.UnitCost * best.Units);
            }
        }

        return cost;
    }

    /// <summary>The exact answer, order by order.</summary>
    [Benchmark]
    public decimal SourceAll() => _sourcer.SourceAll(_orders, _stock).Cost;

    /// <summary>The same with at most two shipments for an order; what they cannot carry waits.</summary>
    [Benchmark]
    public decimal SourceAllWithAtMostTwoShipments() => _limited.SourceAll(_orders, _stock).Cost;

    private static long On(Dictionary<string, Dictionary<string, long>> stock, ShippingOption option, string sku) =>
        stock.TryGetValue(sku, out var rows) && rows.TryGetValue(option.Warehouse, out var units) ? units : 0;
}
