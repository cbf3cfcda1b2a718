using EcomCore.Risk;
using EcomCore.Segmentation;

namespace EcomCore.Cli.Plan;

/// <summary>A store folder, read and added up. What a missing file would have given is null.</summary>
/// <param name="Settings">What <c>store.json</c> says.</param>
/// <param name="Codes">Every product code of the orders and the stock.</param>
/// <param name="Sales">Sales by week; null without <c>orders.csv</c>.</param>
/// <param name="Customers">One row per customer; null without <c>orders.csv</c>.</param>
/// <param name="Stock">Units on hand by item, all warehouses together; null without <c>stock.csv</c>.</param>
/// <param name="Spend">Marketing spend by channel and week; null without <c>spend.csv</c>.</param>
/// <param name="Posts">Posts up to the last day; null without <c>posts.csv</c>.</param>
/// <param name="Rules">What the posts are watched for.</param>
/// <param name="UsesBuiltInRules">Whether the store has no <c>rules.json</c> of its own.</param>
/// <param name="Notes">What was left out, and what was assumed, while reading.</param>
internal sealed record Store(
    StoreSettings Settings,
    CodeBook Codes,
    SalesBook? Sales,
    CustomerTable? Customers,
    IReadOnlyDictionary<string, long>? Stock,
    SpendBook? Spend,
    PostBook? Posts,
    RiskRules Rules,
    bool UsesBuiltInRules,
    StoreNotes Notes);
