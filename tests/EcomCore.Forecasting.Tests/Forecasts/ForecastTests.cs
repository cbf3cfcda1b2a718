using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class ForecastTests
{
    // Changes 2, -1, 3, -2: sigma^2 = 18/4.
    private static readonly DemandSeries Weeks = DemandSeries.Weekly(new LocalDate(2025, 3, 3), [10, 12, 11, 14, 12], "A");

    [Fact]
    public void The_spread_of_the_naive_forecast_grows_with_the_root_of_the_step()
    {
        var forecast = Forecaster.Naive.Fit(Weeks).Forecast(4, [80, 95]);

        Assert.Equal([12, 12, 12, 12], forecast.Mean);
        Assert.Equal(12 - (1.959963984540054 * Math.Sqrt(4.5)), forecast.Interval(0, 95).Lower, 9);
        Assert.Equal(12 + (1.2815515655446004 * Math.Sqrt(4 * 4.5)), forecast.Interval(3, 80).Upper, 9);
        Assert.Equal(forecast.Interval(2, 80).Upper, forecast.Quantile(2, 0.9), 12);
    }

    [Fact]
    public void A_sum_counts_that_steps_err_together()
    {
        // Innovations reach 3, 2 and 1 of the three summed steps: variance 4.5 (9 + 4 + 1).
        var sum = Forecaster.Naive.Fit(Weeks).Forecast(4).SumOver(0, 3);

        Assert.Equal(36, sum.Mean, 9);
        Assert.Equal(Math.Sqrt(4.5 * 14), sum.StandardDeviation, 9);
        Assert.Equal(36 + (1.6448536269514722 * Math.Sqrt(63)), sum.Quantile(0.95), 9);
    }

    [Fact]
    public void A_sum_of_later_steps_includes_what_happens_before_them()
    {
        // Steps 2 and 3 (from 0): innovations 0, 1 and 2 reach both or the later two, innovation 3 the last only: 4.5 (4 + 4 + 4 + 1).
        var sum = Forecaster.Naive.Fit(Weeks).Forecast(4).SumOver(2, 2);

        Assert.Equal(Math.Sqrt(4.5 * 13), sum.StandardDeviation, 9);
        Assert.Equal(0, Forecaster.Naive.Fit(Weeks).Forecast(4).SumOver(1, 0).Quantile(0.9), 12);
    }

    [Fact]
    public void Days_split_a_period_between_two_spans()
    {
        // The first week forecast is 7 to 13 April; three of its days lie before the 10th.
        var forecast = Forecaster.Naive.Fit(Weeks).Forecast(2);

        Assert.Equal(new LocalDate(2025, 4, 7), forecast.PeriodStart(0));
        Assert.Equal(12 * 3 / 7.0, forecast.SumBetween(new LocalDate(2025, 4, 1), new LocalDate(2025, 4, 10)).Mean, 9);
        Assert.Equal(24, forecast.SumBetween(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)).Mean, 9);
    }

    [Fact]
    public void Non_negative_forecasts_stop_at_zero()
    {
        var series = DemandSeries.Indexed([9, 6, 3, 1, 0, -4.0]);

        Assert.True(Forecaster.Naive.Fit(series).Forecast(1).Mean[0] < 0);
        var forecast = Forecaster.Naive.NonNegative().Fit(series).Forecast(1);
        Assert.Equal(0, forecast.Mean[0]);
        Assert.Equal(0, forecast.Interval(0, 95).Lower);
        Assert.Equal(0, forecast.SumOver(0, 1).Quantile(0.01));
    }

    [Fact]
    public void A_multiplicative_season_is_simulated_with_a_spread_near_the_formula_of_R()
    {
        // With sigma small the interval of the first step is nearly mean (1 +- z sigma).
        var values = Enumerable.Range(0, 72).Select(t => 100 * (1 + (0.3 * Math.Sin(t * Math.PI / 6))) * (1 + (0.02 * Math.Sin(t * 7.7)))).ToArray();
        var model = Forecaster.EtsIn(new EtsForm(EtsError.Multiplicative, EtsTrend.None, EtsSeason.Multiplicative)).Fit(DemandSeries.Monthly(new YearMonth(2019, 1), values));
        var forecast = model.Forecast(3);
        var half = 1.959963984540054 * Math.Sqrt(model.Statistics.Variance) * forecast.Mean[0];

        Assert.Equal("ETS(M,N,M)", forecast.Model);
        Assert.Equal(half, forecast.Interval(0, 95).Upper - forecast.Mean[0], half * 0.1);
        Assert.Equal(half, forecast.Mean[0] - forecast.Interval(0, 95).Lower, half * 0.1);
        Assert.Equal(half / 1.959963984540054, forecast.SumOver(0, 1).StandardDeviation, half * 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        var values = Enumerable.Range(0, 48).Select(t => 100.0 + (30 * Math.Sin(t * Math.PI / 6)) + (t * 7 % 13)).ToArray();
        var series = DemandSeries.Monthly(new YearMonth(2019, 1), values);
        var forecaster = Forecaster.EtsIn(new EtsForm(EtsError.Multiplicative, EtsTrend.None, EtsSeason.Multiplicative));

        Assert.Equal(forecaster.Fit(series).Forecast(2).Interval(1, 80), forecaster.Fit(series).Forecast(2).Interval(1, 80));
        Assert.NotEqual(forecaster.Fit(series).Forecast(2).Interval(1, 80), forecaster.With(new ForecastingOptions { Seed = 1 }).Fit(series).Forecast(2).Interval(1, 80));
    }

    [Fact]
    public void Wrong_arguments_say_what_was_expected()
    {
        var model = Forecaster.Naive.Fit(Weeks);

        Assert.Equal("horizon", Assert.Throws<ArgumentOutOfRangeException>(() => model.Forecast(0)).ParamName);
        Assert.Equal(100.0, Assert.Throws<ArgumentOutOfRangeException>(() => model.Forecast(1, [80, 100])).ActualValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Forecast(3).SumOver(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Forecast(3).Quantile(0, double.NaN));
    }
}
