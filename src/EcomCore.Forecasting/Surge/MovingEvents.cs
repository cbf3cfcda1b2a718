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

    /// <summary>The period that holds the same day of the same event that many years before; null when the period is in no window, -1 when there was no such day in the series.</summary>
    public int? Place(int t, int years)
    {
        if (_inside.Length == 0 || _inside[t] is not { } occurrence)
        {
            return null;
        }

        var about = occurrence.Day.PlusYears(-years);
        var days = occurrence.Event.Dates(about.PlusDays(-45), about.PlusDays(46));
        if (days.Count == 0)
        {
            return -1;
        }

        var then = days.OrderBy(day => Math.Abs(Periods.DaysBetween(about, day))).First();
        var place = PlaceOf(Middle(t).PlusDays(-Periods.DaysBetween(then, occurrence.Day)));
        return place < _series.Count ? place : -1;
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
                var middle = Middle(series, t);
                if (middle >= found.WindowStart && middle < found.WindowEnd && (inside[t] is not { } other || IsNearer(found, other, middle)))
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

    private LocalDate Middle(int t) => Middle(_series, t);

    private int PlaceOf(LocalDate day) => PlaceOf(_series, day);
}
