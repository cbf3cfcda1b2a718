using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class PlanReviewTests
{
    private static readonly DemandSeries Past = DemandSeries.Monthly(new YearMonth(2025, 10), [100, 102, 100], "mug");

    private static readonly AnnualPlan Plan = AnnualPlan.Build([Forecaster.Naive.Fit(Past).Forecast(12)], 2026, serviceLevel: 0.95);

    [Fact]
    public void Sold_and_what_is_left_make_the_outlook()
    {
        // January sold 130; February and March are expected as January.
        var sold = DemandSeries.Monthly(new YearMonth(2025, 10), [100, 102, 100, 130], "mug");
        var row = Plan.Review([sold], [Forecaster.Naive.Fit(sold).Forecast(11)])[0];

        Assert.Equal(("mug", 1, 300.0, 130.0, 260.0, 390.0), (row.Name, row.Quarter, row.Planned, row.Sold, row.Remaining, row.Outlook));
        Assert.Equal(30, row.Change, 9);
        Assert.Equal(PlanStatus.Above, row.Status);

        // Changes +2, -2, +30: variance 908 / 3; two months that err together: (4 + 1) times that.
        Assert.Equal(260 + (1.6448536269514722 * Math.Sqrt(5 * 908 / 3.0)), row.StockToHold, 6);
        Assert.True(row.Interval.Lower < 390 && row.Interval.Upper > 390);
    }

    [Fact]
    public void A_quarter_that_is_over_is_what_was_sold()
    {
        var sold = DemandSeries.Monthly(new YearMonth(2026, 1), [100, 100, 95, 100], "mug");
        var row = Plan.Review([sold], [])[0];

        Assert.Equal((295.0, 0.0, 0.0, PlanStatus.OnPlan), (row.Outlook, row.Remaining, row.StockToHold, row.Status));
        Assert.Equal(new ForecastInterval(80, 295, 295), row.Interval);
    }

    [Fact]
    public void Falling_sales_are_below_the_plan()
    {
        var sold = DemandSeries.Monthly(new YearMonth(2025, 10), [100, 102, 100, 40], "mug");
        Assert.Equal(PlanStatus.Below, Plan.Review([sold], [Forecaster.Naive.Fit(sold).Forecast(11)])[0].Status);
    }

    [Fact]
    public void A_product_outside_the_plan_and_a_quarter_without_outlook_say_so()
    {
        var plate = DemandSeries.Monthly(new YearMonth(2025, 12), [10, 10, 10], "plate");
        var rows = Plan.Review([plate], [Forecaster.Naive.Fit(plate).Forecast(1)]);

        Assert.Equal([("mug", PlanStatus.Unknown), ("plate", PlanStatus.Unplanned)], rows.Take(2).Select(row => (row.Name, row.Status)));
        Assert.Equal(30, rows[1].Outlook, 9);
        Assert.True(double.IsNaN(rows[1].Change));
        Assert.Equal(8, rows.Count);
    }

    [Fact]
    public void A_forecast_that_overlaps_sales_counts_each_day_once()
    {
        // Sold to the end of February, forecast from February on.
        var sold = DemandSeries.Monthly(new YearMonth(2026, 1), [100, 100], "mug");
        var old = Forecaster.Naive.Fit(DemandSeries.Monthly(new YearMonth(2025, 12), [90, 90], "mug")).Forecast(12);
        var row = Plan.Review([sold], [old])[0];

        Assert.Equal((200.0, 90.0), (row.Sold, Math.Round(row.Remaining, 9)));
    }

    [Fact]
    public void A_name_given_twice_is_refused() =>
        Assert.Contains("'mug'", Assert.Throws<ArgumentException>(() => Plan.Review([Past, Past], [])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_month_is_not_a_month_without_sales()
    {
        // February is unknown: not 190 of 300 sold, but nobody knows.
        var sold = DemandSeries.Monthly(new YearMonth(2025, 10), [100, 102, 100, 95, double.NaN, 95], "mug");
        var rows = Plan.Review([sold], [Forecaster.Naive.Fit(sold).Forecast(9)]);

        Assert.Equal(PlanStatus.Unknown, rows[0].Status);
        Assert.All(new[] { rows[0].Sold, rows[0].Outlook, rows[0].Change, rows[0].Interval.Lower }, number => Assert.True(double.IsNaN(number)));
        Assert.NotEqual(PlanStatus.Unknown, rows[1].Status);
        Assert.Equal(0, rows[1].Sold);
    }
}
