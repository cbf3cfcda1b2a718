namespace EcomCore.Forecasting;

/// <summary>How far off a forecaster's past forecasts were, in units of the spread that they stated: what its intervals are corrected with.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class ConformalCalibration
{
    private readonly ConformalScores _scores;
    private readonly string _source;

    /// <param name="scores">The errors.</param>
    /// <param name="windows">Past forecasts that they come from.</param>
    /// <param name="source">What they come from, in words.</param>
    internal ConformalCalibration(ConformalScores scores, int windows, string source) => (_scores, Windows, _source) = (scores, windows, source);

    /// <summary>Gets the number of past forecasts that were compared.</summary>
    public int Windows { get; }

    /// <summary>Gets the number of errors in them; without any the intervals stay the model's own.</summary>
    public int Count => _scores.Count;

    /// <summary>Gets the highest level in percent that w past forecasts (of one series) or w series (of many, at the step that fewest reach) can vouch for: 100 w / (w + 1); beyond it an interval is at least the model's own. 0 without errors.</summary>
    public double HighestLevel => Count > 0 ? 100.0 * _scores.FewestCases / (_scores.FewestCases + 1) : 0;

    /// <summary>Replaces the intervals of a forecast.</summary>
    /// <param name="forecast">A forecast of the same forecaster and series, or of one of the series calibrated together or of their kind.</param>
    /// <returns>The same means with corrected quantiles, as far above the mean as below; their spread still grows from step to step as the model says, after <see cref="ConformalIntervals.CalibrateAll"/> corrected step by step. Infinite
    /// where the level takes in a past error that came although the model was certain. The same forecast when there are no errors.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecast"/> is null.</exception>
    public Forecast Apply(Forecast forecast)
    {
        Guard.NotNull(forecast);
        return Count == 0 ? forecast : forecast.WithError(
            error => new ConformalError(error, _scores, forecast.Horizon, forecast.Degrees),
            FormattableString.Invariant($"Intervals are corrected with {Count} errors of {_source}."));
    }
}
