using EcomCore.Cli.Tables;
using EcomCore.Inventory;

namespace EcomCore.Cli.Plan;

/// <summary>The items that sell or have stock, with what to buy, and the table <c>items.csv</c> behind the chapters.</summary>
internal sealed class ItemPlans
{
    private static readonly string[] Columns =
    [
        "sku", "sold_13_weeks", "expected", "lo80", "hi80", "model", "on_hand", "demand_per_day", "days_of_cover",
        "safety_stock", "reorder_point", "order_up_to", "order", "status",
    ];

    private ItemPlans(IReadOnlyList<ItemPlan> all, CsvFile file)
    {
        All = all;
        File = file;
    }

    /// <summary>Gets the items, largest expected demand first.</summary>
    public IReadOnlyList<ItemPlan> All { get; }

    /// <summary>Gets the rows behind <see cref="All"/>, in the same order.</summary>
    public CsvFile File { get; }

    public static ItemPlans Of(Store store, DemandOutlook outlook)
    {
        ItemPlan[] all =
        [
            .. outlook.Items.Select(item => ItemPlan.Of(item, store.Stock?.GetValueOrDefault(item.Sales.Sku) ?? 0, store.Settings))
                .OrderByDescending(plan => plan.Outlook.Expected.Mean).ThenBy(plan => plan.Outlook.Sales.Sku, StringComparer.Ordinal),
        ];
        return new ItemPlans(all, new CsvFile("items.csv", Columns, [.. all.Select(plan => Row(plan, store.Stock is not null))]));
    }

    /// <summary>The word for a stock level in files and labels: what must be ordered is out or low.</summary>
    public static string NameOf(ItemPlan plan) => plan.Level switch
    {
        StockLevel.Out => "out",
        _ when plan.Order > 0 => "low",
        StockLevel.Low => "low",
        StockLevel.Over => plan.DemandPerDay > 0 ? "over" : "idle",
        _ => "ok",
    };

    private static Cell[] Row(ItemPlan plan, bool hasStock)
    {
        var item = plan.Outlook;
        Cell[] demand =
        [
            item.Sales.Sku,
            item.Sales.Weekly.Last(SalesBook.RecentWeeks),
            Math.Round(item.Expected.Mean, 1),
            Math.Round(item.Expected.Low80, 1),
            Math.Round(item.Expected.High80, 1),
            item.Forecast.Model,
        ];
        if (!hasStock)
        {
            return [.. demand, .. Enumerable.Repeat(Cell.Empty, Columns.Length - demand.Length)];
        }

        return
        [
            .. demand,
            plan.OnHand,
            Math.Round(plan.DemandPerDay, 3),
            double.IsFinite(plan.DaysOfCover) ? Math.Round(plan.DaysOfCover, 1) : double.NaN,
            (long)plan.Policy.SafetyStock,
            (long)plan.Policy.ReorderPoint,
            (long)plan.Policy.OrderUpTo,
            plan.Order,
            NameOf(plan),
        ];
    }
}
