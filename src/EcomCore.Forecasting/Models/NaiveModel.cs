namespace EcomCore.Forecasting;

/// <summary>The value one season ago; with a season of 1, the last value. A missing value is replaced by the one a season before it.</summary>
/// <remarks>Hyndman and Athanasopoulos, Forecasting: Principles and Practice, sections 5.2 and 5.5: the error of step h has variance sigma^2 (k + 1), k whole seasons before it.</remarks>
internal sealed class NaiveModel : IFittedCore
{
    private readonly double[] _last;
    private readonly int _lag;
    private readonly int _next;
    private readonly double _variance;
    private readonly double _scale;

    public NaiveModel(DemandSeries series, ReadOnlySpan<double> values, int lag, double? deviation = null)
    {
        _lag = lag;
        Name = lag == 1 ? "Naive" : "Seasonal naive";
        Fitted = new double[values.Length];
        _last = new double[lag];
        _next = values.Length % lag;
        _last.AsSpan().Fill(double.NaN);
        _scale = ScaleOf(values);
        var (squares, count) = (0.0, 0);
        for (var t = 0; t < values.Length; t++)
        {
            var slot = t % lag;
            Fitted[t] = _last[slot];
            if (!double.IsNaN(values[t]))
            {
                var e = (values[t] / _scale) - (_last[slot] / _scale);
                squares += double.IsNaN(e) ? 0 : e * e;
                count += double.IsNaN(e) ? 0 : 1;
                _last[slot] = values[t];
            }
        }

        FillUnseen();
        _variance = deviation is { } given ? given / _scale * (given / _scale) : count > 0 ? squares / count : 0;
        Statistics = new FitStatistics(series.ObservedCount, 1, _variance * _scale * _scale, double.NaN, double.NaN, []);
    }

    public string Name { get; }

    public double[] Fitted { get; }

    public FitStatistics Statistics { get; }

    public (double[] Means, IForecastError Error) Project(int horizon)
    {
        var means = new double[horizon];
        var weights = new double[horizon];
        var variances = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            means[h] = _last[(_next + h) % _lag];
            weights[h] = h % _lag == 0 ? 1 : 0;
            variances[h] = _variance;
        }

        return (means, new LinearError(weights, variances, _scale));
    }

    private static double ScaleOf(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = double.IsNaN(value) ? largest : Math.Max(largest, Math.Abs(value));
        }

        return EtsProblem.PowerOfTwoNear(largest);
    }

    /// <summary>A season's slot that was never observed takes the mean of the others; 0 when there are none.</summary>
    private void FillUnseen()
    {
        var seen = _last.Where(value => !double.IsNaN(value)).ToArray();
        var mean = seen.Length > 0 ? seen.Sum(value => value / seen.Length) : 0;
        for (var j = 0; j < _last.Length; j++)
        {
            _last[j] = double.IsNaN(_last[j]) ? mean : _last[j];
        }
    }
}
