namespace EcomCore.Forecasting;

/// <summary>A new level that neither a promotion nor an event of the calendar explains.</summary>
internal static class NewLevel
{
    /// <param name="series">The series.</param>
    /// <param name="calendar">A period at least half of which lies in the window of one of its events is no evidence, of what is usual neither.</param>
    /// <param name="regressors">What regressors multiply each period with is divided out first. The season is not: a few days at a new level would have bent it.</param>
    public static LevelShift? Find(DemandSeries series, RetailCalendar calendar, Func<int, double> regressors)
    {
        double[] values = [.. Enumerable.Range(0, series.Count).Select(t => series.Values[t] / regressors(t))];
        var festive = series.IsDated && calendar.Events.Count > 0 ? Festive(series, calendar) : [];
        for (var t = 0; t < festive.Length; t++)
        {
            values[t] = festive[t] ? double.NaN : values[t];
        }

        return LevelSearch.Find(values, series.SeasonalPeriod);
    }

    public static string Note(DemandSeries series, LevelShift shift)
    {
        var from = series.IsDated ? Periods.Text(series.PeriodStart(shift.Step)) : (series.FirstIndex + shift.Step).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return FormattableString.Invariant(
            $"A new level from {from} on, {shift.Count} values: about {Digits(shift.After)} instead of {Digits(shift.Before)}, a change such as these data never showed before. The forecast goes on there, with season and trend of all the data.");
    }

    // Four digits at least; no powers of ten for amounts that a shop has.
    private static string Digits(double level) =>
        level.ToString(Math.Abs(level) is >= 1000 and < 1e15 ? "F0" : "G4", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether at least half of a period's days lie in the window of an event.</summary>
    private static bool[] Festive(DemandSeries series, RetailCalendar calendar)
    {
        var (first, end) = (series.PeriodStart(0), series.PeriodStart(series.Count));
        var days = new bool[Periods.DaysBetween(first, end)];
        foreach (var item in calendar.Events)
        {
            var (offset, length) = item.Extent(EventPhase.Window);
            foreach (var date in item.Dates(first.PlusDays(-(offset + length - 1)), end.PlusDays(-offset)))
            {
                var from = Periods.DaysBetween(first, date.PlusDays(offset));
                for (var day = Math.Max(0, from); day < Math.Min(days.Length, from + length); day++)
                {
                    days[day] = true;
                }
            }
        }

        var festive = new bool[series.Count];
        for (var t = 0; t < festive.Length; t++)
        {
            var (from, to) = (Periods.DaysBetween(first, series.PeriodStart(t)), Periods.DaysBetween(first, series.PeriodStart(t + 1)));
            festive[t] = 2 * days.AsSpan(from, to - from).ToArray().Count(day => day) >= to - from;
        }

        return festive;
    }
}
