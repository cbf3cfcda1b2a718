using EcomCore.Cli.Report;
using EcomCore.Inventory;

namespace EcomCore.Cli.Plan;

/// <summary>What must be bought: the items at or below their reorder point.</summary>
internal static class BuyChapter
{
    private const int ShownOrders = 15;

    public static Chapter? Of(Store store, ItemPlans? items, Labels labels)
    {
        if (store.Stock is null || items is null)
        {
            return null;
        }

        var words = labels.Buy;
        var orders = Enumerable.Range(0, items.All.Count).Where(i => items.All[i].Order > 0).OrderByDescending(i => items.All[i].Order).ToList();
        var rule = Figures.Fill(words.Rule, Figures.Decimal(store.Settings.LeadTimeDays), Figures.Percent(store.Settings.ServiceLevel));
        var view = new ChapterView(
            "buy",
            words.Title,
            words.Question,
            [
                new KeyFigure(words.ToOrder, Figures.Whole(orders.Count)),
                new KeyFigure(words.UnitsToOrder, Figures.Whole(items.All.Sum(plan => (double)plan.Order))),
                new KeyFigure(words.OutOfStock, Figures.Whole(items.All.Count(plan => plan.Level == StockLevel.Out))),
                new KeyFigure(words.Overstocked, Figures.Whole(items.All.Count(plan => ItemPlans.NameOf(plan) == "over"))),
            ],
            orders.Count == 0 ? [new TextView(rule), new TextView(words.NothingToOrder)] : [new TextView(rule), Orders(items, orders, labels)]);
        return new Chapter(view, []);
    }

    private static TableView Orders(ItemPlans items, List<int> orders, Labels labels)
    {
        var words = labels.Buy;
        var shown = orders.Take(ShownOrders).ToList();
        ShownColumn[] columns =
        [
            ShownColumn.Text(labels.Item, "sku"),
            ShownColumn.Whole(words.OnHand, "on_hand"),
            ShownColumn.Decimal(words.PerDay, "demand_per_day"),
            ShownColumn.Whole(words.SafetyStock, "safety_stock"),
            ShownColumn.Whole(words.ReorderPoint, "reorder_point"),
            ShownColumn.Whole(words.OrderUpTo, "order_up_to"),
            ShownColumn.Whole(words.Order, "order"),
            ShownColumn.Named(words.Status, "status", words.Statuses),
        ];
        return TableOf.Rows(
            words.Table, items.File, shown, columns, Figures.Fill(labels.Rows, shown.Count, orders.Count, items.File.Name));
    }
}
