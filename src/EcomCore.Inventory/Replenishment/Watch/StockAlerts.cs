namespace EcomCore.Inventory;

/// <summary>Lists the items that need a look, the most urgent first.</summary>
public static class StockAlerts
{
    /// <summary>Finds the items with too little or too much stock.</summary>
    /// <param name="items">The items.</param>
    /// <param name="bands">The limits; null for <see cref="CoverBands.Default"/>.</param>
    /// <returns>
    /// Alerts: what is out of stock by falling demand, then what is low by rising days of cover, then what is too much by falling surplus. Ties keep the order
    /// given.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> or an item's name is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of an item is outside its range.</exception>
    public static IReadOnlyList<StockAlert> Find(IEnumerable<StockCover> items, CoverBands? bands = null)
    {
        Guard.NotNull(items);
        bands ??= CoverBands.Default;
        var found = new List<(StockAlert Alert, double Urgency)>();
        foreach (var item in items)
        {
            Guard.NotNull(item.Sku, nameof(items));
            var days = CoverBands.DaysOf(item.Units, item.DemandPerDay);
            switch (bands.Judge(item.Units, item.DemandPerDay))
            {
                case StockLevel.Out:
                    found.Add((new StockAlert(item.Sku, StockLevel.Out, days, Whole(bands.LowDays * item.DemandPerDay)), -item.DemandPerDay));
                    break;
                case StockLevel.Low:
                    found.Add((new StockAlert(item.Sku, StockLevel.Low, days, Whole((bands.LowDays * item.DemandPerDay) - item.Units)), days));
                    break;
                case StockLevel.Over:
                    var surplus = item.Units - (bands.OverstockDays * item.DemandPerDay);
                    found.Add((new StockAlert(item.Sku, StockLevel.Over, days, Whole(surplus)), -surplus));
                    break;
                default:
                    break;
            }
        }

        return [.. found.OrderBy(one => one.Alert.Level).ThenBy(one => one.Urgency).Select(one => one.Alert)];
    }

    // Beyond the end of a long the number of units says nothing more.
    private static long Whole(double units) => units >= long.MaxValue ? long.MaxValue : (long)Math.Ceiling(units);
}
