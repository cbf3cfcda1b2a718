namespace EcomCore.Forecasting;

/// <summary>Intervals that were checked against the past: right for any model, whatever it believes about its errors.</summary>
/// <remarks>
/// Split conformal prediction (Papadopoulos et al. 2002; Lei, G'Sell, Rinaldo, Tibshirani and Wasserman 2018, Distribution-free predictive inference for regression, JASA 113, section 5.2: errors in units of a local spread) with
/// rolling origins instead of a split at random. Sizes of errors of all steps are pooled, each in units of the spread that the model stated for its step; the errors of one forecast go together, so w forecasts are w cases,
/// not w times the steps: an interval of level p holds the share (w + 1) p / w of all errors (hierarchical conformal prediction: Lee, Barber and Willett 2023, Distribution-free inference with hierarchical data). The promise
/// of exact coverage needs errors that are exchangeable; those of a time series are nearly so at best.
/// </remarks>
public static class ConformalIntervals
{
    private const int LeastTraining = 5;

    /// <summary>Forecasts the past and keeps the errors.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="series">The series.</param>
    /// <param name="horizon">Steps of each past forecast, 1 to 2,000; take that of the forecast to correct.</param>
    /// <param name="windows">Past forecasts at most, 1 to 1,000; each starts one period before the next and trains on at least half of the series.</param>
    /// <param name="calendar">Events; null for none.</param>
    /// <param name="cancellationToken">Stops between two forecasts.</param>
    /// <returns>The errors, infinite ones included (the model stated no spread and was wrong), which make infinite intervals; none when the series is too short. As slow as that many fits.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ConformalCalibration Calibrate(
        Forecaster forecaster, DemandSeries series, int horizon, int windows = 20, RetailCalendar? calendar = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(forecaster);
        Guard.NotNull(series);
        Guard.Between(horizon, 1, FittedModel.MaximumHorizon);
        Guard.Between(windows, 1, 1000);
        var scores = new List<IReadOnlyList<double>>();
        var least = Math.Max(LeastTraining, (series.Count + 1) / 2);
        for (var origin = series.Count - horizon; origin >= least && scores.Count < windows; origin--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var training = series.Take(origin);
            if (training.ObservedCount == 0)
            {
                break;
            }

            var forecast = forecaster.Fit(training, calendar ?? RetailCalendar.None).Forecast(horizon);
            var found = new List<double>();
            for (var h = 0; h < horizon; h++)
            {
                var error = Math.Abs(series.Values[origin + h] - forecast.Mean[h]);
                if (!double.IsNaN(error))
                {
                    // A model that was certain and wrong has an infinite score: no multiple of its spread holds that error.
                    found.Add(error == 0 ? 0 : error / forecast.Spread(h));
                }
            }

            scores.Add(found);
        }

        return new ConformalCalibration([.. scores.SelectMany(found => found).OrderBy(score => score)], scores.Count);
    }

    /// <summary>Fits, forecasts, and corrects the intervals with past forecasts of the same series.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="series">The series.</param>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <param name="windows">Past forecasts at most, 1 to 1,000.</param>
    /// <param name="calendar">Events; null for none.</param>
    /// <param name="cancellationToken">Stops between two fits.</param>
    /// <returns>The forecast, with a note on what its intervals were corrected with.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Forecast Forecast(
        Forecaster forecaster, DemandSeries series, int horizon, IReadOnlyList<double>? levels = null, int windows = 20, RetailCalendar? calendar = null,
        CancellationToken cancellationToken = default)
    {
        var calibration = Calibrate(forecaster, series, horizon, windows, calendar, cancellationToken);
        return calibration.Apply(forecaster.Fit(series, calendar ?? RetailCalendar.None).Forecast(horizon, levels));
    }
}
