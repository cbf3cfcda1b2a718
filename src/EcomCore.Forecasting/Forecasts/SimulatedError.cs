using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>Errors known from simulated paths: their covariances, and for each step the quantiles on a grid of normal scores.</summary>
/// <remarks>The paths themselves are not kept. Between grid points, and beyond the last, quantiles are interpolated in normal scores, which is exact for a normal
/// distribution. Sums of steps have the simulated covariance and the shape of the steps.</remarks>
internal sealed class SimulatedError : IForecastError
{
    private const double LastScore = 3;
    private const int Points = 61;
    private const double Gap = 2 * LastScore / (Points - 1);

    private readonly int _horizon;
    private readonly double[] _covariance;
    private readonly double[] _quantiles;
    private readonly double _scale;
    private readonly double[] _means;
    private readonly PathDrawer _draw;

    /// <param name="means">The point forecasts of the data divided by the scale.</param>
    /// <param name="paths">One block per step, one value per path; sorted in place.</param>
    /// <param name="scale">What the errors are multiplied with.</param>
    /// <param name="draw">Draws one more path, of the data divided by the scale.</param>
    public SimulatedError(double[] means, double[][] paths, double scale, PathDrawer draw)
    {
        _means = (double[])means.Clone();
        _draw = draw;
        _scale = scale;
        _horizon = means.Length;
        _covariance = Covariance(means, paths);
        _quantiles = new double[_horizon * Points];
        for (var h = 0; h < _horizon; h++)
        {
            Array.Sort(paths[h]);
            for (var i = 0; i < Points; i++)
            {
                var place = Normal.CDF(0, 1, (i * Gap) - LastScore) * (paths[h].Length - 1);
                var low = Math.Min((int)place, paths[h].Length - 2);
                var value = paths[h][low] + ((place - low) * (paths[h][low + 1] - paths[h][low]));
                _quantiles[(h * Points) + i] = value - means[h];
            }
        }
    }

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var variance = 0.0;
        for (var i = 0; i < _horizon; i++)
        {
            for (var j = 0; j < _horizon; j++)
            {
                variance += weights[i] * weights[j] * _covariance[(i * _horizon) + j];
            }
        }

        return _scale * Math.Sqrt(Math.Max(variance, 0));
    }

    public double StandardDeviationAt(int step) => _scale * Math.Sqrt(_covariance[(step * _horizon) + step]);

    public double Deviation(int step, double probability)
    {
        var place = (Normal.InvCDF(0, 1, probability) + LastScore) / Gap;
        var low = Math.Min(Math.Max((int)Math.Floor(place), 0), Points - 2);
        var grid = _quantiles.AsSpan(step * Points, Points);
        return _scale * (grid[low] + ((place - low) * (grid[low + 1] - grid[low])));
    }

    public IForecastError Summed(double[] weights) => new SummedError(this, weights, this);

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        _draw(normal, errors);
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] = _scale * (errors[h] - _means[h]);
        }
    }

    private static double[] Covariance(double[] means, double[][] paths)
    {
        var covariance = new double[means.Length * means.Length];
        for (var i = 0; i < means.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var p = 0; p < paths[i].Length; p++)
                {
                    sum += (paths[i][p] - means[i]) * (paths[j][p] - means[j]);
                }

                covariance[(i * means.Length) + j] = covariance[(j * means.Length) + i] = sum / paths[i].Length;
            }
        }

        return covariance;
    }
}
