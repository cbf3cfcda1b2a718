using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>warehouse,sku,available</c>: what lies where, one row per item and warehouse.</summary>
internal sealed class ShippedStockTable
{
    private const int Warehouse = 0;
    private const int Sku = 1;
    private const int Available = 2;

    private readonly TextPool _warehouses = new();
    private readonly TextPool _skus = new();
    private readonly HashSet<(int Warehouse, int Sku)> _met = [];
    private readonly List<long> _firstLines = [];

    private ShippedStockTable()
    {
    }

    /// <summary>Gets the rows without faults.</summary>
    public List<WarehouseUnits> Rows { get; } = [];

    /// <summary>Gets the warehouses, those in rows with faults too, and the line on which each comes first.</summary>
    public IEnumerable<(string Name, long Line)> Warehouses => _warehouses.Texts.Zip(_firstLines);

    /// <summary>Reads the file; null when it cannot be opened. Rows with faults are complaints and left out.</summary>
    public static ShippedStockTable? Read(string path, Complaints complaints, Action<long> progress)
    {
        using var table = CsvTable.Open(path, ["warehouse", "sku", "available"], [], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var stock = new ShippedStockTable();
        while (table.Read())
        {
            progress(table.Line);
            stock.AddRow(table);
            if (stock._firstLines.Count > WarehouseStock.MaxWarehouses)
            {
                table.Refuse(Warehouse, $"expected at most {WarehouseStock.MaxWarehouses} warehouses");
                return stock;
            }
        }

        return stock;
    }

    private void AddRow(CsvTable table)
    {
        var isNamed = TryName(table, Warehouse, _warehouses, out var warehouse) & TryName(table, Sku, _skus, out var sku);
        if (warehouse == _firstLines.Count)
        {
            _firstLines.Add(table.Line);
        }

        if ((isNamed && IsNew(table, warehouse, sku)) & table.TryWhole(Available, out var units, 0))
        {
            Rows.Add(new WarehouseUnits(_warehouses.Texts[warehouse], _skus.Texts[sku], units));
        }
    }

    private static bool TryName(CsvTable table, int column, TextPool names, out int number)
    {
        number = -1;
        var name = table.Span(column);
        if (name.IsEmpty || (column == Warehouse && name.SequenceEqual(SourcingLineTable.Waiting)))
        {
            return table.Refuse(column, "expected a name", name);
        }

        number = names.NumberOf(name);
        return true;
    }

    private bool IsNew(CsvTable table, int warehouse, int sku) =>
        _met.Add((warehouse, sku)) || table.Refuse(Sku, "the item has a row for this warehouse already", table.Span(Sku));
}
