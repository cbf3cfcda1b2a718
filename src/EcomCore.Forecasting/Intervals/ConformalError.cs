namespace EcomCore.Forecasting;

/// <summary>A model's error with its quantiles replaced by those of past errors in units of the model's spread.</summary>
internal sealed class ConformalError : IForecastError
{
    private const double OneDeviation = 0.841344746068543;

    private readonly IForecastError _model;
    private readonly double[] _scores;
    private readonly double[] _spreads;
    private readonly double _ratio;

    public ConformalError(IForecastError model, double[] sortedScores, int horizon)
    {
        (_model, _scores) = (model, sortedScores);
        _spreads = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            _spreads[h] = SpreadOf(model, h);
        }

        _ratio = (Score(OneDeviation, 1) - Score(1 - OneDeviation, -1)) / 2;
    }

    /// <summary>Half the width of the central interval that holds as much as one standard deviation on both sides of a normal distribution.</summary>
    public static double SpreadOf(IForecastError error, int step) => (error.Deviation(step, OneDeviation) - error.Deviation(step, 1 - OneDeviation)) / 2;

    public double StandardDeviation(ReadOnlySpan<double> weights) => _ratio * _model.StandardDeviation(weights);

    public double Deviation(int step, double probability) =>
        _spreads[step] > 0 ? _spreads[step] * Score(probability, _model.Deviation(step, probability) / _spreads[step]) : _model.Deviation(step, probability);

    public void Sample(SeededNormal normal, Span<double> errors)
    {
        _model.Sample(normal, errors);
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] *= _ratio;
        }
    }

    /// <summary>The quantile with the correction for a finite number of errors; beyond them, the outermost or the model's, whichever is further out.</summary>
    private double Score(double probability, double modelScore)
    {
        var n = _scores.Length;
        if (probability >= 0.5)
        {
            var place = (int)Math.Ceiling((n + 1) * probability);
            return place <= n ? _scores[place - 1] : Math.Max(_scores[n - 1], modelScore);
        }

        var low = (int)Math.Floor((n + 1) * probability);
        return low >= 1 ? _scores[low - 1] : Math.Min(_scores[0], modelScore);
    }
}
