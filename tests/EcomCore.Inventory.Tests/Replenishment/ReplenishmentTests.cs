namespace EcomCore.Inventory.Tests;

public sealed class ReplenishmentTests
{
    [Fact]
    public void Continuous_review_orders_at_lead_time_demand_plus_safety_stock()
    {
        var policy = Replenishment.ContinuousReview(demandPerDay: 33, demandStdDev: 9, leadTimeDays: 12, leadTimeStdDev: 2, serviceLevel: 0.95);

        // 1.6448536 * sqrt(12 * 81 + 1089 * 4) = 1.6448536 * 72.993150 = 120.06305; 33 * 12 = 396.
        Assert.Equal(120.06305, policy.SafetyStock, 4);
        Assert.Equal(516.06305, policy.ReorderPoint, 4);
        Assert.Equal(policy.ReorderPoint, policy.OrderUpTo);
        Assert.Equal(new ReorderPolicy(121, 517, 517), policy.RoundUp());
    }

    [Fact]
    public void Periodic_review_protects_lead_time_and_review_period()
    {
        var policy = Replenishment.PeriodicReview(10, 4, 5, 0, reviewDays: 4, 0.5);
        Assert.Equal(new ReorderPolicy(0, 50, 90), policy);

        var safer = Replenishment.PeriodicReview(10, 4, 5, 0, reviewDays: 4, 0.975);
        Assert.Equal(1.959963984540054 * 4 * 3, safer.SafetyStock, 10);
    }

    [Fact]
    public void Orders_fill_up_to_the_level()
    {
        var policy = new ReorderPolicy(20, 50, 90);
        Assert.Equal(0, policy.OrderFor(50.5, isReview: false));
        Assert.Equal(40, policy.OrderFor(50, isReview: false));
        Assert.Equal(40, policy.OrderFor(50.5, isReview: true));
        Assert.Equal(0, policy.OrderFor(95, isReview: true));
        Assert.Equal(100, policy.OrderFor(-10, isReview: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.OrderFor(double.NaN, isReview: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.OrderFor(-1e300, isReview: true));
    }

    [Fact]
    public void A_negative_or_endless_review_period_is_refused()
    {
        Assert.Equal("reviewDays", Assert.Throws<ArgumentOutOfRangeException>(() => Replenishment.PeriodicReview(1, 1, 1, 1, -1, 0.9)).ParamName);
        Assert.Equal("demandStdDev", Assert.Throws<ArgumentOutOfRangeException>(
            () => Replenishment.ContinuousReview(1, double.PositiveInfinity, 1, 1, 0.9)).ParamName);
    }
}
