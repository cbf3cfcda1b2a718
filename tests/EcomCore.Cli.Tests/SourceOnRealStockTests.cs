using EcomCore.Tests;

namespace EcomCore.Cli.Tests;

public sealed class SourceOnRealStockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public void A_month_of_real_orders_never_ships_more_than_there_is()
    {
        // The shop's last orders, its stock in two warehouses; service codes among the items have no stock and wait.
        var stock = File.ReadLines(SharedData.PathOf("data/store-uk-retail/stock.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        var lines = File.ReadLines(SharedData.PathOf("data/store-uk-retail/orders.csv")).Skip(1_000_000)
            .Select(line => line.Split(',')).Where(cells => cells[4].Length > 0 && cells[4][0] != '-' && cells[4] != "0").ToArray();
        var answer = EcomRunner.Run(
            "source",
            "--orders",
            _folder.Write("lines.csv", "order_id,sku,quantity\n" + string.Concat(lines.Select(cells => $"{cells[0]},{cells[3]},{cells[4]}\n"))),
            "--stock",
            _folder.Write("stock.csv", "sku,warehouse,available\n" + string.Concat(stock.Select(cells => string.Join(',', cells) + "\n"))),
            "--costs",
            _folder.Write("costs.csv", "order_id,warehouse,fixed_cost,unit_cost\n*,LDN,3.95,0.10\n*,MAN,3.50,0.12\n"),
            "--output",
            "-");

        Assert.Equal(0, answer.ExitCode);
        var rows = answer.OutputLines.Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(
            lines.GroupBy(c => (c[0], c[3])).ToDictionary(g => g.Key, g => g.Sum(c => Whole(c[4]))),
            rows.GroupBy(c => (c[0], c[2])).ToDictionary(g => g.Key, g => g.Sum(c => Whole(c[3]))));
        var has = stock.ToDictionary(c => (Sku: c[0], Warehouse: c[1]), c => Whole(c[2]));
        Assert.All(rows.Where(c => c[1] != "*").GroupBy(c => (Sku: c[2], Warehouse: c[1])), g => Assert.True(g.Sum(c => Whole(c[3])) <= has[g.Key]));
        Assert.Contains(rows, c => c[1] == "LDN");
        Assert.Contains(rows, c => c[1] == "MAN");
        Assert.Contains(rows, c => c[1] == "*");
    }

    private static long Whole(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
