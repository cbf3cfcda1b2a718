using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting.Tests;

public sealed class ChiSquareTests
{
    [Theory]
    [InlineData(3.0)]
    [InlineData(4.6)]
    [InlineData(40.0)]
    public void Draws_follow_the_distribution(double degrees)
    {
        // Kolmogorov: of 20,000 draws the largest distance exceeds 1.95 / sqrt(20,000) = 0.0138 once in a thousand times.
        var normal = new SeededNormal(8);
        double[] drawn = [.. Enumerable.Range(0, 20_000).Select(_ => normal.NextChiSquare(degrees)).OrderBy(value => value)];
        var worst = drawn.Select((value, i) => Math.Abs(ChiSquared.CDF(degrees, value) - ((i + 0.5) / drawn.Length))).Max();

        Assert.True(worst < 0.0138, $"distance {worst}");
    }
}
