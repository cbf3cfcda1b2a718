namespace EcomCore.Forecasting;

/// <summary>Every step has the distribution of past values, stretched to the forecast's mean; steps do not depend on each other.</summary>
/// <remarks>For demand that is mostly 0 a normal distribution would say nothing true. The quantile at p is the smallest value that at least the share p of the past did not exceed.</remarks>
internal sealed class EmpiricalError : IForecastError
{
    private readonly double[] _deviations;
    private readonly double _deviation;

    /// <param name="values">Past values in units, none missing; at least one.</param>
    /// <param name="mean">The forecast of every step.</param>
    public EmpiricalError(IReadOnlyList<double> values, double mean)
    {
        _deviations = [.. values];
        Array.Sort(_deviations);
        var scale = FitData.PowerOfTwoNear(Math.Max(Math.Abs(_deviations[0]), Math.Abs(_deviations[_deviations.Length - 1])));
        var average = _deviations.Sum(value => value / scale / _deviations.Length);
        var stretch = average != 0 && mean / scale / average > 0 ? mean / scale / average : 1;
        var squares = 0.0;
        for (var i = 0; i < _deviations.Length; i++)
        {
            var value = _deviations[i] / scale;
            squares += (value - average) * (value - average);
            _deviations[i] = (_deviations[i] * stretch) - mean;
        }

        _deviation = scale * stretch * Math.Sqrt(squares / Math.Max(_deviations.Length - 1, 1));
    }

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight * weight;
        }

        return _deviation * Math.Sqrt(sum);
    }

    public double StandardDeviationAt(int step) => _deviation;

    public double Deviation(int step, double probability)
    {
        var place = (int)Math.Ceiling(probability * _deviations.Length) - 1;
        return _deviations[Math.Min(Math.Max(place, 0), _deviations.Length - 1)];
    }

    public void Sample(SeededNormal normal, Span<double> errors)
    {
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] = _deviations[Math.Min((int)(normal.NextUniform() * _deviations.Length), _deviations.Length - 1)];
        }
    }
}
