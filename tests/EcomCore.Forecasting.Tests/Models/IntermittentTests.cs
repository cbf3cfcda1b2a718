using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class IntermittentTests
{
    [Fact]
    public void Croston_smooths_sizes_and_intervals()
    {
        // Demands 4 after 2 periods and 6 after 3: size 4 + 0.1 x 2 = 4.2, interval 2 + 0.1 x 1 = 2.1, rate 2.
        var series = DemandSeries.Indexed([0, 4, 0, 0, 6, 0]);

        Assert.Equal(2, Forecaster.Croston.Fit(series).Forecast(3).Mean[2], 1e-12);
        Assert.Equal(1.9, Forecaster.Sba.Fit(series).Forecast(1).Mean[0], 1e-12);
    }

    [Fact]
    public void Teunter_forgets_what_no_longer_sells()
    {
        double[] sold = [0, 4, 0, 4, 0, 4];
        var (early, late) = (DemandSeries.Indexed(sold), DemandSeries.Indexed([.. sold, .. new double[20]]));

        Assert.True(Forecaster.Tsb.Fit(late).Forecast(1).Mean[0] < 0.15 * Forecaster.Tsb.Fit(early).Forecast(1).Mean[0]);
        Assert.Equal(Forecaster.Croston.Fit(early).Forecast(1).Mean[0], Forecaster.Croston.Fit(late).Forecast(1).Mean[0], 1e-12);
    }

    [Theory]
    [InlineData(new double[] { 5, 6, 5, 6 }, DemandPattern.Smooth)]
    [InlineData(new double[] { 1, 20, 1, 1 }, DemandPattern.Erratic)]
    [InlineData(new double[] { 0, 5, 0, 5 }, DemandPattern.Intermittent)]
    [InlineData(new double[] { 0, 1, 0, 1, 0, 20 }, DemandPattern.Lumpy)]
    [InlineData(new double[] { 0, 0 }, DemandPattern.Intermittent)]
    public void Patterns_follow_interval_and_variation(double[] values, DemandPattern expected) =>
        Assert.Equal(expected, DemandClassification.Of(DemandSeries.Indexed(values)).Pattern);

    [Fact]
    public void The_numbers_of_the_classification_are_those_of_their_definitions()
    {
        // Sizes 2, 4, 6: mean 4, variance (4 + 0 + 4) / 3; 8 periods seen, 3 demands.
        var found = DemandClassification.Of(DemandSeries.Indexed([0, 2, 0, 4, double.NaN, 0, 6, 0, 0]));

        Assert.Equal(8 / 3.0, found.MeanInterval, 1e-12);
        Assert.Equal(8 / 3.0 / 16, found.SizeVariation, 1e-12);
        Assert.True(found.IsSeldom);
    }

    [Fact]
    public void The_automatic_choice_says_that_demand_is_seldom_and_its_interval_starts_at_0()
    {
        var forecast = Forecaster.Automatic.Fit(DemandSeries.Indexed(Enumerable.Range(0, 40).Select(t => t % 4 == 2 ? 3.0 + (t % 3) : 0))).Forecast(4);

        Assert.Equal("TSB", forecast.Model);
        Assert.StartsWith("demand is intermittent: one every 4.0 periods", forecast.Reason, StringComparison.Ordinal);
        Assert.Equal(0, forecast.Interval(0, 80).Lower);
        Assert.InRange(forecast.Mean[0], 0.7, 1.4);
        Assert.True(forecast.Interval(0, 95).Upper >= 3);
    }

    [Theory]
    [InlineData(30, "Mean of")]
    [InlineData(60, "Mean of")]
    public void A_steady_seller_is_not_intermittent_because_it_came_late(int before, string model)
    {
        double[] sold = [.. new double[before], .. Enumerable.Range(0, 14).Select(t => 100.0 + (t * 7 % 5))];
        var series = DemandSeries.Monthly(new YearMonth(2019, 1), sold);
        var fitted = Forecaster.Automatic.Fit(series);
        var forecast = fitted.Forecast(6);

        Assert.Equal((DemandPattern.Smooth, 1.0), (DemandClassification.Of(series).Pattern, DemandClassification.Of(series).MeanInterval));
        Assert.StartsWith(model, forecast.Model, StringComparison.Ordinal);
        Assert.All(forecast.Mean, mean => Assert.InRange(mean, 98, 106));
        Assert.Equal(Forecaster.Automatic.Fit(series.TakeLast(14)).Forecast(6).Mean, forecast.Mean);
        Assert.Contains("Zeros before the first sale are left out: they are too many to be chance, so the item was not on sale yet.", forecast.Notes);
        Assert.True(fitted.Fitted.Take(before).All(double.IsNaN) && fitted.Fitted.Count == sold.Length);
    }

    [Fact]
    public void A_constant_that_came_late_is_repeated() =>
        Assert.Equal(100, Forecaster.Automatic.Fit(DemandSeries.Indexed([.. new double[30], .. Enumerable.Repeat(100.0, 12)])).Forecast(3).Mean[2]);

    [Theory]
    [InlineData(new double[] { 0, 5, 6, 5, 6, 5 }, 0)]              // 1 of 5 by the rule of succession with 4 sales in 4: 1/6
    [InlineData(new double[] { 0, 0, 0, 5, 6, 5, 6, 5 }, 3)]        // 1/6 x 2/7 x 3/8 = 0.018
    [InlineData(new double[] { 0, 0, 0, 5, 0, 0, 6, 0 }, 0)]        // 4/6 x 5/7 x 6/8
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5 }, 0)] // nothing to fit to
    [InlineData(new double[] { double.NaN, 0, double.NaN, 0, 0, 5, 6, 5, 6, 5 }, 5)]
    [InlineData(new double[] { -1, 0, 0, 0, 5, 6, 5, 6, 5 }, 4)]      // a return is no sale
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 9, 8, 9, 8, 9 }, 25)] // a sample long before
    [InlineData(new double[] { 5, 5, 5, 0, 0, 0, 0, 0, 5, 5, 5, 5, 5 }, 0)] // last summer is no sample
    [InlineData(new double[] { 0, 0, 0 }, 0)]
    [InlineData(new double[] { 5, 0, 0 }, 0)]
    public void Zeros_before_the_first_sale_are_left_out_where_they_cannot_be_chance(double[] values, int start) => Assert.Equal(start, DemandStart.Of(values));

    [Fact]
    public void The_interval_of_seldom_demand_begins_with_the_first_sale()
    {
        // 200 zeros, then every second period: the 90 % quantile of all is 0, of the time on sale it is not.
        double[] sold = [.. new double[200], .. Enumerable.Range(0, 30).Select(t => t % 2 == 0 ? 8.0 : 0)];
        var forecast = Forecaster.Automatic.Fit(DemandSeries.Indexed(sold)).Forecast(1);

        Assert.Equal("TSB", forecast.Model);
        Assert.True(forecast.Quantile(0, 0.9) > 4);
    }

    [Fact]
    public void Quantiles_of_seldom_demand_are_units_that_occurred()
    {
        // Only 0 and 10 were ever sold, and lately hardly at all: 10 or nothing, with the chance of the forecast divided by 10.
        double[] sold = [.. Enumerable.Range(0, 20).Select(t => t % 2 == 0 ? 10.0 : 0), .. new double[20]];
        var forecast = Forecaster.Tsb.Fit(DemandSeries.Indexed(sold)).Forecast(1);
        var chance = forecast.Mean[0] / 10;

        Assert.InRange(chance, 0.01, 0.2);
        Assert.Equal((0, 10), (forecast.Quantile(0, 1 - chance - 0.001), forecast.Quantile(0, 1 - chance + 0.001)));
        Assert.Equal(10 * Math.Sqrt(chance * (1 - chance) * 40 / 39), forecast.SumOver(0, 1).StandardDeviation, 1e-9);
    }
}
