namespace EcomCore.Forecasting;

/// <summary>Adds up the errors of windows.</summary>
internal sealed class BacktestTally(CoverageTally coverages)
{
    private double _smape;
    private double _excess;
    private double _size;
    private double _mase;
    private double _rmsse;
    private int _scaledWindows;
    private int _compared;
    private int _inside80;
    private int _inside95;
    private double _pinball;
    private double _naiveSmape;
    private double _naiveMase;

    public void Add(DemandSeries training, DemandSeries whole, int origin, Forecast forecast)
    {
        var (absolute, squared, count, naive, loss) = (0.0, 0.0, 0, 0.0, 0.0);
        var benchmark = NaiveTwo.Forecast(training, forecast.Horizon);
        var (unit, meanSquare) = NaiveErrors(training);
        for (var h = 0; h < forecast.Horizon; h++)
        {
            var y = whole.Values[origin + h];
            if (double.IsNaN(y) || whole.IsCensored(origin + h))
            {
                continue;
            }

            var f = forecast.Mean[h];
            _smape += Smape(y, f);
            _naiveSmape += Smape(y, benchmark[h]);
            naive += Math.Abs(y - benchmark[h]);
            _excess += f - y;
            _size += Math.Abs(y);
            absolute += Math.Abs(y - f);
            squared += unit > 0 ? (y - f) / unit * ((y - f) / unit) : 0;
            count++;
            var (inner, outer) = (forecast.Interval(h, 80), forecast.Interval(h, 95));
            coverages.Add(forecast, h, y);
            _inside80 += IsInside(inner, y) ? 1 : 0;
            _inside95 += IsInside(outer, y) ? 1 : 0;
            loss += (Loss(y, outer.Lower, 0.025) + Loss(y, inner.Lower, 0.1) + Loss(y, f, 0.5) + Loss(y, inner.Upper, 0.9) + Loss(y, outer.Upper, 0.975)) / 5;
        }

        _compared += count;
        if (count > 0 && unit > 0)
        {
            _scaledWindows++;
            _mase += absolute / count / unit;
            _naiveMase += naive / count / unit;
            _pinball += loss / count / unit;
            _rmsse += Math.Sqrt(squared / count / meanSquare);
        }
    }

    public BacktestReport Report(string name, string model, int horizon, int windows) => new(
        name,
        model,
        horizon,
        windows,
        Ratio(_smape, _compared),
        Ratio(_mase, _scaledWindows),
        Ratio(_rmsse, _scaledWindows),
        Ratio(100 * _excess, _size),
        Ratio(100.0 * _inside80, _compared),
        Ratio(100.0 * _inside95, _compared),
        (Ratio(_smape, _naiveSmape) + Ratio(_mase, _naiveMase)) / 2,
        Ratio(_pinball, _scaledWindows))
    {
        Coverages = coverages.Report(),
    };

    private static double Ratio(double sum, double count) => count > 0 ? sum / count : double.NaN;

    private static double Loss(double y, double quantile, double probability) => y >= quantile ? probability * (y - quantile) : (1 - probability) * (quantile - y);

    private static bool IsInside(ForecastInterval interval, double y) => y >= interval.Lower && y <= interval.Upper;

    // Halves, so that no sum overflows.
    private static double Smape(double y, double f) => (Math.Abs(y) / 2) + (Math.Abs(f) / 2) is > 0 and var size ? 100 * Math.Abs(y - f) / size : 0;

    /// <summary>Errors of the seasonal naive forecast inside the training data; of the plain naive one when that is not longer than a season. The squares are in units of the mean absolute error, so that they neither over- nor underflow.</summary>
    private static (double MeanAbsolute, double MeanSquare) NaiveErrors(DemandSeries training)
    {
        var lag = training.SeasonalPeriod < training.Count ? training.SeasonalPeriod : 1;
        var changes = new List<double>(training.Count);
        for (var t = lag; t < training.Count; t++)
        {
            var change = Math.Abs(training.Values[t] - training.Values[t - lag]);
            if (!double.IsNaN(change))
            {
                changes.Add(change);
            }
        }

        var mean = changes.Sum(change => change / changes.Count);
        return mean > 0 ? (mean, changes.Sum(change => change / mean * (change / mean)) / changes.Count) : (0, 0);
    }
}
