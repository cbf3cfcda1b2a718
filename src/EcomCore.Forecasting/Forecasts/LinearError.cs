using MathNet.Numerics.Distributions;

namespace EcomCore.Forecasting;

/// <summary>Errors that are sums of uncorrelated innovations: the error of step h is u(h) + c(1) u(h-1) + ... + c(h-1) u(1).</summary>
/// <remarks>
/// Exact for additive models with normal errors (Hyndman et al. 2008, section 6.1). For multiplicative errors with additive trend and season the means and variances
/// are exact (section 6.3) and the normal shape is an approximation, the one R makes too.
/// </remarks>
internal sealed class LinearError : IForecastError
{
    private readonly double[] _weights;
    private readonly double[] _variances;
    private readonly double[] _deviations;
    private readonly double _scale;

    /// <param name="weights">c, with c(0) = 1.</param>
    /// <param name="variances">Variance of each innovation, of the data divided by the scale.</param>
    /// <param name="scale">What the errors are multiplied with; kept apart because its square may not be a number.</param>
    public LinearError(double[] weights, double[] variances, double scale)
    {
        _scale = scale;
        _weights = weights;
        _variances = variances;
        _deviations = new double[variances.Length];
        for (var h = 0; h < variances.Length; h++)
        {
            var sum = 0.0;
            for (var j = 0; j <= h; j++)
            {
                sum += weights[h - j] * weights[h - j] * variances[j];
            }

            _deviations[h] = scale * Math.Sqrt(sum);
        }
    }

    /// <summary>A normal error of one step.</summary>
    public static LinearError OfOneStep(double deviation) => new([1], [1], deviation);

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var variance = 0.0;
        for (var j = 0; j < _variances.Length; j++)
        {
            var reach = 0.0;
            for (var h = j; h < _variances.Length; h++)
            {
                reach += weights[h] * _weights[h - j];
            }

            variance += reach * reach * _variances[j];
        }

        return _scale * Math.Sqrt(variance);
    }

    public double StandardDeviationAt(int step) => _deviations[step];

    public double Deviation(int step, double probability) =>
        _deviations[step] == 0 ? 0 : _deviations[step] * Normal.InvCDF(0, 1, probability);

    public IForecastError Summed(double[] weights) => OfOneStep(StandardDeviation(weights));

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        errors.Clear();
        for (var j = 0; j < errors.Length; j++)
        {
            var shock = _scale * Math.Sqrt(_variances[j]) * normal.Next();
            for (var h = j; h < errors.Length; h++)
            {
                errors[h] += _weights[h - j] * shock;
            }
        }
    }
}
