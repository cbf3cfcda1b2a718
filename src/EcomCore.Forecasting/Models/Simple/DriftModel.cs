namespace EcomCore.Forecasting;

/// <summary>The last value, moved on by the mean change: a line through the first and the last value.</summary>
/// <remarks>Hyndman and Athanasopoulos, Forecasting: Principles and Practice, sections 5.2 and 5.5: the error of step h has variance sigma^2 h (1 + h/(n - 1)).</remarks>
internal sealed class DriftModel : IFittedCore
{
    private readonly double _last;
    private readonly double _slope;
    private readonly double _variance;
    private readonly double _scale;
    private readonly int _steps;

    /// <param name="data">Data with two observed values or more.</param>
    public DriftModel(FitData data)
    {
        var y = data.Complete;
        _scale = data.Scale;
        _steps = y.Length - 1;
        _last = y[_steps];
        _slope = (_last - y[0]) / _steps;
        Fitted = new double[y.Length];
        Fitted[0] = double.NaN;
        for (var t = 1; t < y.Length; t++)
        {
            Fitted[t] = y[t - 1] + _slope;
        }

        var (squares, count) = FitSummary.Errors(data, Fitted);
        _variance = squares / Math.Max(count - 1, 1);
        Statistics = FitSummary.Plain(data, 2, _variance, new KeyValuePair<string, double>("drift", _slope * _scale)) with { KnownDegrees = count - 1 };
        FitSummary.InUnits(Fitted, _scale);
    }

    public string Name => "Drift";

    public double[] Fitted { get; }

    public FitStatistics Statistics { get; }

    public double[] Means(int horizon)
    {
        var means = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            means[h] = _scale * (_last + ((h + 1) * _slope));
        }

        return means;
    }

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var weights = new double[horizon];
        var variances = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            weights[h] = 1;

            // Innovations grow so that their sum up to step h is h (1 + h/n), as the uncertain slope demands.
            variances[h] = _variance * (1 + (((2.0 * h) + 1) / _steps));
        }

        return (Means(horizon), new LinearError(weights, variances, _scale));
    }
}
