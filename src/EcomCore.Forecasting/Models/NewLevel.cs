namespace EcomCore.Forecasting;

/// <summary>A new level that neither a promotion nor an event of the calendar explains.</summary>
internal static class NewLevel
{
    /// <param name="series">The series.</param>
    /// <param name="calendar">A period at least half of which lies in the window of one of its events is no evidence.</param>
    /// <param name="profile">What regressors do is divided out first. Its season is not: a few days at a new level would have bent it.</param>
    public static LevelShift? Find(DemandSeries series, RetailCalendar calendar, SeasonalProfile profile)
    {
        double[] values = [.. Enumerable.Range(0, series.Count).Select(t => series.Values[t] / profile.OfRegressors(series, t))];
        var found = LevelSearch.Find(values, series.SeasonalPeriod);
        if (found is null || !series.IsDated || calendar.Events.Count == 0)
        {
            return found;
        }

        for (var t = found.Step; t < values.Length; t++)
        {
            values[t] = IsOfAnEvent(series.PeriodStart(t), series.PeriodStart(t + 1), calendar) ? double.NaN : values[t];
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

    private static bool IsOfAnEvent(LocalDate from, LocalDate toExclusive, RetailCalendar calendar)
    {
        var (days, touched) = (0, 0);
        for (var day = from; day < toExclusive; day = day.PlusDays(1))
        {
            days++;
            touched += calendar.Events.Any(item => ProfileEstimator.Phases.Any(phase => item.Share(day, day.PlusDays(1), phase) > 0)) ? 1 : 0;
        }

        return 2 * touched >= days;
    }
}
