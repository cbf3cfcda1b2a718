using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting.Tests;

public sealed class StudentScoreTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(100)]
    public void A_score_keeps_its_probability(double degrees)
    {
        foreach (var probability in new[] { 0.6, 0.8, 0.9, 0.975 })
        {
            var z = Normal.InvCDF(0, 1, probability);
            Assert.InRange(StudentScore.ToNormal(StudentT.InvCDF(0, 1, degrees, probability), degrees), 0.98 * z, 1.02 * z);
            Assert.Equal(z, StudentScore.ToNormal(StudentScore.FromNormal(z, degrees), degrees), 1e-9);
        }
    }

    [Fact]
    public void Nothing_and_infinity_stay()
    {
        Assert.Equal(0, StudentScore.ToNormal(0, 4));
        Assert.Equal(0, StudentScore.FromNormal(0, 4));
        Assert.Equal(double.PositiveInfinity, StudentScore.ToNormal(double.PositiveInfinity, 4));
        Assert.Equal(double.PositiveInfinity, StudentScore.FromNormal(double.PositiveInfinity, 4));
        Assert.Equal(2.5, StudentScore.FromNormal(2.5, double.PositiveInfinity));
        Assert.False(double.IsInfinity(StudentScore.ToNormal(1e300, 4)));
        Assert.Equal(50, StudentScore.ToNormal(StudentScore.FromNormal(50, 4), 4), 1e-9);
        Assert.InRange(StudentScore.FromNormal(50, 3), 50, 100);
    }
}
