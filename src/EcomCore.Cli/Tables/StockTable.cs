namespace EcomCore.Cli.Tables;

/// <summary>Reads a store's <c>stock.csv</c>.</summary>
internal static class StockTable
{
    private const int Sku = 0;
    private const int Warehouse = 1;
    private const int OnHand = 2;

    // Sums of a hundred million such rows stay within a long.
    private const long MaxOnHand = 1_000_000_000_000;

    /// <summary>Units on hand by item, all warehouses added up. The same item twice in one warehouse is a complaint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="itemOf">From a code as written to its item.</param>
    /// <param name="complaints">Where faults go.</param>
    public static Dictionary<string, long>? Read(string path, Func<string, string> itemOf, Complaints complaints)
    {
        using var table = CsvTable.Open(path, ["sku", "warehouse", "on_hand"], [], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var stock = new Dictionary<string, long>(StringComparer.Ordinal);
        var met = new HashSet<(string Sku, string Warehouse)>();
        while (table.Read())
        {
            if (!(table.TryText(Sku, out var sku) & table.TryWhole(OnHand, out var units, 0, MaxOnHand)))
            {
                continue;
            }

            if (!met.Add((sku, table.Text(Warehouse))))
            {
                table.Refuse(Sku, "the item appears twice in this warehouse", sku);
                continue;
            }

            var item = itemOf(sku);
            stock[item] = stock.GetValueOrDefault(item) + units;
        }

        return stock;
    }
}
