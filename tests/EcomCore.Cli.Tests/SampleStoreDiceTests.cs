using EcomCore.SampleData;

namespace EcomCore.Cli.Tests;

public sealed class SampleStoreDiceTests
{
    // The reference values of SplitMix64 with seed 1234567 (Vigna's splitmix64.c).
    [Fact]
    public void Dice_are_SplitMix64()
    {
        var dice = new Dice(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => dice.Next()));
    }

    // The portable functions differ from the library's by rounding alone: at most 20 roundings of 1.1e-16, squared up to 14 times.
    [Theory]
    [InlineData(-500)]
    [InlineData(-20.5)]
    [InlineData(-1)]
    [InlineData(-0.01)]
    [InlineData(0)]
    [InlineData(2)]
    public void Exp_agrees_with_the_library(double x) => Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 1e-11);

    [Theory]
    [InlineData(1)]
    [InlineData(0.999)]
    [InlineData(0.5)]
    [InlineData(0.3)]
    [InlineData(1e-16)]
    public void Log_agrees_with_the_library(double x) => Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-13);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1200)]
    public void Poisson_numbers_have_their_mean_and_variance(double mean)
    {
        const int Draws = 20_000;
        var dice = new Dice(7);
        var draws = Enumerable.Range(0, Draws).Select(_ => (double)dice.Poisson(mean)).ToArray();

        var average = draws.Average();
        var variance = draws.Sum(draw => (draw - mean) * (draw - mean)) / Draws;
        Assert.InRange(average, mean - (5 * Math.Sqrt(mean / Draws)), mean + (5 * Math.Sqrt(mean / Draws)));
        Assert.InRange(variance, mean * 0.93, mean * 1.07);
    }
}
