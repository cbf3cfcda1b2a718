namespace EcomCore.Forecasting;

/// <summary>Forecasts the past with only what was known then, and compares.</summary>
public static class Backtest
{
    private const int LeastTraining = 2;

    /// <summary>Rolls the origin through the end of a series: each window trains on all periods before it and forecasts the next ones.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="series">The series.</param>
    /// <param name="horizon">Steps of each forecast, 1 to 2,000.</param>
    /// <param name="windows">Forecasts to make, 1 to 10,000. The last one ends at the end of the series, each earlier one <paramref name="step"/> periods before the next.</param>
    /// <param name="calendar">Events, estimated anew in each window; null for none.</param>
    /// <param name="step">Periods between two origins, 1 or more.</param>
    /// <param name="trainingLength">The most periods to train on, 2 or more, so that the training slides; null to train on everything before the window.</param>
    /// <param name="levels">Levels in percent whose coverage to report; null for 80 and 95, which are always in the report.</param>
    /// <param name="cancellationToken">Stops between two windows.</param>
    /// <returns>The measures, over all windows together. Windows that would leave fewer than 2 periods, or no value, for training are left out.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BacktestReport Rolling(
        Forecaster forecaster,
        DemandSeries series,
        int horizon,
        int windows,
        RetailCalendar? calendar = null,
        int step = 1,
        int? trainingLength = null,
        IReadOnlyList<double>? levels = null,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(forecaster);
        Guard.NotNull(series);
        Check(horizon, windows, step, trainingLength);
        var tally = new BacktestTally(CoverageTally.Of(levels));
        var (done, model) = (0, forecaster.Name);
        for (var window = windows - 1; window >= 0; window--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var origin = series.Count - horizon - ((long)window * step);
            if (origin < LeastTraining)
            {
                continue;
            }

            var training = series.Take((int)origin);
            training = trainingLength is { } length && length < origin ? training.TakeLast(length) : training;
            if (training.ObservedCount == 0)
            {
                continue;
            }

            var forecast = forecaster.Fit(training, calendar ?? RetailCalendar.None).Forecast(horizon);
            tally.Add(training, series, (int)origin, forecast);
            model = forecast.Model;
            done++;
        }

        return tally.Report(series.Name, model, horizon, done);
    }

    /// <summary>Does the same to many series in parallel.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="series">The series.</param>
    /// <param name="horizon">Steps of each forecast, 1 to 2,000.</param>
    /// <param name="windows">Forecasts per series, 1 to 10,000.</param>
    /// <param name="calendar">Events, estimated anew in each window; null for none.</param>
    /// <param name="step">Periods between two origins, 1 or more.</param>
    /// <param name="trainingLength">The most periods to train on, 2 or more, so that the training slides; null to train on everything before the window.</param>
    /// <param name="levels">Levels in percent whose coverage to report; null for 80 and 95, which are always in the report.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="progress">Told the number of series done, from any thread; null for none.</param>
    /// <param name="cancellationToken">Stops between two windows.</param>
    /// <returns>One report per series, in input order and the same whatever the number of threads.</returns>
    /// <exception cref="ArgumentNullException">An argument or one of the series is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<BacktestReport> RollingAll(
        Forecaster forecaster,
        IReadOnlyList<DemandSeries> series,
        int horizon,
        int windows,
        RetailCalendar? calendar = null,
        int step = 1,
        int? trainingLength = null,
        IReadOnlyList<double>? levels = null,
        int degreeOfParallelism = -1,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(forecaster);
        Check(horizon, windows, step, trainingLength);
        _ = CoverageTally.Of(levels);
        return Batch.Run(
            series,
            item => Rolling(forecaster, item, horizon, windows, calendar, step, trainingLength, levels, cancellationToken),
            degreeOfParallelism,
            progress,
            cancellationToken,
            item => item.Count);
    }

    private static void Check(int horizon, int windows, int step, int? trainingLength)
    {
        Guard.AtLeast(trainingLength ?? LeastTraining, LeastTraining, nameof(trainingLength));
        Guard.Between(horizon, 1, FittedModel.MaximumHorizon);
        Guard.Between(windows, 1, 10_000);
        Guard.AtLeast(step, 1);
    }
}
