namespace EcomCore.Forecasting;

/// <summary>A model's error with the ends of its central intervals taken from fits that each leave out one value.</summary>
internal sealed class JackknifeError : IForecastError
{
    private const double OneDeviation = 0.682689492137086;

    private readonly IForecastError _model;
    private readonly StretchedError _stretched;
    private readonly double[][] _above;
    private readonly double[][] _below;

    /// <param name="model">The model's own error.</param>
    /// <param name="ends">Of each fit, how far the upper end lies above the mean and the lower one below it, step by step; two or more.</param>
    /// <param name="horizon">Steps.</param>
    public JackknifeError(IForecastError model, List<(double[] Above, double[] Below)> ends, int horizon)
    {
        _model = model;
        _above = [.. Enumerable.Range(0, horizon).Select(h => ends.Select(end => end.Above[h]).OrderBy(end => end).ToArray())];
        _below = [.. Enumerable.Range(0, horizon).Select(h => ends.Select(end => end.Below[h]).OrderBy(end => end).ToArray())];
        _stretched = new StretchedError(model, [.. Enumerable.Range(0, horizon).Select(Ratio)]);
    }

    /// <summary>The deviation of a sum grows as the intervals of its steps do.</summary>
    public double StandardDeviation(ReadOnlySpan<double> weights) => _stretched.StandardDeviation(weights);

    public double StandardDeviationAt(int step) => _stretched.StandardDeviationAt(step);

    public double Deviation(int step, double probability)
    {
        var own = _model.Deviation(step, probability);
        var level = Math.Abs((2 * probability) - 1);
        return probability < 0.5 ? -End(_below[step], level, -own) : End(_above[step], level, own);
    }

    public IForecastError Summed(double[] weights) => new SummedError(this, weights, _model);

    public void Sample(SeededNormal normal, Span<double> errors, bool isKnown = false) => _stretched.Sample(normal, errors, isKnown);

    /// <summary>The distance at place (n + 1) level, rounded up; beyond the last, the last and at least the model's own. Never on the other side of the mean.</summary>
    private static double End(double[] sorted, double level, double own)
    {
        var place = (int)Math.Ceiling(((sorted.Length + 1) * level) - 1e-9);
        return place <= 0 ? 0 : Math.Max(0, place <= sorted.Length ? sorted[place - 1] : Math.Max(sorted[sorted.Length - 1], own));
    }

    private double Ratio(int step) => ConformalError.SpreadOf(_model, step) is > 0 and var spread
        ? (End(_above[step], OneDeviation, spread) + End(_below[step], OneDeviation, spread)) / (2 * spread)
        : 1;
}
