using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Forecasting.Tests;

[Properties(Arbitrary = [typeof(Generators)], MaxTest = 25)]
public sealed class ForecasterLaws
{
    [Property]
    public void Demand_in_other_units_is_forecast_in_other_units(DemandSeries series, bool large)
    {
        var factor = large ? 4096.0 : 1.0 / 1024;
        var scaled = DemandSeries.Monthly(new YearMonth(2020, 1), series.Values.ToArray().Select(value => value * factor));
        var (forecast, other) = (Forecaster.Automatic.Fit(series).Forecast(6), Forecaster.Automatic.Fit(scaled).Forecast(6));

        // Scaling by a power of two changes no digit of the fit.
        Assert.Equal(forecast.Model, other.Model);
        for (var h = 0; h < 6; h++)
        {
            Assert.Equal(forecast.Mean[h] * factor, other.Mean[h], 1e-9 * factor * (1 + Math.Abs(forecast.Mean[h])));
            Assert.Equal(forecast.Interval(h, 90).Upper * factor, other.Interval(h, 90).Upper, 1e-9 * factor * (1 + Math.Abs(forecast.Mean[h])));
        }
    }

    [Property]
    public void Intervals_nest_by_level(DemandSeries series)
    {
        var forecast = Forecaster.Automatic.Fit(series).Forecast(12);
        for (var h = 0; h < 12; h++)
        {
            var (inner, outer) = (forecast.Interval(h, 50), forecast.Interval(h, 99));
            Assert.True(outer.Lower <= inner.Lower && inner.Lower <= inner.Upper && inner.Upper <= outer.Upper);
        }
    }

    [Property]
    public void A_sum_of_one_step_is_that_step(DemandSeries series, byte pick)
    {
        var forecast = Forecaster.Automatic.Fit(series).Forecast(8);
        var step = pick % 8;

        Assert.Equal(forecast.Mean[step], forecast.SumOver(step, 1).Mean, 1e-9 * (1 + Math.Abs(forecast.Mean[step])));
        Assert.True(forecast.SumOver(0, 8).StandardDeviation >= 0);
    }

    [Property]
    public void A_batch_is_the_same_on_one_thread_and_on_many(DemandSeries first, DemandSeries second, DemandSeries third)
    {
        DemandSeries[] all = [first, second, third, first];
        var one = Forecaster.Automatic.ForecastAll(all, 4, degreeOfParallelism: 1);
        var many = Forecaster.Automatic.ForecastAll(all, 4, degreeOfParallelism: 4);

        for (var i = 0; i < all.Length; i++)
        {
            Assert.Equal(one[i].Mean, many[i].Mean);
            Assert.Equal(one[i].Interval(3, 80), many[i].Interval(3, 80));
            Assert.Equal(one[i].Mean, Forecaster.Automatic.Fit(all[i]).Forecast(4).Mean);
        }
    }

    [Property]
    public void Fitted_values_and_residuals_sum_to_the_series(DemandSeries series)
    {
        var model = Forecaster.Automatic.Fit(series);
        for (var t = 0; t < series.Count; t++)
        {
            if (!double.IsNaN(series[t]) && !double.IsNaN(model.Fitted[t]))
            {
                Assert.Equal(series[t], model.Fitted[t] + model.Residuals[t], 1e-9 * (1 + Math.Abs(series[t])));
            }
        }
    }

    [Property(MaxTest = 5)]
    public void Every_model_scales_with_the_units(DemandSeries series)
    {
        var scaled = DemandSeries.Monthly(new YearMonth(2020, 1), series.Values.ToArray().Select(value => value * 1024));
        foreach (var forecaster in ForecasterTests.Every)
        {
            var (forecast, other) = (forecaster.Fit(series).Forecast(4), forecaster.Fit(scaled).Forecast(4));
            for (var h = 0; h < 4; h++)
            {
                Assert.Equal(forecast.Mean[h] * 1024, other.Mean[h], 1e-6 * (1 + Math.Abs(other.Mean[h])));
            }
        }
    }

    [Property]
    public void Models_without_a_fixed_zero_shift_with_the_data(DemandSeries series)
    {
        var shifted = DemandSeries.Monthly(new YearMonth(2020, 1), series.Values.ToArray().Select(value => value + 500));
        foreach (var forecaster in new[] { Forecaster.Mean, Forecaster.Naive, Forecaster.SeasonalNaive, Forecaster.Drift })
        {
            var (forecast, other) = (forecaster.Fit(series).Forecast(4), forecaster.Fit(shifted).Forecast(4));
            for (var h = 0; h < 4; h++)
            {
                Assert.Equal(forecast.Mean[h] + 500, other.Mean[h], 1e-9 * (1000 + Math.Abs(forecast.Mean[h])));
            }
        }
    }

    [Property(MaxTest = 8)]
    public void The_order_of_the_series_changes_nothing(DemandSeries first, DemandSeries second)
    {
        var (there, back) = (Forecaster.Automatic.ForecastAll([first, second], 3), Forecaster.Automatic.ForecastAll([second, first], 3));

        Assert.Equal(there[0].Mean, back[1].Mean);
        Assert.Equal(there[1].Mean, back[0].Mean);
    }

    [Property(MaxTest = 5)]
    public void Simulated_futures_have_the_mean_of_the_forecast(DemandSeries series)
    {
        // After a new level some futures go back.
        var model = Forecaster.Automatic.With(new ForecastingOptions { NewLevels = NewLevelRule.Never }).Fit(series);
        var (forecast, futures) = (model.Forecast(3), model.Simulate(3, 4000, 7));
        for (var h = 0; h < 3; h++)
        {
            var spread = forecast.SumOver(h, 1).StandardDeviation;
            Assert.Equal(forecast.Mean[h], futures.Average(path => path[h]), (0.1 * spread) + 1e-9);
        }
    }
}
