using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class DemandCleaningTests
{
    [Fact]
    public void Without_a_season_a_gap_is_filled_on_a_straight_line_and_ends_with_the_nearest_value()
    {
        var cleaned = DemandCleaning.Fill(DemandSeries.Indexed([double.NaN, 10, double.NaN, double.NaN, 16, double.NaN]));

        Assert.Equal([10, 10, 12, 14, 16, 16], cleaned.Series.Values.ToArray());
        Assert.Equal([0, 2, 3, 5], cleaned.Changes.Select(change => change.Step));
        Assert.All(cleaned.Changes, change => Assert.True(double.IsNaN(change.Before) && change.Reason == CleaningReason.Missing));
    }

    [Fact]
    public void A_pure_season_fills_its_own_gaps()
    {
        double[] season = [10, 40, 20, 30];
        var values = Enumerable.Range(0, 32).Select(t => t is 9 or 18 ? double.NaN : season[t % 4]);
        var filled = DemandCleaning.Fill(DemandSeries.Indexed(values, seasonalPeriod: 4)).Series;

        Assert.Equal(40, filled[9], 6);
        Assert.Equal(20, filled[18], 6);
    }

    [Fact]
    public void A_spike_is_an_outlier_and_comes_down_to_its_neighbours()
    {
        var values = Enumerable.Range(0, 40).Select(t => t == 20 ? 900.0 : 100 + (t % 3));
        var cleaned = DemandCleaning.ReplaceOutliers(DemandSeries.Indexed(values, "mug"));

        var change = Assert.Single(cleaned.Changes);
        Assert.Equal((20, 900.0, CleaningReason.Outlier), (change.Step, change.Before, change.Reason));
        Assert.InRange(change.After, 100, 102);
        Assert.Equal("mug", cleaned.Series.Name);
    }

    [Fact]
    public void A_festival_that_is_known_is_no_outlier()
    {
        var start = new LocalDate(2021, 1, 4);
        var calendar = RetailCalendar.Of(RetailEvent.Fixed("Double 11", 11, 11));
        var values = Enumerable.Range(0, 200).Select(week => (week % 5) + (calendar.Events[0].Share(start.PlusWeeks(week), start.PlusWeeks(week + 1)) > 0 ? 500.0 : 100));
        var series = DemandSeries.Weekly(start, values).WithSeasonalPeriod(1);

        Assert.Equal(3, DemandCleaning.ReplaceOutliers(series).Changes.Count(change => change.Before > 400));
        Assert.Empty(DemandCleaning.ReplaceOutliers(series, SeasonalProfile.Estimate(series, calendar)).Changes);
    }

    [Fact]
    public void Out_of_stock_for_a_known_part_of_the_month_adds_that_part_of_the_expected_demand()
    {
        // June has 30 days; 15 without stock.
        var series = DemandSeries.Monthly(new YearMonth(2025, 1), [100, 100, 100, 100, 100, 50, 100, 100])
            .WithStockOuts([new StockOut(new LocalDate(2025, 6, 16), new LocalDate(2025, 7, 1))]);
        var change = Assert.Single(DemandCleaning.RestoreStockOuts(series).Changes);

        Assert.Equal((5, 50.0, CleaningReason.StockOut), (change.Step, change.Before, change.Reason));
        Assert.Equal(100, change.After, 4);
    }

    [Fact]
    public void A_whole_period_without_stock_gets_its_expected_demand()
    {
        var series = DemandSeries.Indexed([20, 20, 20, 0, 20, 20, 20]).WithStockOuts(3);
        var dated = DemandSeries.Monthly(new YearMonth(2025, 1), [20, 20, 20, 0, 20, 20, 20]).WithStockOuts([new StockOut(new LocalDate(2025, 4, 1), new LocalDate(2025, 5, 1))]);

        Assert.Equal(20, DemandCleaning.RestoreStockOuts(series).Series[3], 3);
        Assert.Equal(20, DemandCleaning.RestoreStockOuts(dated).Series[3], 3);
    }

    [Fact]
    public void An_outlier_does_not_spread_into_a_stock_out()
    {
        double[] sold = [20, 21, double.NaN, 23, 22, 24, 25, 240, 27, 26, 27, 28, 18, 29, 30, 29];
        var series = DemandSeries.Monthly(new YearMonth(2024, 1), sold).WithSeasonalPeriod(1).WithStockOuts([new StockOut(new LocalDate(2025, 1, 22), new LocalDate(2025, 2, 1))]);
        var changes = DemandCleaning.Clean(series).Changes.Select(change => (change.Step, Math.Round(change.After), change.Reason));

        Assert.Equal([(2, 22, CleaningReason.Missing), (7, 26, CleaningReason.Outlier), (12, 27, CleaningReason.StockOut)], changes);
    }

    [Fact]
    public void Demand_cut_off_by_stock_is_restored_on_average()
    {
        // Gamma demand with mean 100 and deviation 50, cut at a stock of 120 in every second period: what was sold has a mean of about 96 %, what counts as missing a worse one.
        var (sold, missing, restored) = (0.0, 0.0, 0.0);
        for (var seed = 0; seed < 20; seed++)
        {
            var demand = Gamma(seed, 200, shape: 4, scale: 25);
            var stock = Enumerable.Range(0, 200).Select(t => t % 2 == 0 ? 120 : double.PositiveInfinity).ToArray();
            double[] sales = [.. demand.Zip(stock, Math.Min)];
            int[] cut = [.. Enumerable.Range(0, 200).Where(t => demand[t] >= stock[t])];
            var series = DemandSeries.Indexed(sales).WithStockOuts(cut);
            restored += DemandCleaning.RestoreStockOuts(series).Series.Values.ToArray().Average() / demand.Average() / 20;
            sold += sales.Average() / demand.Average() / 20;
            missing += sales.Where((_, t) => !cut.Contains(t)).Average() / demand.Average() / 20;
        }

        Assert.True(sold < 0.96, $"sold {sold}");
        Assert.True(missing < 0.92, $"missing {missing}");
        Assert.InRange(restored, 0.98, 1.02);
    }

    [Fact]
    public void The_mean_above_a_limit_is_that_of_the_distribution()
    {
        // Exponential demand is gamma with shape 1: beyond any limit the mean excess is the mean.
        Assert.Equal(30, TruncatedGamma.MomentsAbove(20, 10, 100).Mean, 9);
        Assert.Equal(10, TruncatedGamma.MomentsAbove(0, 10, 25).Mean, 9);
        // Normal, cut at the mean: mean + deviation sqrt(2 / pi).
        Assert.Equal(1000 + Math.Sqrt(2 / Math.PI), TruncatedGamma.MomentsAbove(1000, 1000, 1).Mean, 9);
        // Far out in the tail, where both integrals vanish.
        Assert.InRange(TruncatedGamma.MomentsAbove(100_000, 10, 10).Mean, 100_000, 100_002);
        Assert.InRange(TruncatedGamma.MomentsAbove(1100, 1000, 1).Mean, 1100, 1100.02);
    }

    [Fact]
    public void A_forecaster_restores_stock_outs_and_says_so()
    {
        var series = DemandSeries.Indexed([20, 22, 21, 0, 0, 20, 21, 22, 20, 21], "mug").WithStockOuts(3, 4);
        var forecast = Forecaster.Ets.Fit(series).Forecast(1);

        Assert.InRange(forecast.Mean[0], 19, 23);
        Assert.Contains(forecast.Notes, note => note.StartsWith("Stock ran out in 2 of 10 periods: 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_fails_on_odd_series()
    {
        foreach (var values in new double[][] { [double.NaN], [5], [0, 0, 0, 0, 0, 0], [double.NaN, double.NaN, 3], [1e300, -1e300, 1e300, 0, 1e300, 1, 2], [1e-300, 2e-300, 3e-300, 0, 0, 0, 1e-300] })
        {
            var series = DemandSeries.Indexed(values, seasonalPeriod: 2).WithStockOuts(0, values.Length - 1);
            var cleaned = DemandCleaning.Clean(series);
            Assert.Equal(values.Length, cleaned.Series.Count);
            Assert.All(cleaned.Changes, change => Assert.False(double.IsNaN(change.After) || double.IsInfinity(change.After)));
        }
    }

    private static double[] Gamma(int seed, int count, int shape, double scale)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, shape).Sum(_ => -scale * Math.Log(1 - random.NextDouble())))];
    }
}
