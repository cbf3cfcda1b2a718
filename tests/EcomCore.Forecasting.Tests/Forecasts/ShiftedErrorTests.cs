using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting.Tests;

public sealed class ShiftedErrorTests
{
    private static readonly double[] Back = [-6, -5, -6, -4, -6];

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    public void Quantiles_rise_where_the_errors_within_are_skewed(double start)
    {
        var error = new ShiftedError(new Skewed(), factor: 3, [start, start, start, start], [-2, -2, -2, -2], periods: 100);
        double[] quantiles = [.. Enumerable.Range(1, 999).Select(p => error.Deviation(3, p / 1000.0))];

        Assert.All(quantiles.Zip(quantiles.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public void A_level_that_hardly_ever_moves_has_the_errors_within() =>
        Assert.Equal(3 * (1 - Math.Exp(0.5)), new ShiftedError(new Skewed(), 3, [0.5], [-2], periods: int.MaxValue).Deviation(0, 0.5), 1e-6);

    [Theory]
    [InlineData(0.025)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.975)]
    public void Quantiles_are_those_of_staying_or_going_back(double probability)
    {
        // Once in 20 periods: after the fifth step it is back with (1 - 0.9^5)/2 = 0.205.
        var at = Independent(3).Deviation(4, probability);

        var below = (0.795245 * Normal.CDF(0, Math.Sqrt(9.25), at)) + (0.204755 * Normal.CDF(-6, 1, at));
        Assert.Equal(probability, below, 1e-5);
    }

    [Fact]
    public void Without_any_error_the_level_stays_or_is_back()
    {
        var error = new ShiftedError(new IndependentErrors(0), 3, [0], [-6], periods: 10);

        Assert.Equal((-6, 0, 0, 0), (error.Deviation(0, 0.09), error.Deviation(0, 0.11), error.Deviation(0, 0.5), error.Deviation(0, 0.99)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Paths_have_the_spread_of_every_step_and_of_a_sum(double factor)
    {
        var (error, normal) = (Independent(factor), new SeededNormal(3));
        double[] path = new double[5], weights = [1, 0.5, 2, 1, 1];
        var (steps, sums) = (new double[5], 0.0);
        for (var i = 0; i < 40_000; i++)
        {
            error.Sample(normal, path);
            var sum = 0.0;
            for (var h = 0; h < 5; h++)
            {
                steps[h] += path[h] * path[h] / 40_000;
                sum += weights[h] * path[h];
            }

            sums += sum * sum / 40_000;
        }

        // 40,000 squares: a standard error of about 0.5 % of the root.
        Assert.All(Enumerable.Range(0, 5), h => Assert.InRange(error.StandardDeviationAt(h) / Math.Sqrt(steps[h]), 0.98, 1.02));
        Assert.InRange(error.StandardDeviation(weights) / Math.Sqrt(sums), 0.95, 1.05);
        Assert.All(Enumerable.Range(0, 5), h => Assert.Equal(error.StandardDeviationAt(h), error.StandardDeviation([.. Enumerable.Range(0, 5).Select(j => j == h ? 1.0 : 0)]), 1e-9));
    }

    private static ShiftedError Independent(double factor) => new(new IndependentErrors(1), factor, [0.5, 0.5, 0.5, 0.5, 0.5], Back, periods: 20);

    private sealed class IndependentErrors(double deviation) : IForecastError
    {
        public double StandardDeviation(ReadOnlySpan<double> weights)
        {
            var squares = 0.0;
            foreach (var weight in weights)
            {
                squares += weight * weight;
            }

            return deviation * Math.Sqrt(squares);
        }

        public double StandardDeviationAt(int step) => deviation;

        public double Deviation(int step, double probability) => deviation * Normal.InvCDF(0, 1, probability);

        public IForecastError Summed(double[] weights) => new SummedError(this, weights, this);

        public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
        {
            for (var h = 0; h < errors.Length; h++)
            {
                errors[h] = deviation * normal.Next();
            }
        }
    }

    /// <summary>Lognormal about its mean, so that the median lies below 0.</summary>
    private sealed class Skewed : IForecastError
    {
        public double StandardDeviation(ReadOnlySpan<double> weights) => 1;

        public double StandardDeviationAt(int step) => 1;

        public double Deviation(int step, double probability) => Math.Exp(Normal.InvCDF(0, 1, probability)) - Math.Exp(0.5);

        public IForecastError Summed(double[] weights) => throw new NotSupportedException();

        public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false) => errors.Clear();
    }
}
