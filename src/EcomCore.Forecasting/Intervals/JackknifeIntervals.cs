namespace EcomCore.Forecasting;

/// <summary>Intervals of any forecaster, combinations too, from fits that each leave out one value: they count what the model does not know of itself, its own parameters and choice included.</summary>
/// <remarks>
/// Jackknife+ (Barber, Candès, Ramdas and Tibshirani 2021, Predictive inference with the jackknife+, Annals of Statistics 49). Leave out the value of period i, fit, and let R(i) be the size of the error of the forecast that this fit makes of
/// period i from the periods before it, m(i, h) its forecast h steps after the end, and g(i, h) its spread there over that of the first step. The upper end of an interval of level p is the value at place (n + 1) p, rounded up, of the n
/// values m(i, h) + g(i, h) R(i) in rising order; the lower end the same from above with m(i, h) - g(i, h) R(i). For one step of exchangeable errors at least 2 p - 1 is held for certain, about p in practice. The growth g is the model's own word.
/// </remarks>
public static class JackknifeIntervals
{
    /// <summary>Fits, forecasts, and replaces the intervals.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="series">The series.</param>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <param name="leaveOuts">Values to leave out, one at a time, 2 to 1,000: the last ones that have a forecast from the period before. With n of them a level above 100 n / (n + 1) is at least the model's own interval.</param>
    /// <param name="calendar">Events; null for none.</param>
    /// <param name="cancellationToken">Stops between two fits.</param>
    /// <returns>The same means, with a note on how many fits made the intervals; the model's own intervals, with a note, when no value can be left out. As slow as that many fits.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Forecast Forecast(
        Forecaster forecaster, DemandSeries series, int horizon, IReadOnlyList<double>? levels = null, int leaveOuts = 40, RetailCalendar? calendar = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(forecaster);
        Guard.NotNull(series);
        Guard.Between(horizon, 1, FittedModel.MaximumHorizon);
        Guard.Between(leaveOuts, 2, 1000);
        var whole = forecaster.Fit(series, calendar ?? RetailCalendar.None);
        var forecast = whole.Forecast(horizon, levels);
        var ends = new List<(double[] Above, double[] Below)>();
        foreach (var t in Enumerable.Range(1, series.Count - 1).Reverse().Where(t => !double.IsNaN(whole.Residuals[t]) && !series.IsCensored(t)).Take(leaveOuts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (EndsWithout(forecaster, series, t, forecast, calendar ?? RetailCalendar.None) is { } found)
            {
                ends.Add(found);
            }
        }

        return ends.Count < 2 ? forecast.WithError(error => error, "No value could be left out, so the intervals are the model's own.") : forecast.WithError(
            error => new JackknifeError(error, ends, horizon),
            FormattableString.Invariant($"Intervals are those of {ends.Count} fits that each leave out one value."));
    }

    /// <summary>How far above and below the forecast the ends are that leaving out one value gives, in units without calendar factors; null where the fit has no forecast of that value or states no spread.</summary>
    private static (double[] Above, double[] Below)? EndsWithout(Forecaster forecaster, DemandSeries series, int t, Forecast whole, RetailCalendar calendar)
    {
        double[] values = [.. series.Values];
        values[t] = double.NaN;
        var model = forecaster.Fit(series.Replaced(values, keepStockOuts: true), calendar);
        var forecast = model.Forecast(whole.Horizon);
        var error = Math.Abs(series.Values[t] - model.Fitted[t]);
        if (double.IsNaN(error) || !(forecast.Spread(0) > 0))
        {
            return null;
        }

        // The error of a usual period: what season and events multiply is divided out, and multiplied in again where it falls.
        var usual = error * model.UnitAt(t) / (forecast.Spread(0) / forecast.Factor(0));
        var (above, below) = (new double[whole.Horizon], new double[whole.Horizon]);
        for (var h = 0; h < whole.Horizon; h++)
        {
            var (apart, width) = (forecast.Mean[h] - whole.Mean[h], usual * forecast.Spread(h));
            (above[h], below[h]) = ((apart + width) / whole.Factor(h), (width - apart) / whole.Factor(h));
        }

        return (above, below);
    }
}
