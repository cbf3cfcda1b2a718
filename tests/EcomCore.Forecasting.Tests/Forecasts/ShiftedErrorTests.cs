using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting.Tests;

public sealed class ShiftedErrorTests
{
    [Fact]
    public void Quantiles_rise_where_the_errors_within_are_skewed()
    {
        var error = new ShiftedError(new Skewed(), factor: 3, start: 0.5, move: 2, periods: 100);
        double[] quantiles = [.. Enumerable.Range(1, 999).Select(p => error.Deviation(3, p / 1000.0))];

        Assert.All(quantiles.Zip(quantiles.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Equal(3 * (1 - Math.Exp(0.5)), error.Deviation(3, 0.5), 1e-9);
    }

    /// <summary>Lognormal about its mean, so that the median lies below 0.</summary>
    private sealed class Skewed : IForecastError
    {
        public double StandardDeviation(ReadOnlySpan<double> weights) => 1;

        public double StandardDeviationAt(int step) => 1;

        public double Deviation(int step, double probability) => Math.Exp(Normal.InvCDF(0, 1, probability)) - Math.Exp(0.5);

        public void Sample(SeededNormal normal, Span<double> errors) => errors.Clear();
    }
}
