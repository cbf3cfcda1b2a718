using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class ForecastSumLaws
{
    private static readonly double[] Probabilities = [0.025, 0.2, 0.5, 0.9, 0.975];
    private static readonly Forecaster[] Forecasters =
    [
        Forecaster.Automatic, Forecaster.Ets, Forecaster.Ces, Forecaster.Arima, Forecaster.Theta, Forecaster.Stl, Forecaster.Tsb, Forecaster.Drift, Forecaster.Mean, Forecaster.SeasonalNaive,
        Forecaster.EtsIn(new EtsForm(EtsError.Multiplicative, EtsTrend.None, EtsSeason.Multiplicative)), Forecaster.Automatic.NonNegative(),
    ];

    [Property(MaxTest = 25)]
    public Property The_sum_of_one_step_is_that_step() => Prop.ForAll(Generators.Series(), series =>
    {
        foreach (var forecaster in Forecasters)
        {
            AssertStepsAreSums(forecaster.Fit(series).Forecast(5));
        }
    });

    [Fact]
    public void The_sum_of_one_step_is_that_step_also_when_intervals_are_corrected_or_made_by_leaving_values_out()
    {
        var series = Walks(1, 30)[0];
        AssertStepsAreSums(ConformalIntervals.Forecast(Forecaster.Theta, series, 4));
        AssertStepsAreSums(ConformalIntervals.Forecast(Forecaster.Ets, series, 4));
        AssertStepsAreSums(JackknifeIntervals.Forecast(Forecaster.Ets, series, 4));
    }

    [Fact]
    public void The_sum_of_one_step_is_that_step_also_at_a_new_level()
    {
        var values = Enumerable.Range(0, 80).Select(t => (t < 70 ? 100.0 : 300) + (t * 7919 % 13));
        var forecast = Forecaster.Automatic.Fit(DemandSeries.Daily(new LocalDate(2024, 1, 1), values)).Forecast(4);

        Assert.Contains(forecast.Notes, note => note.StartsWith("A new level", StringComparison.Ordinal));
        AssertStepsAreSums(forecast);
    }

    [Fact]
    public void Half_a_step_is_half_of_it()
    {
        var forecast = Forecaster.Automatic.Fit(DemandSeries.Monthly(new YearMonth(2023, 1), Walks(1, 14)[0].Values.ToArray())).Forecast(2);
        var half = forecast.SumBetween(new LocalDate(2024, 3, 1), new LocalDate(2024, 3, 16));

        Assert.Equal(15 / 31.0 * forecast.Quantile(0, 0.95), half.Quantile(0.95), 1e-9 * half.Mean);
    }

    [Fact]
    public void Simulated_futures_have_the_quantiles_of_the_steps_and_of_their_sum()
    {
        // 8 values: 4 to 5 degrees of freedom, so that normal futures would have a 97.5 % quantile 25 % nearer. 20,000 paths: a quantile at 97.5 % is known to about 2 % of its distance from the mean.
        var model = Forecaster.Automatic.Fit(DemandSeries.Indexed([20.0, 26, 19, 24, 31, 22, 27, 21]));
        var forecast = model.Forecast(4);
        var futures = model.Simulate(4, 20_000, seed: 5);
        void AssertAlike(Func<double[], double> of, double mean, Func<double, double> quantile)
        {
            double[] sorted = [.. futures.Select(of).OrderBy(value => value)];
            foreach (var p in new[] { 0.025, 0.1, 0.9, 0.975 })
            {
                var far = quantile(p) - mean;
                Assert.InRange(sorted[(int)(p * sorted.Length)] - mean, Math.Min(0.9 * far, 1.1 * far), Math.Max(0.9 * far, 1.1 * far));
            }
        }

        AssertAlike(path => path[0], forecast.Mean[0], p => forecast.Quantile(0, p));
        AssertAlike(path => path[3], forecast.Mean[3], p => forecast.Quantile(3, p));
        AssertAlike(path => path.Sum(), forecast.Mean.Sum(), forecast.SumOver(0, 4).Quantile);
    }

    [Fact]
    public void Sums_of_short_series_from_known_processes_hold_what_they_say()
    {
        // 300 sums: standard error 2.3 points at 80 %, 1.3 at 95 %.
        var walks = Walks(300, 14 + 6);
        var forecasts = Forecaster.Automatic.ForecastAll([.. walks.Select(walk => walk.Take(14))], 6);
        double Held(double level) => Enumerable.Range(0, walks.Length).Average(i => forecasts[i].SumOver(0, 6).Interval(level) is var range
            && walks[i].Values.ToArray().Skip(14).Sum() is var sum && sum >= range.Lower && sum <= range.Upper ? 100.0 : 0);

        Assert.InRange(Held(80), 73, 87);
        Assert.InRange(Held(95), 91, 99);
    }

    private static void AssertStepsAreSums(Forecast forecast)
    {
        for (var h = 0; h < forecast.Horizon; h++)
        {
            var sum = forecast.SumOver(h, 1);
            foreach (var p in Probabilities)
            {
                Assert.Equal(forecast.Quantile(h, p), sum.Quantile(p), 1e-9 * Math.Max(1, Math.Abs(forecast.Quantile(h, p))));
            }
        }
    }

    private static DemandSeries[] Walks(int count, int length)
    {
        var random = new Random(17);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var level = 1000.0;
            return DemandSeries.Indexed(Enumerable.Range(0, length).Select(_ => level += 15 + (30 * Normal())));
        })];
    }
}
