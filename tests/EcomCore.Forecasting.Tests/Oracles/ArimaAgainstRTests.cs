using System.Globalization;
using EcomCore.Tests;

namespace EcomCore.Forecasting.Tests;

/// <summary>Against R 4.2.2: arima by maximum likelihood, and auto.arima of forecast 8.20.</summary>
public sealed class ArimaAgainstRTests
{
    // R starts differenced states from a variance of 10^6 instead of leaving them out, which moves its likelihood by less than this.
    private const double LikelihoodTolerance = 0.05;

    private static readonly ForecastingOptions Single = new() { AverageModels = false };

    [SharedDataFact]
    public void Given_orders_reach_the_likelihood_of_R_and_forecast_the_same()
    {
        foreach (var row in CsvRows.Of("oracles/forecasting_r_arima_fixed.csv"))
        {
            var name = row["series"];
            var period = name == "UKgas" ? 4 : 12;
            var values = CsvRows.Series($"data/forecasting/series_{name}.csv")[name].Select(y => row["log"] == "TRUE" ? Math.Log(y) : y);
            var (order, seasonal) = (Whole(row["order"]), Whole(row["seasonal"]));
            var model = Forecaster.ArimaIn(new ArimaOrder(order[0], order[1], order[2], seasonal[0], seasonal[1], seasonal[2])).With(Single)
                .Fit(DemandSeries.Indexed(values, seasonalPeriod: period));

            Assert.True(model.Statistics.LogLikelihood > row.Number("loglik") - LikelihoodTolerance, $"{name}: {model.Statistics.LogLikelihood}, R {row["loglik"]}");
            if (Math.Abs(model.Statistics.LogLikelihood - row.Number("loglik")) < LikelihoodTolerance)
            {
                // Coefficients near a flat optimum differ in the third digit; forecasts in the fourth.
                var forecast = model.Forecast(12);
                Assert.Equal(row.Number("f1"), forecast.Mean[0], 1e-3 * Math.Abs(row.Number("f1")));
                Assert.Equal(row.Number("f12"), forecast.Mean[11], 1e-3 * Math.Abs(row.Number("f12")));
                Assert.Equal(row.Number("sigma2"), model.Statistics.Variance, 5e-3 * row.Number("sigma2"));
            }
        }
    }

    [SharedDataFact]
    public void The_automatic_orders_are_as_good_as_those_of_R()
    {
        var (compared, same) = (0, 0);
        foreach (var steps in CsvRows.Of("oracles/forecasting_r_arima.csv").GroupBy(row => row["unique_id"]))
        {
            var row = steps.First();
            var values = CsvRows.Series($"data/forecasting/series_{steps.Key}.csv")[steps.Key];
            var model = Forecaster.Arima.With(Single).Fit(DemandSeries.Indexed(values, seasonalPeriod: (int)row.Number("m")));
            var order = new ArimaOrder(
                (int)row.Number("p"), (int)row.Number("d"), (int)row.Number("q"), (int)row.Number("P"), (int)row.Number("D"), (int)row.Number("Q"), row["drift"] == "TRUE");
            compared++;
            Assert.True(model.Statistics.Aicc < row.Number("aicc") + LikelihoodTolerance, $"{steps.Key}: {model.Name} {model.Statistics.Aicc}, R {order} {row["aicc"]}");
            if (model.Name != order.ToString() || Math.Abs(model.Statistics.LogLikelihood - row.Number("loglik")) > LikelihoodTolerance)
            {
                continue;
            }

            same++;
            var forecast = model.Forecast(steps.Count());
            foreach (var (step, h) in steps.Select((step, h) => (step, h)))
            {
                var width = step.Number("hi95") - step.Number("lo95");
                Assert.Equal(step.Number("mean"), forecast.Mean[h], 0.01 * width);
                Assert.Equal(step.Number("lo80"), forecast.Interval(h, 80).Lower, 0.01 * width);
                Assert.Equal(step.Number("hi95"), forecast.Interval(h, 95).Upper, 0.01 * width);
            }
        }

        Assert.Equal(5, compared);
        Assert.True(same >= 2, $"{same} with the same orders");
    }

    private static int[] Whole(string text) => [.. text.Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
}
