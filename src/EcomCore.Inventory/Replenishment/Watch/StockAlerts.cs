using System.Numerics;

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
    /// <remarks>Units are counted without rounding, demand and limits as the decimal numbers they are written as.</remarks>
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
                    found.Add((new StockAlert(item.Sku, StockLevel.Out, days, Missing(item, bands.LowDays)), -item.DemandPerDay));
                    break;
                case StockLevel.Low:
                    found.Add((new StockAlert(item.Sku, StockLevel.Low, days, Missing(item, bands.LowDays)), days));
                    break;
                case StockLevel.Over:
                    var surplus = item.Units - (bands.OverstockDays * item.DemandPerDay);
                    found.Add((new StockAlert(item.Sku, StockLevel.Over, days, Surplus(item, bands.OverstockDays)), -surplus));
                    break;
                default:
                    break;
            }
        }

        return [.. found.OrderBy(one => one.Alert.Level).ThenBy(one => one.Urgency).Select(one => one.Alert)];
    }

    // Exact, so that 100 units at 0.7 a day lie 37 and not 38 above 90 days. Beyond the end of a long the number of units says nothing more.
    private static long Missing(StockCover item, double days) =>
        (long)BigInteger.Min(WrittenNumber.Product(days, item.DemandPerDay).CeilingOf(1) - item.Units, long.MaxValue);

    private static long Surplus(StockCover item, double days) => (long)(item.Units - WrittenNumber.Product(days, item.DemandPerDay).Floor());
}
