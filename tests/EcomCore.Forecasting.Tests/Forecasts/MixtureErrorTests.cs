using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting.Tests;

public sealed class MixtureErrorTests
{
    private static readonly IForecastError One = new LinearError([1], [1], 1);
    private static readonly IForecastError Two = new LinearError([1], [4], 1);

    [Fact]
    public void The_variance_counts_the_distance_between_the_models()
    {
        // Half 1 + half 4, and means 3 to each side: 2.5 + 9.
        var mixture = new MixtureError([0], [[-3], [3]], [One, Two], [0.5, 0.5], 1e9);

        Assert.Equal(Math.Sqrt(11.5), mixture.StandardDeviation([1]), 1e-12);
    }

    [Theory]
    [InlineData(0.025)]
    [InlineData(0.3)]
    [InlineData(0.975)]
    public void A_quantile_is_where_the_mixed_probability_is_reached(double probability)
    {
        var at = new MixtureError([0], [[-3], [3]], [One, Two], [0.4, 0.6], 1e9).Deviation(0, probability);

        Assert.Equal(probability, (0.4 * Normal.CDF(-3, 1, at)) + (0.6 * Normal.CDF(3, 2, at)), 1e-7);
    }

    [Theory]
    [InlineData(4, 0.9)]
    [InlineData(10, 0.975)]
    [InlineData(60, 0.995)]
    public void Few_degrees_of_freedom_stretch_as_Student_does(double degrees, double probability)
    {
        var at = new MixtureError([0], [[0], [0]], [One, One], [0.5, 0.5], degrees).Deviation(0, probability);

        Assert.Equal(StudentT.InvCDF(0, 1, degrees, probability), at, 0.02 * at);
    }

    [Fact]
    public void Sampled_paths_have_the_moments_of_the_mixture()
    {
        var mixture = new MixtureError([0], [[-3], [3]], [One, Two], [0.5, 0.5], 1e9);
        var (normal, path, sum, squares) = (new SeededNormal(1), new double[1], 0.0, 0.0);
        for (var i = 0; i < 20_000; i++)
        {
            mixture.Sample(normal, path);
            sum += path[0] / 20_000;
            squares += path[0] * path[0] / 20_000;
        }

        // Standard errors 3.39 / sqrt(20,000) = 0.024 and about 0.09.
        Assert.Equal(0, sum, 0.1);
        Assert.Equal(11.5, squares, 0.4);
    }

    [Fact]
    public void Models_that_agree_to_the_last_digit_leave_the_mean_inside_its_interval()
    {
        var certain = new LinearError([1], [0], 1);
        var mean = (0.1 + 0.2 + 0.3) / 3 * 1000;
        var mixture = new MixtureError([mean], [[200], [200], [200]], [certain, certain, certain], [1 / 3.0, 1 / 3.0, 1 / 3.0], 30);

        Assert.NotEqual(200, mean);
        Assert.Equal((0.0, 0.0), (mixture.Deviation(0, 0.1), mixture.Deviation(0, 0.9)));
    }
}
