namespace EcomCore.Forecasting;

/// <summary>What <see cref="SurgeDetector"/> found in one keyword's volumes.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class SurgeReport
{
    private const int RecentPeriods = 3;

    private readonly SurgePoint[] _points;
    private readonly SurgeAlert[] _alerts;

    internal SurgeReport(DemandSeries series, SurgePoint[] points, int hindsight, bool hasSeason)
    {
        Series = series;
        HindsightCount = hindsight;
        HasSeason = hasSeason;
        _points = points;
        _alerts = [.. FindAlerts(points)];
    }

    /// <summary>Gets the volumes.</summary>
    public DemandSeries Series { get; }

    /// <summary>Gets one point per period, in order.</summary>
    public IReadOnlyList<SurgePoint> Points => Array.AsReadOnly(_points);

    /// <summary>Gets the alerts in order of time.</summary>
    public IReadOnlyList<SurgeAlert> Alerts => Array.AsReadOnly(_alerts);

    /// <summary>Gets whether an alert is open at the end.</summary>
    public bool IsOpen => _alerts.Length > 0 && _alerts[^1].IsOpen;

    /// <summary>Gets how many of the first periods were judged with hindsight, because there was too little before them; every later one was judged by what came before it alone.</summary>
    public int HindsightCount { get; }

    /// <summary>Gets whether a season was taken into account; it needs two full ones.</summary>
    public bool HasSeason { get; }

    /// <summary>What an open alert does to the demand of the coming periods.</summary>
    /// <param name="horizon">Periods, 1 to 2,000.</param>
    /// <param name="elasticity">Percent more sales per percent more searches, 0 to 5; 1 takes it that sales rise as searches do. Look at past alerts for your own.</param>
    /// <param name="halfLife">Periods after which half of the rise (of its logarithm) is gone, above 0 to 1,000.</param>
    /// <returns>One factor per period, for <see cref="Forecast.WithUplift"/>: exp(elasticity log(lift) 2^(-h / halfLife)) for period h from 1, where lift is the median over the alert's last three
    /// periods and at least 1. All 1 when no alert is open.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public IReadOnlyList<double> Uplift(int horizon, double elasticity = 1, double halfLife = 4)
    {
        Guard.Between(horizon, 1, FittedModel.MaximumHorizon);
        Guard.Between(elasticity, 0, 5);
        if (!(halfLife > 0) || !(halfLife <= 1000))
        {
            throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "Expected a number above 0, at most 1000.");
        }

        var rise = IsOpen ? elasticity * Math.Log(CurrentLift(_alerts[^1])) : 0;
        return [.. Enumerable.Range(1, horizon).Select(h => Math.Exp(rise * Math.Pow(2, -h / halfLife)))];
    }

    private static IEnumerable<SurgeAlert> FindAlerts(SurgePoint[] points)
    {
        for (var first = 0; first < points.Length; first++)
        {
            if (!points[first].Alert)
            {
                continue;
            }

            var (last, peak) = (first, first);
            for (; last + 1 < points.Length && points[last + 1].Alert; last++)
            {
                peak = points[last + 1].Score > points[peak].Score ? last + 1 : peak;
            }

            yield return new SurgeAlert(first, last, peak, points[peak].Score, points[peak].Lift, last == points.Length - 1);
            first = last;
        }
    }

    private double CurrentLift(SurgeAlert alert)
    {
        // Half a search more on both sides, so that a rise from nothing is a number.
        double[] lifts =
        [
            .. _points.Skip(Math.Max(alert.First, alert.Last - RecentPeriods + 1)).Where(point => !double.IsNaN(point.Volume))
                .Select(point => (point.Volume + 0.5) / (point.Expected + 0.5)).OrderBy(lift => lift),
        ];
        return lifts.Length > 0 ? Math.Max(1, lifts[(lifts.Length - 1) / 2]) : 1;
    }
}
