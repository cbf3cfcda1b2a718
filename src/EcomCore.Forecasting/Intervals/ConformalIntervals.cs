namespace EcomCore.Forecasting;

/// <summary>Intervals that were checked against the past: right for any model, whatever it believes about its errors.</summary>
/// <remarks>
/// Split conformal prediction (Papadopoulos et al. 2002; Lei, G'Sell, Rinaldo, Tibshirani and Wasserman 2018, Distribution-free predictive inference for regression, JASA 113, section 5.2: errors in units of a local spread, here the model's standard deviation) with
/// rolling origins instead of a split at random. A deviation estimated from few values makes errors in units of it follow Student's distribution, and the past has fewer values than the present; so both are compared as normal numbers of the same
/// probability (distributional conformal prediction: Chernozhukov, Wüthrich and Zhu 2021, PNAS 118), with the degrees of freedom of each fit. Sizes of errors of all steps are pooled, each in units of the spread that the model stated for its step; the errors of one forecast go together, so w forecasts are w cases,
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
        var past = PastScores(forecaster, series, horizon, Enumerable.Range(horizon, windows), calendar ?? RetailCalendar.None, isAlone: true, cancellationToken);
        return new ConformalCalibration(new ConformalScores([[.. past.Select(Known)]]), past.Count, FormattableString.Invariant($"{past.Count} past forecasts"));
    }

    /// <summary>Forecasts the past of many series of one kind and keeps the errors together, step by step.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="series">Series of one frequency whose errors are alike once each is in units of its own spread, such as the items of a shop.</param>
    /// <param name="horizon">Steps of each past forecast, 1 to 2,000; take that of the forecasts to correct.</param>
    /// <param name="windows">Past forecasts per series at most, 1 to 1,000, each training on at least half of the series. They start at distances from the end that are spread evenly over the horizon, and further back one period apart: 1 starts one
    /// horizon before the end; as many as the horizon has steps start at every period of it, so that short steps lose little of the series.</param>
    /// <param name="calendar">Events; null for none.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="progress">Told the number of series done, from any thread; null for none.</param>
    /// <param name="cancellationToken">Stops between two forecasts.</param>
    /// <returns>The errors of every step. Series too short for a past forecast are left out, and so are forecasts that stated no spread, right or wrong: they say nothing about series that change. A step that few series reach counts these alone. As slow as that many fits.</returns>
    /// <remarks>Lee, Barber and Willett (2023) with series as groups: of w series an interval of level p holds the share (w + 1) p / w of the errors of its step. The promise is for a series picked at random among them, not for each one.</remarks>
    /// <exception cref="ArgumentNullException">An argument or a series is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">The series have different frequencies.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ConformalCalibration CalibrateAll(
        Forecaster forecaster, IReadOnlyList<DemandSeries> series, int horizon, int windows = 6, RetailCalendar? calendar = null, int degreeOfParallelism = -1, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(forecaster);
        Guard.NotNull(series);
        Guard.Between(horizon, 1, FittedModel.MaximumHorizon);
        Guard.Between(windows, 1, 1000);
        CheckKind(series);
        var past = Batch.Run(
            series, item => PastScores(forecaster, item, horizon, Offsets(windows, horizon), calendar ?? RetailCalendar.None, isAlone: false, cancellationToken), degreeOfParallelism, progress, cancellationToken, item => item.Count);
        var scores = new ConformalScores(Enumerable.Range(0, horizon).Select(h => past.Select(one => Known([.. one.Select(found => found[h])])).ToArray()));
        var (cases, forecasts) = (past.Count(one => one.Count > 0), past.Sum(one => one.Count));
        return new ConformalCalibration(scores, forecasts, FormattableString.Invariant($"{forecasts} past forecasts of {cases} series, step by step"));
    }

    /// <summary>Fits and forecasts many series of one kind, and corrects the intervals with past forecasts of all of them: <see cref="CalibrateAll"/>.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="series">Series of one frequency.</param>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <param name="windows">Past forecasts per series at most, 1 to 1,000, spread as in <see cref="CalibrateAll"/>.</param>
    /// <param name="calendar">Events; null for none.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="progress">Told the number of series done, first of the past forecasts and then of the forecasts, from any thread; null for none.</param>
    /// <param name="cancellationToken">Stops between two fits.</param>
    /// <returns>One forecast per series, in input order and the same whatever the number of threads.</returns>
    /// <exception cref="ArgumentNullException">An argument or a series is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">The series have different frequencies.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Forecast> ForecastAll(
        Forecaster forecaster, IReadOnlyList<DemandSeries> series, int horizon, IReadOnlyList<double>? levels = null, int windows = 6, RetailCalendar? calendar = null, int degreeOfParallelism = -1,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var calibration = CalibrateAll(forecaster, series, horizon, windows, calendar, degreeOfParallelism, progress, cancellationToken);
        var forecasts = forecaster.ForecastAll(series, horizon, levels, calendar, degreeOfParallelism, progress, cancellationToken);
        return Array.AsReadOnly(forecasts.Select(calibration.Apply).ToArray());
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

    private static void CheckKind(IReadOnlyList<DemandSeries> series)
    {
        foreach (var one in series)
        {
            Guard.NotNull(one, nameof(series));
            if (one.Frequency != series[0].Frequency)
            {
                throw new ArgumentException($"Expected series of one frequency; found {series[0].Frequency} and {one.Frequency}.", nameof(series));
            }
        }
    }

    /// <summary>A model that was certain and wrong has an infinite score: no multiple of its spread holds that error. Among other series it says nothing, right or wrong.</summary>
    private static double OfCertain(double error) => error > 0 ? double.PositiveInfinity : error;

    private static double[] Known(double[] scores) => [.. scores.Where(score => !double.IsNaN(score))];

    /// <summary>How many periods before the end past forecasts start: spread evenly over the horizon, and beyond it one period apart.</summary>
    private static IEnumerable<int> Offsets(int windows, int horizon) => Enumerable.Range(1, windows).Select(i => windows > horizon ? i : (int)Math.Ceiling((double)i * horizon / windows));

    /// <summary>Of each past forecast, the latest first, the size of every step's error in units of the deviation, as a normal number; NaN where there is no value.</summary>
    private static List<double[]> PastScores(Forecaster forecaster, DemandSeries series, int horizon, IEnumerable<int> offsets, RetailCalendar calendar, bool isAlone, CancellationToken cancellationToken)
    {
        var past = new List<double[]>();
        var least = Math.Max(LeastTraining, (series.Count + 1) / 2);
        foreach (var origin in offsets.Select(offset => series.Count - offset).TakeWhile(origin => origin >= least))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var training = series.Take(origin);
            if (training.ObservedCount == 0)
            {
                break;
            }

            var forecast = forecaster.Fit(training, calendar).Forecast(horizon);
            var scores = new double[horizon];
            for (var h = 0; h < horizon; h++)
            {
                var error = origin + h < series.Count ? Math.Abs(series.Values[origin + h] - forecast.Mean[h]) : double.NaN;
                scores[h] = forecast.DeviationAt(h) is > 0 and var deviation ? StudentScore.ToNormal(error / deviation, forecast.Degrees) : isAlone ? OfCertain(error) : double.NaN;
            }

            if (scores.Any(score => !double.IsNaN(score)))
            {
                past.Add(scores);
            }
        }

        return past;
    }
}
