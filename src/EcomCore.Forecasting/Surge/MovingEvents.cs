namespace EcomCore.Forecasting;

/// <summary>Where a period inside an event's window stood in other years, counted from the event and not from New Year.</summary>
internal sealed class MovingEvents
{
    private readonly DemandSeries _series;
    private readonly EventOccurrence?[] _inside;

    public MovingEvents(DemandSeries series, RetailCalendar calendar)
    {
        _series = series;
        var applies = calendar.Events.Count > 0 && series.IsDated && series.Frequency is SeriesFrequency.Weekly or SeriesFrequency.Daily;
        _inside = applies ? Find(series, calendar) : [];
    }

    /// <summary>The one or two periods that hold the same days of the same event that many years before; null when the period is in no window; places outside the series, such as -1, when there was no such day in it.</summary>
    public (int First, int Last)? Place(int t, int years)
    {
        if (_inside.Length == 0 || _inside[t] is not { } occurrence)
        {
            return null;
        }

        var about = occurrence.Day.PlusYears(-years);
        var days = occurrence.Event.Dates(about.PlusDays(-45), about.PlusDays(46));
        if (days.Count == 0)
        {
            return (-1, -1);
        }

        var then = days.OrderBy(day => Math.Abs(Periods.DaysBetween(about, day))).First();
        var shift = Periods.DaysBetween(then, occurrence.Day);
        return (PlaceOf(_series, _series.PeriodStart(t).PlusDays(-shift)), PlaceOf(_series, _series.PeriodStart(t + 1).PlusDays(-shift - 1)));
    }

    /// <summary>Whether a period outside every window would be compared with one inside the window of an event that moved by more than a week.</summary>
    public bool Disturbs(int t, int place)
    {
        if (_inside.Length == 0 || _inside[t] is not null || _inside[place] is not { } occurrence)
        {
            return false;
        }

        var years = (int)Math.Round(Periods.DaysBetween(_series.PeriodStart(place), _series.PeriodStart(t)) / 365.25);
        var about = occurrence.Day.PlusYears(years);
        return occurrence.Event.Dates(about.PlusDays(-7), about.PlusDays(8)).Count == 0;
    }

    private static EventOccurrence?[] Find(DemandSeries series, RetailCalendar calendar)
    {
        var inside = new EventOccurrence?[series.Count];
        const int reach = 2 * RetailEvent.MaximumDays;
        foreach (var found in calendar.Occurrences(series.PeriodStart(0).PlusDays(-reach), series.PeriodStart(series.Count).PlusDays(reach)))
        {
            var first = Math.Max(0, PlaceOf(series, found.WindowStart));
            for (var t = first; t < series.Count && series.PeriodStart(t) < found.WindowEnd; t++)
            {
                if (inside[t] is not { } other || IsNearer(found, other, Middle(series, t)))
                {
                    inside[t] = found;
                }
            }
        }

        return inside;
    }

    private static bool IsNearer(EventOccurrence one, EventOccurrence other, LocalDate middle) =>
        Math.Abs(Periods.DaysBetween(one.Day, middle)) < Math.Abs(Periods.DaysBetween(other.Day, middle));

    private static LocalDate Middle(DemandSeries series, int t) => series.PeriodStart(t).PlusDays(series.Frequency == SeriesFrequency.Weekly ? 3 : 0);

    private static int PlaceOf(DemandSeries series, LocalDate day) =>
        (int)Math.Floor(Periods.DaysBetween(series.PeriodStart(0), day) / (series.Frequency == SeriesFrequency.Weekly ? 7.0 : 1.0));
}
