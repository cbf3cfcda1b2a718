namespace EcomCore.Forecasting;

/// <summary>A model's error with its central intervals replaced by those of past errors in units of the model's spread.</summary>
internal sealed class ConformalError : IForecastError
{
    private const double OneDeviation = 0.841344746068543;

    private readonly IForecastError _model;
    private readonly double[] _scores;
    private readonly int _windows;
    private readonly double[] _spreads;
    private readonly double _ratio;

    /// <param name="model">The model's own error.</param>
    /// <param name="sortedScores">Sizes of past errors in units of the spread, rising; at least one.</param>
    /// <param name="windows">Past forecasts that they come from.</param>
    /// <param name="horizon">Steps.</param>
    public ConformalError(IForecastError model, double[] sortedScores, int windows, int horizon)
    {
        (_model, _scores, _windows) = (model, sortedScores, windows);
        _spreads = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            _spreads[h] = SpreadOf(model, h);
        }

        _ratio = Score((2 * OneDeviation) - 1, 1);
    }

    /// <summary>Half the width of the central interval that holds as much as one standard deviation on both sides of a normal distribution.</summary>
    public static double SpreadOf(IForecastError error, int step) => (error.Deviation(step, OneDeviation) - error.Deviation(step, 1 - OneDeviation)) / 2;

    public double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var own = _model.StandardDeviation(weights);
        return !double.IsPositiveInfinity(_ratio) ? _ratio * own : IsEmpty(weights) ? 0 : _ratio;
    }

    public double Deviation(int step, double probability)
    {
        var own = _model.Deviation(step, probability);
        var spread = _spreads[step];
        var score = Score(Math.Abs((2 * probability) - 1), spread > 0 ? Math.Abs(own) / spread : 0);
        if (!(spread > 0) && !double.IsPositiveInfinity(score))
        {
            return own;
        }

        var size = double.IsPositiveInfinity(score) ? score : spread * score;
        return probability < 0.5 ? -size : size;
    }

    public void Sample(SeededNormal normal, Span<double> errors)
    {
        _model.Sample(normal, errors);
        for (var h = 0; h < errors.Length; h++)
        {
            errors[h] = double.IsPositiveInfinity(_ratio) ? (normal.Next() < 0 ? -_ratio : _ratio) : errors[h] * _ratio;
        }
    }

    /// <summary>Half the width of a central interval: of w forecasts, the share (w + 1) level / w of the errors lies inside; where that is more than all, all of them and the model's own interval.</summary>
    private double Score(double level, double modelScore)
    {
        var place = (int)Math.Ceiling(((_windows + 1) * level / _windows * _scores.Length) - 1e-9);
        return place > _scores.Length ? Math.Max(_scores[_scores.Length - 1], modelScore) : place > 0 ? _scores[place - 1] : 0;
    }

    private static bool IsEmpty(ReadOnlySpan<double> weights)
    {
        foreach (var weight in weights)
        {
            if (weight != 0)
            {
                return false;
            }
        }

        return true;
    }
}
