namespace EcomCore.Forecasting;

/// <summary>What festivals that move do to months: their effect in proportion to the share of their window that falls into a month.</summary>
/// <remarks>
/// Two years' values of one calendar month differ by effect x difference of the shares, and by chance. Every such pair gives an effect; the middle one counts, as robustly as the season itself (a slope from pairs:
/// Theil 1950). The longest window comes first, the next explains what it left.
/// </remarks>
internal sealed class MonthlyEvents
{
    private const double LeastChange = 0.25;

    private readonly int _count;
    private readonly int _period;
    private readonly double[][] _shares;

    public MonthlyEvents(DemandSeries series, RetailCalendar calendar)
    {
        (_count, _period) = (series.Count, series.SeasonalPeriod);
        _shares = series.Frequency == SeriesFrequency.Monthly && _period == Periods.DefaultSeason(SeriesFrequency.Monthly)
            ? [.. calendar.Events.OrderByDescending(one => one.Extent(EventPhase.Window).Days).Select(one => Shares(series, one)).Where(Moves)]
            : [];
    }

    /// <summary>The effect of each moving event, as a logarithm per whole window, from the deviations before an end; 0 where no two years differ.</summary>
    public double[] Effects(double[] deviations, int end)
    {
        var effects = new double[_shares.Length];
        for (var e = 0; e < effects.Length; e++)
        {
            var slopes = new List<double>();
            for (var t = _period; t < end; t++)
            {
                for (var before = t - _period; before >= 0; before -= _period)
                {
                    var moved = _shares[e][t] - _shares[e][before];
                    var change = deviations[t] - deviations[before] - Difference(t, before, effects);
                    if (Math.Abs(moved) >= LeastChange && !double.IsNaN(change))
                    {
                        slopes.Add(change / moved);
                    }
                }
            }

            effects[e] = slopes.Count > 0 ? Robust.CautiousMiddle(slopes.ToArray()) : 0;
        }

        return effects;
    }

    /// <summary>How much higher one month is than another by its shares of the events.</summary>
    public double Difference(int t, int other, double[] effects)
    {
        var sum = 0.0;
        for (var e = 0; e < effects.Length; e++)
        {
            sum += effects[e] * (_shares[e][t] - _shares[e][other]);
        }

        return sum;
    }

    private static double[] Shares(DemandSeries series, RetailEvent one) =>
        [.. Enumerable.Range(0, series.Count).Select(t => one.Share(series.PeriodStart(t), series.PeriodStart(t + 1)))];

    private bool Moves(double[] shares)
    {
        for (var t = _period; t < _count; t++)
        {
            if (Math.Abs(shares[t] - shares[t - _period]) >= LeastChange)
            {
                return true;
            }
        }

        return false;
    }
}
