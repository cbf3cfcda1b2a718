namespace EcomCore.Forecasting;

/// <summary>A weighted sum of steps that has their shape: their quantiles, added up and drawn together as far as the errors of the steps do not go together.</summary>
/// <remarks>With q(h, p) the quantile of step h and w its weight, the quantile of the sum is r (w(1) q(1, p) + w(2) q(2, p) + ...), r the standard deviation of the sum over the sum of the weighted standard deviations. Exact where the steps have a joint
/// normal or Student's distribution (each quantile is then the same number of standard deviations), where they go together entirely, and for a single step.</remarks>
internal sealed class SummedError : IForecastError
{
    private readonly IForecastError _steps;
    private readonly double[] _weights;
    private readonly double _together;
    private readonly double _deviation;

    /// <param name="steps">Errors of the steps.</param>
    /// <param name="weights">One weight of 0 or more per step; kept, not copied.</param>
    /// <param name="correlated">Errors with standard deviations from which the share r is taken.</param>
    public SummedError(IForecastError steps, double[] weights, IForecastError correlated)
    {
        (_steps, _weights) = (steps, weights);
        _deviation = steps.StandardDeviation(weights);
        var apart = 0.0;
        for (var h = 0; h < weights.Length; h++)
        {
            apart += weights[h] == 0 ? 0 : weights[h] * correlated.StandardDeviationAt(h);
        }

        _together = apart > 0 ? correlated.StandardDeviation(weights) / apart : 1;
    }

    public double StandardDeviation(ReadOnlySpan<double> weights) => weights[0] * _deviation;

    public double StandardDeviationAt(int step) => _deviation;

    public double Deviation(int step, double probability)
    {
        var sum = 0.0;
        for (var h = 0; h < _weights.Length; h++)
        {
            sum += _weights[h] == 0 ? 0 : _weights[h] * _steps.Deviation(h, probability);
        }

        return _together * sum;
    }

    public IForecastError Summed(double[] weights) => new StretchedError(this, weights);

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        Span<double> path = stackalloc double[_weights.Length];
        _steps.Sample(normal, path, isKnown);
        errors[0] = 0;
        for (var h = 0; h < path.Length; h++)
        {
            errors[0] += _weights[h] * path[h];
        }
    }
}
