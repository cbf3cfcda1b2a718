namespace EcomCore.Forecasting;

/// <summary>What is usual for a place in the year, in logarithms around the year's median.</summary>
/// <remarks>
/// A period's deviation is its distance from the median of the season's length of periods around it; such a median does not depend on the season and half of its values may be wrong. The season of a
/// period is the middle of the deviations in the last five years, of two middle ones the one nearer to 0: it is what half of the years agree on. Until two seasons are over, a period is compared with the same
/// place in the other season.
/// </remarks>
internal sealed class SurgeSeason
{
    private const int MostYears = 5;

    private readonly DemandSeries _series;
    private readonly double[] _logs;
    private readonly int _period;
    private readonly double[] _deviations;
    private readonly MovingEvents _events;

    public SurgeSeason(DemandSeries series, double[] logs, RetailCalendar calendar)
    {
        (_series, _logs, _period) = (series, logs, series.SeasonalPeriod);
        Exists = _period > 1 && logs.Length >= 2 * _period;
        _events = new MovingEvents(series, calendar);
        _deviations = new double[logs.Length];
        if (!Exists)
        {
            return;
        }

        var years = (First: Robust.Median(logs.AsSpan(0, _period)), Second: Robust.Median(logs.AsSpan(_period, _period)));
        Growth = double.IsNaN(years.First) || double.IsNaN(years.Second) ? 0 : (years.Second - years.First) / _period;
        for (var t = 0; t < logs.Length; t++)
        {
            _deviations[t] = Deviation(t);
        }

        Spread = YearlyNoise();
    }

    /// <summary>Gets whether there are two full seasons.</summary>
    public bool Exists { get; }

    /// <summary>Gets the number of first periods whose season is known with hindsight only.</summary>
    public int Start => Exists ? 2 * _period : 0;

    /// <summary>Gets the growth of the logarithm per period, from the first season to the second.</summary>
    public double Growth { get; }

    /// <summary>Gets the standard deviation of what the season of a period does not explain, from the first two seasons.</summary>
    public double Spread { get; }

    public double Of(int t)
    {
        if (!Exists)
        {
            return 0;
        }

        if (t < Start)
        {
            var other = t < _period ? Place(t, -1) : Place(t, 1);
            return other >= 0 && other < Start && !double.IsNaN(_deviations[other]) ? _deviations[other] : 0;
        }

        Span<double> found = stackalloc double[MostYears];
        var count = 0;
        for (var year = 1; year <= MostYears; year++)
        {
            var place = Place(t, year);
            // A window around the place must be over by t.
            if (place >= 0 && place + (_period / 2) < t && !double.IsNaN(_deviations[place]))
            {
                found[count++] = _deviations[place];
            }
        }

        return count > 0 ? Robust.CautiousMiddle(found.Slice(0, count)) : 0;
    }

    /// <summary>The period that many years before (or, negative, after) which has the same place in the year; -1 for none.</summary>
    private int Place(int t, int years)
    {
        if (_events.Place(t, years) is { } moved)
        {
            return moved;
        }

        var place = t - (years * _period);
        if (_series.IsDated && _series.Frequency == SeriesFrequency.Weekly && _period == Periods.DefaultSeason(SeriesFrequency.Weekly))
        {
            var days = Periods.DaysBetween(_series.PeriodStart(0), _series.PeriodStart(t).PlusYears(-years));
            place = (int)Math.Floor((days + 3) / 7.0);
        }

        return place >= 0 && place < _logs.Length && !_events.Disturbs(t, place) ? place : -1;
    }

    private double Deviation(int t)
    {
        // Within the first two seasons and after them windows are centred; at both ends of the first two they are the whole first or last season.
        var from = t - (_period / 2);
        var limit = t < Start ? Start : _logs.Length;
        from = Math.Max(0, Math.Min(from, limit - _period));
        var centre = from + ((_period - 1) / 2.0);
        return _logs[t] - Robust.Median(_logs.AsSpan(from, _period)) - ((t - centre) * Growth);
    }

    private double YearlyNoise()
    {
        var changes = new List<double>();
        for (var t = _period; t < Start; t++)
        {
            var other = Place(t, 1);
            if (other >= 0 && !double.IsNaN(_deviations[t] - _deviations[other]))
            {
                changes.Add(Math.Abs(_deviations[t] - _deviations[other]));
            }
        }

        return changes.Count > 0 ? Robust.NormalMad * Robust.Median([.. changes]) : 0;
    }
}
