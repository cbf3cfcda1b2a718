namespace EcomCore.Forecasting.Tests;

public sealed class ClosedPlacesTests
{
    [Fact]
    public void A_weekday_that_never_sells_among_days_that_do_is_closed()
    {
        double[] days = [.. Enumerable.Range(0, 28).Select(t => t % 7 < 5 ? 10.0 + t : 0)];

        Assert.Equal([false, false, false, false, false, true, true], ClosedPlaces.Of(days, 7));
        Assert.Equal(8, ClosedPlaces.LeftOut(days, 7).Count(double.IsNaN));
    }

    [Fact]
    public void Nothing_is_closed_without_a_season_in_seldom_demand_or_after_three_cycles()
    {
        double[] seldom = [.. Enumerable.Range(0, 70).Select(t => t * 37 % 11 == 0 && t % 7 < 5 ? 3.0 : 0)];
        double[] threeWeeks = [.. Enumerable.Range(0, 21).Select(t => t % 7 < 5 ? 10.0 : 0)], threeYears = [.. Enumerable.Range(0, 36).Select(t => t % 12 > 0 ? 10.0 : 0)];

        Assert.Empty(ClosedPlaces.Of(seldom, 7));
        Assert.Empty(ClosedPlaces.Of(threeWeeks, 7));
        Assert.Empty(ClosedPlaces.Of(threeYears, 12));
        Assert.Empty(ClosedPlaces.Of([1, 0, 2, 0, 3, 0], 1));
        Assert.Empty(ClosedPlaces.Of(new double[70], 7));
        Assert.Empty(ClosedPlaces.Of([], 7));
    }

    [Fact]
    public void One_open_sunday_in_a_year_leaves_sundays_closed_and_four_in_a_row_open_them()
    {
        double[] days = [.. Enumerable.Range(0, 364).Select(t => t % 7 < 6 ? 10.0 : 0)];
        days[6] = 5;
        Assert.True(ClosedPlaces.Of(days, 7)[6]);

        for (var week = 48; week < 52; week++)
        {
            days[(7 * week) + 6] = 5;
        }

        Assert.Empty(ClosedPlaces.Of(days, 7));
    }

    [Fact]
    public void A_shop_that_is_closed_at_weekends_is_forecast_by_its_weekdays()
    {
        double[] days = [.. Enumerable.Range(0, 150).Select(t => t % 7 < 5 ? (20.0 * (1 + (t % 7))) + (t * 37 % 5) : 0)];
        var model = Forecaster.Automatic.Fit(DemandSeries.Daily(new NodaTime.LocalDate(2025, 1, 6), days));
        var forecast = model.Forecast(21);

        for (var h = 0; h < 21; h++)
        {
            var weekday = (150 + h) % 7;
            var usual = weekday < 5 ? (20.0 * (1 + weekday)) + 2 : 0;
            Assert.InRange(forecast.Mean[h], usual - 5, usual + 5);
            Assert.True(weekday < 5 ? forecast.Interval(h, 80).Upper > forecast.Mean[h] : forecast.Interval(h, 80).Upper == 0 && forecast.Interval(h, 80).Lower == 0);
        }

        Assert.Equal(150, model.Fitted.Count);
        Assert.Equal(0, model.Fitted[146]);
        Assert.Equal(forecast.Mean.Take(5).Sum(), forecast.SumOver(0, 5).Mean, 9);
        Assert.All(model.Simulate(7, 20, seed: 1), path => Assert.Equal((0, 0), (path[2], path[3])));
        Assert.Contains(model.Notes, note => note.StartsWith("2 of the 7 places of the season have no demand", StringComparison.Ordinal));
    }

    [Fact]
    public void A_horizon_of_closed_days_alone_is_zero()
    {
        double[] days = [.. Enumerable.Range(0, 152).Select(t => t % 7 < 5 ? 20.0 + (t * 37 % 5) : 0)];
        var forecast = Forecaster.Automatic.Fit(DemandSeries.Daily(new NodaTime.LocalDate(2025, 1, 6), days)).Forecast(2);

        Assert.Equal(new double[2], forecast.Mean);
        Assert.Equal(0, forecast.SumOver(0, 2).Quantile(0.99));
    }
}
