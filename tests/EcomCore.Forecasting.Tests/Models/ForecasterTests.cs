using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class ForecasterTests
{
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
        { "all missing", [.. Enumerable.Repeat(double.NaN, 12)] },
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
            foreach (var forecaster in new[] { Forecaster.Automatic, Forecaster.Ets, Forecaster.Naive, Forecaster.SeasonalNaive })
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
}
