namespace EcomCore.Forecasting.Tests;

public sealed class HarmonicTests
{
    [Fact]
    public void Waves_and_a_price_are_found()
    {
        var random = new Random(2);
        double[] price = [.. Enumerable.Range(0, 130).Select(_ => 10 + random.Next(5))];
        var series = DemandSeries.Indexed(
            Enumerable.Range(0, 120).Select(t => 200 + (30 * Math.Sin(2 * Math.PI * t / 24)) - (8 * price[t]) + (2 * random.NextDouble())), seasonalPeriod: 24);
        var forecast = Forecaster.HarmonicWith(new Regressor("price", price)).Fit(series).Forecast(10);

        for (var h = 0; h < 10; h++)
        {
            var t = 120 + h;
            Assert.Equal(201 + (30 * Math.Sin(2 * Math.PI * t / 24)) - (8 * price[t]), forecast.Mean[h], 2.5);
        }

        Assert.StartsWith("Regression on 1 pairs of waves and price with ARIMA(", forecast.Model, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regressor_that_ends_too_early_says_so()
    {
        var series = DemandSeries.Indexed(Enumerable.Range(0, 30).Select(t => 5.0 + (t * 7 % 11)));
        var model = Forecaster.HarmonicWith(new Regressor("price", Enumerable.Range(0, 32).Select(t => (double)(t % 3)))).Fit(series);

        Assert.Equal(2, model.Forecast(2).Horizon);
        var error = Assert.Throws<ArgumentException>(() => model.Forecast(3));
        Assert.Equal("Regressor 'price' has 32 values, but the series and its forecast need at least 33.", error.Message);
    }

    [Fact]
    public void A_regressor_without_a_number_is_refused() =>
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => new Regressor("x", [1, double.NaN])).Message, StringComparison.Ordinal);
}
