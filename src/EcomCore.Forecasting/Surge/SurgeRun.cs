namespace EcomCore.Forecasting;

/// <summary>One pass over the volumes of a keyword: season off, level on, score, alert.</summary>
/// <remarks>
/// With y the logarithm without season, l the level, b its slope, e = y - l - b and e' the error cut at two standard deviations: l = l + b + a e', b = d b + a g e', and, while no alert is open,
/// s^2 = (1 - r + r q(score)) s^2, where q is a bounded square (Gelper, Fried and Croux 2010). g = 0.1 and r = 0.1: slope and spread move ten times slower than the level could; d = 0.95 damps the slope
/// (Gardner and McKenzie 1985), so that a level that has caught up with a lasting rise does not run past it. A missing period damps as any other.
/// </remarks>
internal sealed class SurgeRun
{
    private const double SlopeShare = 0.1;
    private const double SlopeKept = 0.95;
    private const double SpreadShare = 0.1;
    private const double LeastSpread = 0.02;
    private const double MostSpread = 3;
    private const int StartPeriods = 8;

    private readonly DemandSeries _series;
    private readonly SurgeOptions _options;
    private readonly VolumeScale _scale;
    private readonly SurgeSeason _season;
    private readonly double[] _logs;
    private readonly AlertGate _gate;
    private readonly int _first;
    private readonly int _start;
    private double _level;
    private double _slope;
    private double _spread;

    public SurgeRun(DemandSeries series, RetailCalendar calendar, SurgeOptions options)
    {
        (_series, _options) = (series, options);
        _gate = new AlertGate(options);
        _first = FirstKnown(series.Values);
        _start = Math.Min(series.Count, Math.Max(SurgeSeason.StartOf(series), _first + StartPeriods));
        _scale = new VolumeScale(series.Values.Slice(0, _start), options.Unit);
        _logs = new double[series.Count];
        for (var t = 0; t < _logs.Length; t++)
        {
            _logs[t] = _scale.Log(series.Values[t]);
        }

        // An index that has only been 0 yet says nothing of its unit: as if missing.
        _first = FirstKnown(_logs);
        _start = Math.Min(series.Count, Math.Max(_start, _first + StartPeriods));
        _season = new SurgeSeason(series, _logs, calendar);
        Begin();
    }

    public SurgeReport Report()
    {
        var points = new SurgePoint[_logs.Length];
        for (var t = 0; t < points.Length; t++)
        {
            points[t] = Step(t);
        }

        return new SurgeReport(_series, points, _start, _season.Exists);
    }

    private void Begin()
    {
        var first = new double[Math.Min(StartPeriods, _logs.Length - _first)];
        for (var t = 0; t < first.Length; t++)
        {
            first[t] = _logs[_first + t] - _season.Of(_first + t);
        }

        var middle = Robust.Median(first);
        _slope = _season.Growth;
        _level = (double.IsNaN(middle) ? 0 : middle) - (_slope * (first.Length + 1) / 2);
        for (var t = 0; t < first.Length; t++)
        {
            first[t] = Math.Abs(first[t] - middle);
        }

        // Counts vary by themselves; that is not part of the spread.
        var expected = _scale.Volume(double.IsNaN(middle) ? 0 : middle);
        var own = _scale.Deviation(expected, 0);
        var total = _season.Exists && _season.Spread > 0 ? _season.Spread : Robust.NormalMad * Robust.Median(first);
        _spread = double.IsNaN(total) ? LeastSpread : Limited(Math.Sqrt(Math.Max(0, (total * total) - (own * own))));
    }

    private static int FirstKnown(ReadOnlySpan<double> volumes)
    {
        var first = 0;
        while (first < volumes.Length && double.IsNaN(volumes[first]))
        {
            first++;
        }

        return first;
    }

    private SurgePoint Step(int t)
    {
        var volume = _series.Values[t];
        if (t < _first)
        {
            return new SurgePoint(volume, double.NaN, double.NaN, false);
        }

        var season = _season.Of(t);
        var forecast = _level + _slope;
        var expectedLog = forecast + season;
        var expected = _scale.Volume(expectedLog);
        if (double.IsNaN(_logs[t]))
        {
            (_level, _slope) = (forecast, SlopeKept * _slope);
            return new SurgePoint(volume, expected, double.NaN, _gate.IsOpen);
        }

        var score = _scale.Score(volume, _logs[t], expected, expectedLog, _spread);
        _gate.Observe(score, volume, expected);
        var error = Robust.Clip(_logs[t] - expectedLog, _scale.Deviation(expected, _spread));
        _level = forecast + (_options.Smoothing * error);
        _slope = (SlopeKept * _slope) + (_options.Smoothing * SlopeShare * error);
        if (!_gate.IsOpen && t >= _start)
        {
            _spread = Limited(_spread * Math.Sqrt(1 - SpreadShare + (SpreadShare * Robust.BoundedSquare(score))));
        }

        return new SurgePoint(volume, expected, score, _gate.IsOpen);
    }

    private static double Limited(double spread) => Math.Min(MostSpread, Math.Max(LeastSpread, spread));
}
