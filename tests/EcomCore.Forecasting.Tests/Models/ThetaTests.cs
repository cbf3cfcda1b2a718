namespace EcomCore.Forecasting.Tests;

public sealed class ThetaTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 30).Select(t => 1 + (0.02 * t) + (0.1 * Math.Sin(t * 2.1)) + (t % 5 * 0.03))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_other_parameters_have_a_smaller_sum_of_squares(bool dynamic)
    {
        var fit = new ThetaFit(Values, dynamic ? ThetaKind.Dynamic : ThetaKind.Optimised);
        for (var alpha = 0.1; alpha < 0.99; alpha += 0.02)
        {
            for (var level = -1.0; level <= 3; level += 0.1)
            {
                for (var weight = 0.0; weight <= 1; weight += 0.1)
                {
                    Assert.True(fit.Squares <= Squares(dynamic, alpha, level, weight, fit.First) + 1e-9, $"{alpha} {level} {weight}");
                }
            }
        }

        Assert.Equal(fit.Squares, Squares(dynamic, fit.Alpha, fit.FirstLevel, fit.Weight, fit.First), 1e-9);
    }

    [Fact]
    public void The_standard_method_adds_half_the_slope()
    {
        // A straight line: smoothing follows it with alpha at its bound and stays one step behind, the drift is half the slope of 2.
        var forecast = Forecaster.Theta.Fit(DemandSeries.Indexed(Enumerable.Range(0, 20).Select(t => 10 + (2.0 * t)))).Forecast(3);

        Assert.Equal(1, forecast.Mean[1] - forecast.Mean[0], 1e-9);
        Assert.Equal(49, forecast.Mean[0], 0.01);
    }

    [Fact]
    public void A_season_is_divided_out_and_multiplied_back()
    {
        double[] year = [0.5, 1, 1.5, 1];
        var series = DemandSeries.Quarterly(new NodaTime.YearMonth(2020, 1), Enumerable.Range(0, 24).Select(t => 100 * year[t % 4]));
        foreach (var forecaster in new[] { Forecaster.Theta, Forecaster.OptimisedTheta, Forecaster.DynamicTheta })
        {
            Assert.Equal([50, 100, 150, 100], forecaster.Fit(series).Forecast(4).Mean.Select(mean => Math.Round(mean, 6)));
        }
    }

    /// <summary>The equations of Fiorucci et al. as they stand, with regressions on all values up to each period.</summary>
    private static double Squares(bool dynamic, double alpha, double firstLevel, double weight, int first)
    {
        var (level, sum) = (firstLevel, 0.0);
        for (var t = 1; t <= Values.Length; t++)
        {
            var (a, b) = dynamic ? Line(t - 1) : Line(Values.Length);
            var power = Math.Pow(1 - alpha, t - 1);
            var forecast = level + (weight * ((power * a) + ((1 - Math.Pow(1 - alpha, t)) / alpha * b)));
            var e = Values[t - 1] - forecast;
            sum += t - 1 >= first ? e * e : 0;
            level = (alpha * Values[t - 1]) + ((1 - alpha) * level);
        }

        return sum;
    }

    private static (double A, double B) Line(int count)
    {
        if (count == 0)
        {
            return (0, 0);
        }

        if (count == 1)
        {
            return (Values[0], 0);
        }

        var (a, b) = MathNet.Numerics.Fit.Line([.. Enumerable.Range(1, count).Select(t => (double)t)], Values[..count]);
        return (a, b);
    }

    [Fact]
    public void Parameters_are_finite_or_said_to_be_unknown()
    {
        // Alternating growth makes alpha high: the first level is forgotten before the first error counts.
        double[] values = [.. Enumerable.Range(0, 40).Select(t => 1000 * Math.Pow(1.08, t))];
        foreach (var forecaster in new[] { Forecaster.DynamicTheta, Forecaster.OptimisedTheta })
        {
            var parameters = forecaster.Fit(DemandSeries.Indexed(values)).Statistics.Parameters.ToDictionary(item => item.Key, item => item.Value);

            Assert.InRange(parameters["theta"], 1, 1e10);
            Assert.True(double.IsNaN(parameters["l"]) || Math.Abs(parameters["l"]) <= 10 * values[^1]);
        }

        var steep = Forecaster.DynamicTheta.Fit(DemandSeries.Indexed(values)).Statistics.Parameters.ToDictionary(item => item.Key, item => item.Value);
        Assert.True(steep["alpha"] > 0.9 && double.IsNaN(steep["l"]));
    }
}
