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
    /// <exception cref="ArgumentOutOfRangeException">A number of an item is outside its range; the message names the item.</exception>
    public static IReadOnlyList<StockAlert> Find(IEnumerable<StockCover> items, CoverBands? bands = null)
    {
        Guard.NotNull(items);
        bands ??= CoverBands.Default;
        var found = new List<(StockAlert Alert, double Urgency)>();
        foreach (var item in items)
        {
            Guard.NotNull(item.Sku, nameof(items));
            NamedGuard.AtLeast("Item", item.Sku, item.Units, 0, nameof(items));
            NamedGuard.FiniteNotNegative("Item", item.Sku, item.DemandPerDay, nameof(items));
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

    // Beyond the end of a long the number of units says nothing more.
    private static long Missing(StockCover item, double days) => TryProduct(days, item.DemandPerDay, out var units)
        ? (long)Math.Ceiling(units) - item.Units
        : (long)BigInteger.Min(WrittenNumber.Product(days, item.DemandPerDay).CeilingOf(1) - item.Units, long.MaxValue);

    private static long Surplus(StockCover item, double days) => TryProduct(days, item.DemandPerDay, out var units)
        ? item.Units - (long)units
        : (long)(item.Units - WrittenNumber.Product(days, item.DemandPerDay).Floor());

    /// <summary>The product, where it lies clearly between two whole numbers. Else its rounding may count a unit too many: 100 units at 0.7 a day lie 37 and not 38 above 90 days.</summary>
    private static bool TryProduct(double days, double demandPerDay, out double units)
    {
        const double Large = 1e6;
        const double Clear = 1e-6;
        units = days * demandPerDay;
        return units < Large && Math.Abs(units - Math.Round(units)) > Clear;
    }
}
