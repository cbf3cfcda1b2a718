namespace EcomCore.Forecasting;

/// <summary>Tells events that a season of a year already has from those that move within it.</summary>
/// <remarks>
/// An event in the same week of every year and its season are one and the same to the data: both are estimated from the same few weeks, and estimating both only adds noise. It is left to the season, as fixed dates are in monthly data.
/// </remarks>
internal static class SeasonalEvents
{
    // The part of an event that may fall into other places of the season than a year before.
    private const double MostMoved = 0.25;

    private static readonly EventPhase[] Phases = [EventPhase.Before, EventPhase.During, EventPhase.After];

    /// <summary>The events that move in the series or in the season after it; all of them when the series is too short for its season.</summary>
    public static RetailCalendar Moving(DemandSeries series, RetailCalendar calendar)
    {
        if (!series.IsDated || series.Count <= 2 * series.SeasonalPeriod || calendar.Events.Count == 0)
        {
            return calendar;
        }

        return RetailCalendar.Of(calendar.Events.Where(item => Phases.Any(phase => Moves(series, item, phase))));
    }

    private static bool Moves(DemandSeries series, RetailEvent item, EventPhase phase)
    {
        if (item.Extent(phase).Days == 0)
        {
            return false;
        }

        var season = series.SeasonalPeriod;
        var shares = new double[series.Count + season];
        for (var t = 0; t < shares.Length; t++)
        {
            shares[t] = item.Share(series.PeriodStart(t), series.PeriodStart(t + 1), phase);
        }

        var (moved, whole) = (0.0, 0.0);
        for (var t = season; t < shares.Length; t++)
        {
            moved += Math.Abs(shares[t] - shares[t - season]) / 2;
            whole += shares[t];
        }

        // What was never seen stays in, so that the forecast can say so.
        return whole == 0 || moved > MostMoved * whole;
    }
}
