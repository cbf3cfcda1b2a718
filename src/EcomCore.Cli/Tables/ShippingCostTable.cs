using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>order_id,warehouse,fixed_cost,unit_cost</c> and where wanted <c>rank</c>; the order <c>*</c> stands for all others.</summary>
internal sealed class ShippingCostTable
{
    private const int OrderId = 0;
    private const int Warehouse = 1;
    private const int FixedCost = 2;
    private const int UnitCost = 3;
    private const int Rank = 4;

    private readonly HashSet<(string Order, string Warehouse)> _met = [];
    private readonly Dictionary<string, long> _firstLines = new(StringComparer.Ordinal);

    private ShippingCostTable()
    {
    }

    /// <summary>Gets the options for all orders, in the order of the rows.</summary>
    public List<ShippingOption> Usual { get; } = [];

    /// <summary>Gets the options of single orders, by the order's name.</summary>
    public Dictionary<string, List<ShippingOption>> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the warehouses, those in rows with faults too, and the line on which each comes first.</summary>
    public IEnumerable<(string Name, long Line)> Warehouses => _firstLines.Select(pair => (pair.Key, pair.Value));

    /// <summary>Reads the file; null when it cannot be opened. Rows with faults are complaints and left out.</summary>
    public static ShippingCostTable? Read(string path, Complaints complaints, Action<long> progress)
    {
        using var table = CsvTable.Open(
            path, ["order_id", "warehouse", "fixed_cost", "unit_cost"], ["rank"], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var rows = new ShippingCostTable();
        while (table.Read())
        {
            progress(table.Line);
            rows.AddRow(table);
        }

        return rows;
    }

    private void AddRow(CsvTable table)
    {
        var rank = 0L;
        var isNamed = table.TryText(OrderId, out var order) & table.TryText(Warehouse, out var warehouse);
        if (warehouse.Length > 0)
        {
            _firstLines.TryAdd(warehouse, table.Line);
        }

        if ((isNamed && IsNew(table, order, warehouse))
            & TryCost(table, FixedCost, out var fixedCost)
            & TryCost(table, UnitCost, out var unitCost)
            & (table.IsEmpty(Rank) || table.TryWhole(Rank, out rank, int.MinValue, int.MaxValue)))
        {
            OptionsOf(order).Add(new ShippingOption(warehouse, fixedCost, unitCost, (int)rank));
        }
    }

    private static bool TryCost(CsvTable table, int column, out decimal cost) =>
        table.TryMoney(column, out cost, 0)
        && (cost <= ShippingOption.MaxCost || table.Refuse(column, $"expected at most {ShippingOption.MaxCost}", table.Span(column)));

    private bool IsNew(CsvTable table, string order, string warehouse) =>
        _met.Add((order, warehouse))
        || table.Refuse(Warehouse, $"the warehouse has a row for order {order} already", warehouse);

    private List<ShippingOption> OptionsOf(string order)
    {
        if (order == SourcingLineTable.Waiting)
        {
            return Usual;
        }

        if (!Own.TryGetValue(order, out var options))
        {
            options = [];
            Own.Add(order, options);
        }

        return options;
    }
}
