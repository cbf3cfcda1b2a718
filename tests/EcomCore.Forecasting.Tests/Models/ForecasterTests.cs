using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class ForecasterTests
{
    public static Forecaster[] Every { get; } =
    [
        Forecaster.Automatic, Forecaster.Combination, Forecaster.Ets, Forecaster.Theta, Forecaster.OptimisedTheta, Forecaster.DynamicTheta, Forecaster.Ces, Forecaster.Arima,
        Forecaster.Stl, Forecaster.Mstl, Forecaster.Harmonic, Forecaster.Croston, Forecaster.Sba, Forecaster.Tsb, Forecaster.Adida, Forecaster.Imapa, Forecaster.Mean, Forecaster.Drift,
        Forecaster.Naive, Forecaster.SeasonalNaive,
    ];

    public static TheoryData<string, double[]> Awkward() => new()
    {
        { "constant", [.. Enumerable.Repeat(7.0, 30)] },
        { "all zero", new double[40] },
        { "one point", [5] },
        { "two points", [5, 9] },
        { "three points", [5, 9, 1] },
        { "huge", [.. Enumerable.Range(0, 40).Select(i => 1e12 * (1 + (i % 3)))] },
        { "largest", [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1e300 : 9e299)] },
        { "tiny", [.. Enumerable.Range(0, 40).Select(i => 1e-300 * (1 + (i % 3)))] },
        { "negative", [.. Enumerable.Range(0, 40).Select(i => -5.0 + (i % 4))] },
        { "one spike", [.. Enumerable.Range(0, 40).Select(i => i == 20 ? 1e6 : 0.0)] },
        { "mostly missing", [.. Enumerable.Range(0, 60).Select(i => i % 7 == 0 ? i : double.NaN)] },
        { "missing start and end", [double.NaN, double.NaN, 3, 4, 5, 4, 3, 4, 6, 5, 4, double.NaN, double.NaN] },
        { "straight line", [.. Enumerable.Range(0, 50).Select(i => 3.0 * i)] },
        { "explosion", [.. Enumerable.Range(0, 60).Select(i => Math.Pow(10, i / 4.0))] },
    };

    [Theory]
    [MemberData(nameof(Awkward))]
    public void No_series_fails(string name, double[] values)
    {
        foreach (var series in new[]
        {
            DemandSeries.Monthly(new YearMonth(2020, 1), values, name), DemandSeries.Weekly(new LocalDate(2020, 1, 6), values, name),
            DemandSeries.Daily(new LocalDate(2020, 1, 6), values, name), DemandSeries.Indexed(values, name, 12), DemandSeries.Yearly(1960, values, name),
        })
        {
            foreach (var forecaster in Every)
            {
                var forecast = forecaster.Fit(series, RetailCalendar.China).Forecast(15);

                Assert.All(forecast.Mean, mean => Assert.True(!double.IsNaN(mean) && !double.IsInfinity(mean)));
                for (var h = 0; h < forecast.Horizon; h++)
                {
                    var (inner, outer) = (forecast.Interval(h, 80), forecast.Interval(h, 95));
                    Assert.True(inner.Lower >= outer.Lower && inner.Upper <= outer.Upper && inner.Lower <= inner.Upper);
                }
            }
        }
    }

    [Fact]
    public void A_pure_season_is_continued_exactly()
    {
        double[] year = [10, 12, 15, 11, 9, 14, 20, 18, 13, 12, 30, 25];
        var series = DemandSeries.Monthly(new YearMonth(2021, 1), Enumerable.Range(0, 48).Select(t => year[t % 12]));

        var forecast = Forecaster.Automatic.Fit(series).Forecast(12);

        for (var h = 0; h < 12; h++)
        {
            Assert.Equal(year[h], forecast.Mean[h], 1e-6);
        }
    }

    [Fact]
    public void A_straight_line_is_continued()
    {
        foreach (var forecaster in new[] { Forecaster.Automatic, Forecaster.Ets, Forecaster.Arima })
        {
            var forecast = forecaster.Fit(DemandSeries.Indexed(Enumerable.Range(0, 40).Select(t => 5 + (3.0 * t)))).Forecast(5);

            Assert.Equal([125, 128, 131, 134, 137], forecast.Mean.Select(mean => Math.Round(mean, 5)));
        }
    }

    [Theory]
    [InlineData(new double[] { 7, 7, 7, 7, 7, 7 }, 7, "every value is the same, so it is repeated")]
    [InlineData(new double[] { 5 }, 5, "only one value: it is repeated, and the spread is taken to be as large as the value")]
    [InlineData(new double[] { 5, 9 }, 9, "only 2 values: the last one is repeated")]
    [InlineData(new double[] { double.NaN, double.NaN }, double.NaN, "every value is missing, so nothing can be said")]
    public void Series_too_poor_for_a_model_say_what_was_done(double[] values, double mean, string reason)
    {
        var forecast = Forecaster.Automatic.Fit(DemandSeries.Indexed(values)).Forecast(1);

        Assert.Equal(mean, forecast.Mean[0]);
        Assert.Equal(reason, forecast.Reason);
    }

    [Fact]
    public void The_seasonal_naive_forecast_repeats_the_last_season()
    {
        var series = DemandSeries.Quarterly(new YearMonth(2023, 1), [1, 2, 3, 4, 5, double.NaN, 7, 8, 9]);

        Assert.Equal([2, 7, 8, 9, 2], Forecaster.SeasonalNaive.Fit(series).Forecast(5).Mean);
    }

    [Fact]
    public void A_form_that_the_data_do_not_suit_is_replaced_with_a_note()
    {
        var form = new EtsForm(EtsError.Multiplicative, EtsTrend.None, EtsSeason.None);
        var model = Forecaster.EtsIn(form).Fit(DemandSeries.Indexed([3, 0, 4, 1, 5, 2, 3, 4, 1, 2]));

        Assert.NotEqual("ETS(M,N,N)", model.Name);
        Assert.Contains("The data do not suit ETS(M,N,N), so other forms were chosen.", model.Notes);
    }

    [Fact]
    public void An_additive_error_with_a_multiplicative_season_is_refused() =>
        Assert.Throws<ArgumentException>(() => new EtsForm(EtsError.Additive, EtsTrend.None, EtsSeason.Multiplicative));

    [Fact]
    public void A_cancelled_batch_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Forecaster.Automatic.ForecastAll([DemandSeries.Indexed([1, 2, 3])], 1, cancellationToken: source.Token));
    }

    [Fact]
    public void A_batch_reports_every_series_once()
    {
        var reports = new System.Collections.Concurrent.ConcurrentBag<int>();
        Forecaster.Naive.ForecastAll([.. Enumerable.Repeat(DemandSeries.Indexed([1, 2, 3]), 20)], 1, progress: new Direct(reports));

        Assert.Equal(Enumerable.Range(1, 20), reports.Order());
    }

    private sealed class Direct(System.Collections.Concurrent.ConcurrentBag<int> reports) : IProgress<int>
    {
        public void Report(int value) => reports.Add(value);
    }

    [Fact]
    public void Missing_values_alone_are_no_data_and_not_a_certain_0()
    {
        foreach (var forecaster in new[] { Forecaster.Automatic, Forecaster.Ets.NonNegative(), Forecaster.Croston, Forecaster.SeasonalNaive })
        {
            var forecast = forecaster.Fit(DemandSeries.Monthly(new YearMonth(2025, 1), [double.NaN, double.NaN], "A"), RetailCalendar.China).Forecast(2);

            Assert.Equal("No data", forecast.Model);
            Assert.All(
                new[] { forecast.Mean[0], forecast.Interval(1, 80).Lower, forecast.Interval(1, 95).Upper, forecast.SumOver(0, 2).Mean, forecast.SumOver(0, 2).Quantile(0.95) },
                number => Assert.True(double.IsNaN(number)));
        }
    }

    [Fact]
    public void A_single_value_says_where_the_width_of_its_interval_comes_from()
    {
        var forecast = Forecaster.Automatic.Fit(DemandSeries.Indexed([5])).Forecast(1);

        Assert.Equal(["Only one value: how much demand changes cannot be seen, so the intervals take one change to have a standard deviation as large as the value."], forecast.Notes);
        Assert.Equal(5 + (5 * 1.2815515655446004), forecast.Interval(0, 80).Upper, 1e-9);
    }
}
