using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class CombinationRuleTests
{
    private static readonly double[] Sold = [20, 24, 19, 23, 27, 22, 25, 21, 26, 24, 28, 23, 25, 30, 27, 31, 26, 33, 29, 30];

    private static Forecaster With(CombinationRule rule) => Forecaster.Automatic.With(new ForecastingOptions { Combining = rule });

    private static double[] Members(DemandSeries series, int h) =>
        [.. new[] { Forecaster.Ets, Forecaster.Ces, Forecaster.Arima, Forecaster.Theta, Forecaster.DynamicTheta }.Select(member => member.Fit(series).Forecast(4).Mean[h]).OrderBy(value => value)];

    [Fact]
    public void The_median_of_five_models_is_the_third()
    {
        var series = DemandSeries.Indexed(Sold);
        var model = With(CombinationRule.Median).Fit(series);
        var forecast = model.Forecast(4);

        Assert.StartsWith("Median of ", model.Name, StringComparison.Ordinal);
        for (var h = 0; h < 4; h++)
        {
            Assert.Equal(Members(series, h)[2], forecast.Mean[h], 1e-9);
            Assert.True(forecast.Interval(h, 80).Lower < forecast.Mean[h] && forecast.Mean[h] < forecast.Interval(h, 80).Upper);
        }
    }

    [Fact]
    public void A_weighted_mean_lies_between_the_models_and_weights_are_named()
    {
        var series = DemandSeries.Indexed(Sold);
        var model = With(CombinationRule.Weighted).Fit(series);
        var forecast = model.Forecast(4);

        Assert.Equal(1, model.Statistics.Parameters.Sum(pair => pair.Value), 1e-9);
        Assert.True(model.Statistics.Parameters.Select(pair => pair.Value).Distinct().Count() > 1);
        for (var h = 0; h < 4; h++)
        {
            var members = Members(series, h);
            Assert.InRange(forecast.Mean[h], members[0] - 1e-9, members[^1] + 1e-9);
        }
    }

    [Fact]
    public void Weights_are_the_inverse_of_the_mean_squared_past_errors()
    {
        // Two models that always say 1 and 4 where 2 comes: squared errors 1 and 4, weights 4/5 and 1/5, their mean 1.6. The rules miss by 0.5 (mean and median 2.5) and 0.4.
        var data = new FitData([.. Enumerable.Repeat(2.0, 16)], 1);
        var past = CombinationBacktest.Of(data, 2, 3, _ => [new Says(1), new Says(4)]);

        Assert.Equal(3, past.Count);
        Assert.Equal([0.8, 0.2], past.Weights().Select(weight => Math.Round(weight, 9)));
        Assert.Equal((0.5, 0.5, 0.4), (Math.Round(past.Error(CombinationRule.Mean) * data.Scale, 9), Math.Round(past.Error(CombinationRule.Median) * data.Scale, 9), Math.Round(past.Error(CombinationRule.Weighted) * data.Scale, 9)));
    }

    [Fact]
    public void No_rule_is_judged_by_what_it_was_fitted_to()
    {
        // With one window there is no other to take weights from: weighted is the plain mean.
        var past = CombinationBacktest.Of(new FitData([.. Enumerable.Repeat(2.0, 16)], 1), 2, 1, _ => [new Says(1), new Says(4)]);

        Assert.Equal(past.Error(CombinationRule.Mean), past.Error(CombinationRule.Weighted), 1e-12);
        Assert.Equal(0.8, past.Weights()[0], 1e-9);
    }

    [Fact]
    public void The_backtest_takes_the_rule_with_the_least_error_and_says_so()
    {
        foreach (var seed in Enumerable.Range(0, 8))
        {
            var random = new Random(seed);
            var series = DemandSeries.Monthly(new YearMonth(2020, 1), Enumerable.Range(0, 48).Select(t => 100 + t + (20 * Math.Sin(t * Math.PI / 6)) + (12 * random.NextDouble())));
            var model = With(CombinationRule.Backtest).Fit(series);
            double[] errors = [.. model.Reason.Split(": ")[1].Split(", ").Select(part => double.Parse(part.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))];
            var best = new[] { "Mean of", "Median of", "Weighted mean of" }[Array.IndexOf(errors, errors.Min())];
            Assert.StartsWith(best, model.Name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_series_too_short_to_look_back_gets_the_mean()
    {
        var model = With(CombinationRule.Backtest).Fit(DemandSeries.Indexed([5, 7, 6, 8, 7, 9]));

        Assert.DoesNotContain("Median", model.Name, StringComparison.Ordinal);
        Assert.False(double.IsNaN(model.Forecast(3).Mean[2]));
    }

    [Fact]
    public void Combinations_do_not_depend_on_the_number_of_threads()
    {
        DemandSeries[] all = [.. Enumerable.Range(0, 12).Select(k => DemandSeries.Indexed(Sold.Select((value, t) => value + (k * t % 5))))];
        var (one, four) = (With(CombinationRule.Backtest).ForecastAll(all, 4, degreeOfParallelism: 1), With(CombinationRule.Backtest).ForecastAll(all, 4, degreeOfParallelism: 4));

        Assert.All(one.Zip(four), pair => Assert.Equal(pair.First.Mean, pair.Second.Mean));
    }

    private sealed class Says(double value) : IFittedCore
    {
        public string Name => "constant";

        public double[] Fitted => [];

        public FitStatistics Statistics => throw new NotSupportedException();

        public double[] Means(int horizon) => [.. Enumerable.Repeat(value, horizon)];

        public (double[] Means, IForecastError Error) Project(int horizon) => throw new NotSupportedException();
    }
}
