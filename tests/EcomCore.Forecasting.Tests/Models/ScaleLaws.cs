using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EcomCore.Forecasting.Tests;

public sealed class ScaleLaws
{
    private static readonly Forecaster[] Forecasters =
    [
        Forecaster.Automatic, Forecaster.Ets, Forecaster.Ces, Forecaster.Arima, Forecaster.Theta, Forecaster.DynamicTheta, Forecaster.Stl, Forecaster.Mean, Forecaster.Drift, Forecaster.SeasonalNaive,
    ];

    // Weights by AICc feel the last digits of a likelihood that counts the scale.
    private const double Digits = 1e-8;

    [Property(MaxTest = 15)]
    public Property A_power_of_two_times_the_values_gives_as_much_in_the_forecast() => Prop.ForAll(Generators.Series(), Gen.Elements(-970, -500, -60, -1, 1, 60, 900).ToArbitrary(), (series, k) =>
    {
        var factor = Math.Pow(2, k);
        var other = DemandSeries.Indexed(series.Values.ToArray().Select(value => value * factor), seasonalPeriod: 12);
        var one = DemandSeries.Indexed(series.Values.ToArray(), seasonalPeriod: 12);
        foreach (var forecaster in Forecasters)
        {
            var (near, far) = (forecaster.Fit(one).Forecast(4), forecaster.Fit(other).Forecast(4));
            for (var h = 0; h < 4; h++)
            {
                var (own, scaled) = (near.Interval(h, 95), far.Interval(h, 95));
                var room = Digits * Math.Max(Math.Abs(own.Upper), Math.Abs(own.Lower));
                Assert.Equal(near.Mean[h], far.Mean[h] / factor, room);
                Assert.Equal(own.Lower, scaled.Lower / factor, room);
                Assert.Equal(own.Upper, scaled.Upper / factor, room);
            }
        }
    });
}
