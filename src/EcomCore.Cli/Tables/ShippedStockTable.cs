using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>warehouse,sku,available</c>: what lies where, one row per item and warehouse.</summary>
internal static class ShippedStockTable
{
    private const int Warehouse = 0;
    private const int Sku = 1;
    private const int Available = 2;

    /// <summary>The rows; null when the file cannot be opened. Rows with faults are complaints and left out.</summary>
    public static List<WarehouseUnits>? Read(string path, Complaints complaints, Action<long> progress)
    {
        using var table = CsvTable.Open(path, ["warehouse", "sku", "available"], [], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var rows = new List<WarehouseUnits>();
        var (warehouses, skus) = (new TextPool(), new TextPool());
        var met = new HashSet<(int Warehouse, int Sku)>();
        while (table.Read())
        {
            progress(table.Line);
            if (TryName(table, Warehouse, warehouses, out var warehouse)
                & TryName(table, Sku, skus, out var sku)
                & table.TryWhole(Available, out var units, 0)
                && IsNew(table, met, warehouse, sku))
            {
                rows.Add(new WarehouseUnits(warehouses.Texts[warehouse], skus.Texts[sku], units));
            }

            if (warehouses.Texts.Count > WarehouseStock.MaxWarehouses)
            {
                table.Refuse(Warehouse, $"expected at most {WarehouseStock.MaxWarehouses} warehouses");
                return rows;
            }
        }

        return rows;
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

    private static bool IsNew(CsvTable table, HashSet<(int Warehouse, int Sku)> met, int warehouse, int sku) =>
        met.Add((warehouse, sku)) || table.Refuse(Sku, "the item has a row for this warehouse already", table.Span(Sku));
}
