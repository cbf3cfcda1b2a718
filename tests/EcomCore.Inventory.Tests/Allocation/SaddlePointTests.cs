using MathNet.Numerics;

namespace EcomCore.Inventory.Tests;

public sealed class SaddlePointTests
{
    [Fact]
    public void Errors_of_counts_are_those_of_any_number()
    {
        for (var k = 1; k < 40; k++)
        {
            // The other way subtracts logarithms of up to 37.
            Assert.Equal(SaddlePoint.StirlingError(k), SaddlePoint.StirlingErrorOfCount(k), 2e-14);
            Assert.Equal(SpecialFunctions.FactorialLn(k) - (((k + 0.5) * Math.Log(k)) - k + Constants.LogSqrt2Pi), SaddlePoint.StirlingErrorOfCount(k), 1e-13);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(70)]
    [InlineData(12_345.6)]
    public void Deviance_runs_on_where_the_series_begins(double k)
    {
        foreach (var share in (double[])[0.0999, 0.1001, -0.0999, -0.1001, 0.03])
        {
            var mean = k * (1 - share) / (1 + share);
            Assert.Equal(1, SaddlePoint.Deviance(k, mean) / ((k * Math.Log(k / mean)) + mean - k), 1e-12);
        }
    }

    [Fact]
    public void Deviance_keeps_its_digits_next_to_the_mean()
    {
        // (k - mean)² / (2 mean) (1 - d / 3 + d² / 6 - ...) with d = (k - mean) / mean.
        var (k, d) = (1e6 + 1, 1e-6);
        Assert.Equal(1, SaddlePoint.Deviance(k, 1e6) / (0.5e-6 * (1 - (d / 3) + (d * d / 6))), 1e-15);
        Assert.Equal(0, SaddlePoint.Deviance(7, 7));
    }
}
