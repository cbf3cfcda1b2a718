namespace EcomCore.SampleData;

/// <summary>Counts the stock of the last day: most items are well covered, some are short, gone or far too many.</summary>
internal static class Warehouse
{
    private const int DaysLookedBack = 56;
    private static readonly int[] DaysOfCover = [45, 30, 60, 9, 40, 25, 0, 50, 210, 35, 14, 70];

    /// <summary>One count per item and warehouse, items in the catalogue's order.</summary>
    public static IReadOnlyList<StockCount> CountStock(IReadOnlyList<OrderLine> orders, Dice dice)
    {
        var since = Catalogue.LastDay.AddDays(1 - DaysLookedBack).ToDateTime(TimeOnly.MinValue);
        var sold = orders.Where(line => line.At >= since).ToLookup(line => line.Code, line => line.Quantity);

        var counts = new List<StockCount>();
        for (var i = 0; i < Catalogue.Items.Length; i++)
        {
            var code = Catalogue.Items[i].Code;
            var days = DaysOfCover[(i * 5) % DaysOfCover.Length] * (0.8 + (0.4 * dice.Unit()));
            var units = (int)(Math.Max(0, sold[code].Sum()) * days / DaysLookedBack);
            var south = units * (25 + dice.Below(20)) / 100;
            counts.Add(new StockCount(code, "HZ", units - south));
            counts.Add(new StockCount(code, "GZ", south));
        }

        return counts;
    }
}
