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
    public void With_white_errors_the_regression_is_that_of_least_squares()
    {
        // Two waves of a season of 12, errors of +-1 without memory; the naive version solves the normal equations.
        var random = new Random(9);
        double[] y = [.. Enumerable.Range(0, 96).Select(t => 50 + (9 * Math.Sin(t * Math.PI / 6)) - (4 * Math.Cos(t * Math.PI / 3)) + (random.Next(2) == 0 ? -1.0 : 1))];
        static double[] Row(int t) => [1, .. Enumerable.Range(1, 2).SelectMany(k => new[] { Math.Cos(k * t * Math.PI / 6), Math.Sin(k * t * Math.PI / 6) })];
        var solution = MathNet.Numerics.LinearRegression.MultipleRegression.QR([.. Enumerable.Range(0, 96).Select(Row)], y);
        var forecast = Forecaster.Harmonic.Fit(DemandSeries.Indexed(y, seasonalPeriod: 12)).Forecast(24);

        Assert.StartsWith("Regression on 2 pairs of waves with ARIMA(", forecast.Model, StringComparison.Ordinal);
        for (var h = 0; h < 24; h++)
        {
            // Chance correlation of the errors moves the generalised estimates a little.
            Assert.Equal(Row(96 + h).Zip(solution, (x, beta) => x * beta).Sum(), forecast.Mean[h], 0.35);
        }
    }

    [Fact]
    public void Two_seasons_of_daily_demand_are_continued()
    {
        var start = new NodaTime.LocalDate(2022, 1, 3);
        double Demand(int t) => 100 + (10 * (t % 7 == 5 ? 1.0 : 0)) + (20 * Math.Sin(2 * Math.PI * t / 365));
        var forecast = Forecaster.Mstl.Fit(DemandSeries.Daily(start, Enumerable.Range(0, 1100).Select(Demand))).Forecast(60);

        Assert.StartsWith("MSTL + ", forecast.Model, StringComparison.Ordinal);
        for (var h = 0; h < 60; h++)
        {
            Assert.Equal(Demand(1100 + h), forecast.Mean[h], 1.5);
        }
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
