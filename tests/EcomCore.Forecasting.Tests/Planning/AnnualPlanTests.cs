using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class AnnualPlanTests
{
    private static Forecast Monthly(string name, double level, int months) =>
        Forecaster.Naive.Fit(DemandSeries.Monthly(new YearMonth(2025, 10), [level, level + 2, level], name)).Forecast(months);

    [Fact]
    public void Quarters_add_up_their_months_and_lead_with_the_largest_product()
    {
        var plan = AnnualPlan.Build([Monthly("small", 10, 12), Monthly("large", 100, 12)], 2026, serviceLevel: 0.95);

        Assert.Equal(4, plan.Quarters.Count);
        Assert.Equal(["large", "small"], plan.Quarters[0].Products.Select(product => product.Name));
        Assert.Equal([300.0, 300, 300, 300], plan.Quarters.Select(quarter => quarter.Leading(1)[0].Demand));
        Assert.Equal(330, plan.Quarters[2].Demand, 9);

        // Changes +2 and -2: sigma^2 = 4; three months that err together: 4 (9 + 4 + 1).
        Assert.Equal(300 + (1.6448536269514722 * Math.Sqrt(56)), plan.Quarters[0].Products[0].StockToHold, 9);
        Assert.Equal(1, plan.Quarters[0].Products[0].CoveredShare);
    }

    [Fact]
    public void A_week_across_two_quarters_is_split_by_days()
    {
        // The only week is 30 March to 5 April 2026: two days in the first quarter, five in the second.
        var forecast = Forecaster.Naive.Fit(DemandSeries.Weekly(new LocalDate(2026, 3, 16), [70, 70], "A")).Forecast(1);
        var plan = AnnualPlan.Build([forecast], 2026, 0.9);

        Assert.Equal(20, plan.Quarters[0].Demand, 9);
        Assert.Equal(50, plan.Quarters[1].Demand, 9);
        Assert.Equal(2 / 90.0, plan.Quarters[0].Products[0].CoveredShare, 9);
        Assert.Empty(plan.Quarters[2].Products);
    }

    [Fact]
    public void Numbered_periods_are_refused() =>
        Assert.Throws<ArgumentException>(() => AnnualPlan.Build([Forecaster.Naive.Fit(DemandSeries.Indexed([1, 2])).Forecast(1)], 2026, 0.9));

    [Fact]
    public void A_service_level_of_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnualPlan.Build([], 2026, 1));
}
