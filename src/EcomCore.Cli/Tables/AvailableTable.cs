namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>sku,available</c>: the stock to divide, one row per item.</summary>
internal sealed class AvailableTable
{
    private const int Sku = 0;
    private const int Available = 1;

    private AvailableTable(TextPool skus, List<long> units)
    {
        Skus = skus;
        Units = units;
    }

    /// <summary>Gets the items; the number of an item is its place in <see cref="Units"/>.</summary>
    public TextPool Skus { get; }

    /// <summary>Gets the units per item, in the order of the rows.</summary>
    public List<long> Units { get; }

    /// <summary>Reads the file; null when it cannot be opened. A row with a bad number still counts as the item's row.</summary>
    public static AvailableTable? Read(string path, Complaints complaints, Action<long> progress)
    {
        using var table = CsvTable.Open(path, ["sku", "available"], [], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var stock = new AvailableTable(new TextPool(), []);
        while (table.Read())
        {
            progress(table.Line);
            _ = table.TryWhole(Available, out var units, 0);
            var sku = table.Span(Sku);
            if (sku.IsEmpty)
            {
                table.Refuse(Sku, "expected a text, found nothing");
            }
            else if (stock.Skus.NumberOf(sku) == stock.Units.Count)
            {
                stock.Units.Add(units);
            }
            else
            {
                table.Refuse(Sku, "the item has a row already", sku);
            }
        }

        return stock;
    }
}
