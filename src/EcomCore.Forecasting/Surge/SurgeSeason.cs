namespace EcomCore.Forecasting;

/// <summary>What is usual for a place in the year, in logarithms around the year's centre.</summary>
/// <remarks>
/// A period's deviation is its distance from the robust mean of one season of periods around it; such a mean does not depend on the season. The season of a
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
    private readonly MonthlyEvents _months;

    public SurgeSeason(DemandSeries series, double[] logs, RetailCalendar calendar)
    {
        (_series, _logs, _period) = (series, SinceFirst(series, logs), series.SeasonalPeriod);
        Start = StartOf(series);
        Exists = Start > 0;
        _events = new MovingEvents(series, calendar);
        _months = new MonthlyEvents(series, Exists ? calendar : RetailCalendar.None);
        _deviations = new double[logs.Length];
        if (!Exists)
        {
            return;
        }

        var years = (First: CentreOf(0), Second: CentreOf(_period));
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
    public int Start { get; }

    /// <summary>Gets the growth of the logarithm per period, from the first season to the second.</summary>
    public double Growth { get; }

    /// <summary>Gets the standard deviation of what the season of a period does not explain, from the first two seasons.</summary>
    public double Spread { get; }

    /// <summary>The first two seasons of a series; 0 when it has less.</summary>
    public static int StartOf(DemandSeries series) => series.SeasonalPeriod > 1 && series.Count >= 2 * series.SeasonalPeriod ? 2 * series.SeasonalPeriod : 0;

    public double Of(int t)
    {
        if (!Exists)
        {
            return 0;
        }

        if (t < Start)
        {
            var other = DeviationAt(t, t < _period ? -1 : 1, Start, _months.Effects(_deviations, Start));
            return double.IsNaN(other) ? 0 : other;
        }

        // A season of periods around a place must be over by t.
        var end = t - (_period / 2);
        var effects = _months.Effects(_deviations, end);
        Span<double> found = stackalloc double[MostYears];
        var count = 0;
        for (var year = 1; year <= MostYears; year++)
        {
            var deviation = DeviationAt(t, year, end, effects);
            if (!double.IsNaN(deviation))
            {
                found[count++] = deviation;
            }
        }

        return count > 0 ? Robust.CautiousMiddle(found.Slice(0, count)) : 0;
    }

    /// <summary>The deviation that many years before (or, negative, after) at the same place in the year, if it is before an end, with what moving festivals did to one month and not to the other; NaN for none.</summary>
    private double DeviationAt(int t, int years, int end, double[] effects)
    {
        if (_events.Place(t, years) is { } moved)
        {
            // The same seven days of the festival may lie across two weeks; the higher one is what a festival can do.
            var (first, second) = (Known(moved.First, end), Known(moved.Last, end));
            return double.IsNaN(first) ? second : double.IsNaN(second) ? first : Math.Max(first, second);
        }

        var place = t - (years * _period);
        if (_series.IsDated && _series.Frequency == SeriesFrequency.Weekly && _period == Periods.DefaultSeason(SeriesFrequency.Weekly))
        {
            var days = Periods.DaysBetween(_series.PeriodStart(0), _series.PeriodStart(t).PlusYears(-years));
            place = (int)Math.Floor((days + 3) / 7.0);
        }

        return place >= 0 && place < end && !_events.Disturbs(t, place) ? _deviations[place] + _months.Difference(t, place, effects) : double.NaN;
    }

    private double Known(int place, int end) => place >= 0 && place < end ? _deviations[place] : double.NaN;

    private double Deviation(int t)
    {
        // Within the first two seasons and after them windows are centred; at both ends of the first two they are the whole first or last season.
        var from = t - (_period / 2);
        var limit = t < Start ? Start : _logs.Length;
        from = Math.Max(0, Math.Min(from, limit - _period));
        var centre = from + ((_period - 1) / 2.0);
        return _logs[t] - CentreOf(from) - ((t - centre) * Growth);
    }

    /// <summary>The centre of a season of periods; NaN when less than three quarters of it are known, so that a part of the year does not pass for the year.</summary>
    private double CentreOf(int from)
    {
        var season = _logs.AsSpan(from, _period);
        var known = 0;
        foreach (var log in season)
        {
            known += double.IsNaN(log) ? 0 : 1;
        }

        return 4 * known >= 3 * _period ? Robust.Centre(season) : double.NaN;
    }

    /// <summary>The logarithms with those before the first search missing: nobody knew the word then, which says nothing of the season.</summary>
    private static double[] SinceFirst(DemandSeries series, double[] logs)
    {
        var known = (double[])logs.Clone();
        for (var t = 0; t < known.Length && !(series.Values[t] > 0); t++)
        {
            known[t] = double.NaN;
        }

        return known;
    }

    private double YearlyNoise()
    {
        var effects = _months.Effects(_deviations, Start);
        var changes = new List<double>();
        for (var t = _period; t < Start; t++)
        {
            var change = Math.Abs(_deviations[t] - DeviationAt(t, 1, Start, effects));
            if (!double.IsNaN(change))
            {
                changes.Add(change);
            }
        }

        return changes.Count > 0 ? Robust.NormalMad * Robust.Median([.. changes]) : 0;
    }
}
