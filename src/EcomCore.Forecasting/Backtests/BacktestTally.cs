namespace EcomCore.Forecasting;

/// <summary>Adds up the errors of windows.</summary>
internal sealed class BacktestTally
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

    public void Add(DemandSeries training, DemandSeries whole, Forecast forecast)
    {
        var (absolute, squared, count) = (0.0, 0.0, 0);
        for (var h = 0; h < forecast.Horizon; h++)
        {
            var y = whole.Values[training.Count + h];
            if (double.IsNaN(y))
            {
                continue;
            }

            var f = forecast.Mean[h];
            var size = Math.Abs(y) + Math.Abs(f);
            _smape += size > 0 ? 200 * Math.Abs(y - f) / size : 0;
            _excess += f - y;
            _size += Math.Abs(y);
            absolute += Math.Abs(y - f);
            squared += (y - f) * (y - f);
            count++;
            _inside80 += IsInside(forecast.Interval(h, 80), y) ? 1 : 0;
            _inside95 += IsInside(forecast.Interval(h, 95), y) ? 1 : 0;
        }

        _compared += count;
        var (meanAbsolute, meanSquare) = NaiveErrors(training);
        if (count > 0 && meanAbsolute > 0)
        {
            _scaledWindows++;
            _mase += absolute / count / meanAbsolute;
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
        Ratio(100.0 * _inside95, _compared));

    private static double Ratio(double sum, double count) => count > 0 ? sum / count : double.NaN;

    private static bool IsInside(ForecastInterval interval, double y) => y >= interval.Lower && y <= interval.Upper;

    /// <summary>Errors of the seasonal naive forecast inside the training data; of the plain naive one when that is not longer than a season.</summary>
    private static (double MeanAbsolute, double MeanSquare) NaiveErrors(DemandSeries training)
    {
        var lag = training.SeasonalPeriod < training.Count ? training.SeasonalPeriod : 1;
        var (absolute, squared, count) = (0.0, 0.0, 0);
        for (var t = lag; t < training.Count; t++)
        {
            var change = training.Values[t] - training.Values[t - lag];
            if (!double.IsNaN(change))
            {
                absolute += Math.Abs(change);
                squared += change * change;
                count++;
            }
        }

        return count > 0 ? (absolute / count, squared / count) : (0, 0);
    }
}
