using FsCheck.Xunit;

namespace EcomCore.Inventory.Tests;

public sealed class ReplenishmentLaws
{
    [Property]
    public bool A_higher_service_level_never_keeps_less(byte mean, byte sd, byte lead, byte leadSd, byte a, byte b)
    {
        var (low, high) = (0.5 + (Math.Min(a, b) / 600.0), 0.5 + (Math.Max(a, b) / 600.0));
        return SafetyStock.ForServiceLevel(mean, sd, lead, leadSd, low) <= SafetyStock.ForServiceLevel(mean, sd, lead, leadSd, high);
    }

    [Property]
    public bool A_review_period_of_zero_is_continuous_review(byte mean, byte sd, byte lead, byte leadSd) =>
        Replenishment.PeriodicReview(mean, sd, lead, leadSd, 0, 0.9) == Replenishment.ContinuousReview(mean, sd, lead, leadSd, 0.9);

    [Property]
    public bool Scaling_the_unit_of_quantity_scales_the_policy(byte mean, byte sd, byte lead, byte leadSd, byte review)
    {
        var one = Replenishment.PeriodicReview(mean, sd, lead, leadSd, review, 0.95);
        var dozen = Replenishment.PeriodicReview(mean * 12.0, sd * 12.0, lead, leadSd, review, 0.95);
        return Close(12 * one.SafetyStock, dozen.SafetyStock) && Close(12 * one.OrderUpTo, dozen.OrderUpTo);
    }

    [Property]
    public bool Percent_of_sales_covers_the_share_by_less_than_one_unit(uint sales, byte percent)
    {
        var exact = sales * (percent % 101) / 100m;
        var units = SafetyStock.PercentOfSales(sales, percent % 101 / 100.0);
        return units >= exact && units < exact + 1;
    }

    [Property]
    public bool A_trial_lot_is_never_above_either_limit(ushort sales)
    {
        var units = TrialLotRule.Default.UnitsFor(sales);
        return units <= 100 && units <= Math.Ceiling(sales * 0.1m) && (units == 100 || units == Math.Ceiling(sales * 0.1m));
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-12 * (Math.Abs(a) + Math.Abs(b));
}
