using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>sku,counted</c>: one row per item.</summary>
internal static class CountTable
{
    private const int Sku = 0;
    private const int Counted = 1;

    /// <summary>Units per item; null when the file cannot be opened.</summary>
    public static Dictionary<string, long>? Read(string path, Complaints complaints)
    {
        using var table = CsvTable.Open(path, ["sku", "counted"], [], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (table.Read())
        {
            if (table.TryText(Sku, out var sku) & table.TryWhole(Counted, out var units, 0, LedgerLimits.MaxQuantity) && !counts.TryAdd(sku, units))
            {
                table.Refuse(Sku, "the item has a row already", sku);
            }
        }

        return counts;
    }
}
