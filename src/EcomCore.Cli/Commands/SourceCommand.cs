using System.CommandLine;
using EcomCore.Cli.Tables;
using EcomCore.Inventory;

namespace EcomCore.Cli.Commands;

/// <summary><c>ecom source</c>: which warehouse ships which order.</summary>
internal static class SourceCommand
{
    private const int ProgressEvery = 4096;

    private static readonly string[] Columns = ["order_id", "warehouse", "sku", "quantity"];

    private static readonly Option<string> Orders = CommonOptions.Input("--orders", "Order lines: order_id, sku, quantity. Orders are served in this order.");

    private static readonly Option<string> Stock = CommonOptions.Input("--stock", "What lies where: warehouse, sku, available.");

    private static readonly Option<string> Costs = CommonOptions.Input(
        "--costs", "Who ships at what cost: order_id (or * for all), warehouse, fixed_cost, unit_cost, and where wanted rank: smaller is nearer.");

    private static readonly Option<int?> MaxShipments = new("--max-shipments")
    {
        Description = "The most warehouses that may ship one order; 1 or more. Without it any number.",
        HelpName = "N",
        CustomParser = result => WholeOption.Parse(result, "--max-shipments", 1, SourcingPolicy.NoLimit),
    };

    private static readonly Option<bool> WholeOrders = new("--whole-orders")
    {
        Description = "All or nothing: an order that cannot ship whole waits whole and takes no stock.",
    };

    private static readonly Option<string[]> Exclude = new("--exclude")
    {
        Description = "A warehouse that ships nothing; may be given again.",
        HelpName = "WAREHOUSE",
    };

    public static Command Create() =>
        new Command(
            "source",
            "Chooses the warehouses that ship each order: most units, then fewest shipments, then least cost, then nearest. What waits has the warehouse *.")
        {
            Orders, Stock, Costs, MaxShipments, WholeOrders, Exclude,
        }
        .Does(
            "ecom source --orders docs/examples/order-lines.csv --stock docs/examples/warehouse-stock.csv --costs docs/examples/shipping-costs.csv --output shipments.csv",
            Run);

    private static int Run(ParseResult parsed, CommandRun run)
    {
        var (stockPath, costsPath) = (parsed.GetRequiredValue(Stock), parsed.GetRequiredValue(Costs));
        var stock = ShippedStockTable.Read(stockPath, run.Complaints, line => Report(run, "stock rows", line));
        var costs = ShippingCostTable.Read(costsPath, run.Complaints, line => Report(run, "cost rows", line));
        var lines = SourcingLineTable.Read(parsed.GetRequiredValue(Orders), run.Complaints, line => Report(run, "order lines", line));
        var excluded = parsed.GetValue(Exclude) ?? [];
        if (stock is not null && costs is not null)
        {
            const string Known = "or one that --exclude leaves out";
            MustMatch(stock.Warehouses, costs.Warehouses, excluded, (name, line) =>
                run.Complaints.Add(stockPath, line, "warehouse", $"expected a warehouse of the costs file, {Known}, found '{name}'"));
            MustMatch(costs.Warehouses, stock.Warehouses, excluded, (name, line) =>
                run.Complaints.Add(costsPath, line, "warehouse", $"expected a warehouse of the stock file, {Known}, found '{name}'"));
        }

        if (stock is null || costs is null || lines is null || run.Complaints.Any)
        {
            return run.Refuse();
        }

        var orders = OrdersOf(lines, costs, excluded);
        var rows = WarehouseStock.Of(stock.Rows);
        Note(run, rows, costs, orders, excluded);
        var policy = new SourcingPolicy(parsed.GetValue(MaxShipments) ?? SourcingPolicy.NoLimit, parsed.GetValue(WholeOrders) ? ShortageRule.WholeOrder : ShortageRule.Partial);
        Write(run, orders, new OrderSourcer(costs.Usual, policy).SourceAll(orders, rows, run.ProgressOf("orders"), run.Cancellation));
        return ExitCode.Done;
    }

    /// <summary>A warehouse that only one of the files names is most likely a slip of the pen; without a word it would ship nothing.</summary>
    private static void MustMatch(
        IEnumerable<(string Name, long Line)> warehouses, IEnumerable<(string Name, long Line)> others, string[] excluded, Action<string, long> complain)
    {
        var known = others.Select(other => other.Name).Concat(excluded).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, line) in warehouses.Where(warehouse => !known.Contains(warehouse.Name)))
        {
            complain(name.Length <= 40 ? name : $"{name[..40]}...", line);
        }
    }

    private static SourcingOrder[] OrdersOf(SourcingLineTable lines, ShippingCostTable costs, string[] excluded) =>
        [.. lines.Lines.Select((items, i) => new SourcingOrder(
            lines.Ids.Texts[i], items, excluded, costs.Own.GetValueOrDefault(lines.Ids.Texts[i])))
            .Where(order => order.Lines.Count > 0)];

    /// <summary>Says what makes orders wait although nothing is wrong with a line.</summary>
    private static void Note(CommandRun run, WarehouseStock stock, ShippingCostTable costs, SourcingOrder[] orders, string[] excluded)
    {
        var ids = orders.Select(order => order.Id).ToHashSet(StringComparer.Ordinal);
        var absent = costs.Own.Keys.Where(id => !ids.Contains(id)).ToArray();
        if (absent.Length > 0)
        {
            run.Note($"With costs of their own, but without lines: {Shown(absent)}.");
        }

        var strange = excluded.Where(name => !stock.Warehouses.Contains(name)).ToArray();
        if (strange.Length > 0)
        {
            run.Note($"Excluded, but without stock: {Shown(strange)}.");
        }

        var known = stock.Skus.ToHashSet(StringComparer.Ordinal);
        var unknown = orders.SelectMany(order => order.Lines).Select(line => line.Sku).Where(sku => !known.Contains(sku)).Distinct().ToArray();
        if (unknown.Length > 0)
        {
            run.Note($"Ordered, but without a row in the stock: {Shown(unknown)}.");
        }
    }

    private static string Shown(string[] names)
    {
        const int Most = 5;
        var first = string.Join(", ", names.Take(Most).Select(name => $"'{new string([.. name.Take(40).Select(c => char.IsControl(c) ? '\uFFFD' : c)])}'"));
        return names.Length <= Most ? first : FormattableString.Invariant($"{first} and {names.Length - Most} more");
    }

    private static void Write(CommandRun run, SourcingOrder[] orders, SourcingRun plans)
    {
        using var rows = run.Table(Columns);
        foreach (var line in plans.Lines())
        {
            rows.Add(orders[line.OrderIndex].Id, line.Warehouse ?? SourcingLineTable.Waiting, line.Sku, line.Units);
            Report(run, "rows written", rows.Rows);
        }

        rows.Commit();
    }

    private static void Report(CommandRun run, string what, long done)
    {
        if (done % ProgressEvery == 0)
        {
            run.Progress(what, done);
        }
    }
}
