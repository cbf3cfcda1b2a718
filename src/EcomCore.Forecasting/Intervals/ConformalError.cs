namespace EcomCore.Forecasting;

/// <summary>A model's error with its central intervals replaced by those of past errors in units of the model's spread.</summary>
internal sealed class ConformalError : IForecastError
{
    private const double OneDeviation = 0.841344746068543;

    private readonly IForecastError _model;
    private readonly ConformalScores _scores;
    private readonly double[] _spreads;
    private readonly double[] _ratios;
    private readonly double _degrees;

    /// <param name="model">The model's own error.</param>
    /// <param name="scores">Sizes of past errors in units of the spread.</param>
    /// <param name="horizon">Steps.</param>
    /// <param name="degrees">Degrees of freedom with which the model's variance is known.</param>
    public ConformalError(IForecastError model, ConformalScores scores, int horizon, double degrees)
    {
        (_model, _scores, _degrees) = (model, scores, degrees);
        _spreads = new double[horizon];
        _ratios = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            _spreads[h] = model.StandardDeviationAt(h);
            _ratios[h] = scores.Knows(h) ? StudentScore.FromNormal(scores.At(h, (2 * OneDeviation) - 1, 1), degrees) : 1;
        }
    }

    /// <summary>Half the width of the central interval that holds as much as one standard deviation on both sides of a normal distribution.</summary>
    public static double SpreadOf(IForecastError error, int step) => (error.Deviation(step, OneDeviation) - error.Deviation(step, 1 - OneDeviation)) / 2;

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var stretched = new double[weights.Length];
        for (var h = 0; h < stretched.Length; h++)
        {
            if (weights[h] != 0 && double.IsPositiveInfinity(_ratios[h]))
            {
                return double.PositiveInfinity;
            }

            stretched[h] = weights[h] == 0 ? 0 : weights[h] * _ratios[h];
        }

        return _model.StandardDeviation(stretched);
    }

    public double StandardDeviationAt(int step) => double.IsPositiveInfinity(_ratios[step]) ? double.PositiveInfinity : _ratios[step] * _model.StandardDeviationAt(step);

    public double Deviation(int step, double probability)
    {
        var own = _model.Deviation(step, probability);
        var spread = _spreads[step];
        if (!_scores.Knows(step))
        {
            return own;
        }

        var score = StudentScore.FromNormal(_scores.At(step, Math.Abs((2 * probability) - 1), spread > 0 ? StudentScore.ToNormal(Math.Abs(own) / spread, _degrees) : 0), _degrees);
        if (!(spread > 0) && !double.IsPositiveInfinity(score))
        {
            return own;
        }

        var size = double.IsPositiveInfinity(score) ? score : spread * score;
        return probability < 0.5 ? -size : size;
    }

    public IForecastError Summed(double[] weights) => new SummedError(this, weights, _model);

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false)
    {
        _model.Sample(normal, errors, isKnown);
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] = double.IsPositiveInfinity(_ratios[h]) ? (normal.Next() < 0 ? -_ratios[h] : _ratios[h]) : errors[h] * _ratios[h];
        }
    }
}
