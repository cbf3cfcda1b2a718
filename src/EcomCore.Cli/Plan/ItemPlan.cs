using EcomCore.Inventory;

namespace EcomCore.Cli.Plan;

/// <summary>What one item will sell, has and needs.</summary>
/// <param name="Outlook">Its demand.</param>
/// <param name="OnHand">Units in stock.</param>
/// <param name="DemandPerDay">Expected units per day over the lead time and the week until the next look.</param>
/// <param name="Policy">Safety stock, reorder point and level to order up to, in whole units.</param>
/// <param name="Order">Units to order now.</param>
/// <param name="Level">How the stock is.</param>
internal sealed record ItemPlan(ItemOutlook Outlook, long OnHand, double DemandPerDay, ReorderPolicy Policy, long Order, StockLevel Level)
{
    // The stock is looked at when the plan is made: every week.
    private const double ReviewDays = 7;

    public double DaysOfCover => CoverBands.DaysOf(OnHand, DemandPerDay);

    public static ItemPlan Of(ItemOutlook outlook, long onHand, StoreSettings settings)
    {
        var weeks = Math.Clamp((int)Math.Ceiling((settings.LeadTimeDays + ReviewDays) / 7), 1, settings.Horizon);
        var coming = outlook.Forecast.SumOver(0, weeks);
        var days = 7.0 * weeks;
        var perDay = Math.Max(0, coming.Mean) / days;
        var deviation = coming.StandardDeviation / Math.Sqrt(days);
        var policy = Replenishment.PeriodicReview(perDay, deviation, settings.LeadTimeDays, leadTimeStdDev: 0, ReviewDays, settings.ServiceLevel).RoundUp();
        var order = onHand <= policy.ReorderPoint ? policy.OrderFor(onHand, isReview: true) : 0;
        return new ItemPlan(outlook, onHand, perDay, policy, order, CoverBands.Default.Judge(onHand, perDay));
    }
}
