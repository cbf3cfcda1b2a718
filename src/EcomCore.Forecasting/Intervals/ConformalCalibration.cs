namespace EcomCore.Forecasting;

/// <summary>How far off a forecaster's past forecasts were, in units of the spread that they stated: what its intervals are corrected with.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class ConformalCalibration
{
    private readonly double[] _scores;

    internal ConformalCalibration(double[] sorted, int windows) => (_scores, Windows) = (sorted, windows);

    /// <summary>Gets the number of past forecasts that were compared.</summary>
    public int Windows { get; }

    /// <summary>Gets the number of errors in them; without any the intervals stay the model's own.</summary>
    public int Count => _scores.Length;

    /// <summary>Gets the highest level in percent that w past forecasts can vouch for: 100 w / (w + 1); beyond it an interval is at least the model's own. 0 without errors.</summary>
    public double HighestLevel => _scores.Length > 0 ? 100.0 * Windows / (Windows + 1) : 0;

    /// <summary>Replaces the intervals of a forecast.</summary>
    /// <param name="forecast">A forecast of the same forecaster and series.</param>
    /// <returns>The same means with corrected quantiles, as far above the mean as below; their spread still grows from step to step as the model says. Infinite where the level takes in a past error that came
    /// although the model was certain. The same forecast when there are no errors.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecast"/> is null.</exception>
    public Forecast Apply(Forecast forecast)
    {
        Guard.NotNull(forecast);
        return _scores.Length == 0 ? forecast : forecast.WithError(
            error => new ConformalError(error, _scores, Windows, forecast.Horizon),
            FormattableString.Invariant($"Intervals are corrected with {Count} errors of {Windows} past forecasts."));
    }
}
