namespace EcomCore.Forecasting;

// Many series at once.
public sealed partial class Forecaster
{
    /// <summary>Forecasts many series in parallel.</summary>
    /// <param name="series">The series.</param>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <param name="calendar">Events estimated on each series by itself; null for none.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="progress">Told the number of series done, from any thread and not always in rising order; null for none.</param>
    /// <param name="cancellationToken">Stops between two series.</param>
    /// <returns>One forecast per series, in input order and the same whatever the number of threads.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<Forecast> ForecastAll(
        IReadOnlyList<DemandSeries> series, int horizon, IReadOnlyList<double>? levels = null, RetailCalendar? calendar = null,
        int degreeOfParallelism = -1, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        Batch.Run(series, item => Fit(item, calendar ?? RetailCalendar.None).Forecast(horizon, levels), degreeOfParallelism, progress, cancellationToken, item => item.Count);

    /// <summary>Forecasts many series in parallel with the profile of their group.</summary>
    /// <param name="series">The series, all of the profile's frequency.</param>
    /// <param name="profile">The group's profile.</param>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="progress">Told the number of series done, from any thread and not always in rising order; null for none.</param>
    /// <param name="cancellationToken">Stops between two series.</param>
    /// <returns>One forecast per series, in input order and the same whatever the number of threads.</returns>
    /// <exception cref="ArgumentNullException">An argument or one of the series is null.</exception>
    /// <exception cref="ArgumentException">A series has another frequency, or a number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<Forecast> ForecastAll(
        IReadOnlyList<DemandSeries> series, SeasonalProfile profile, int horizon, IReadOnlyList<double>? levels = null,
        int degreeOfParallelism = -1, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(profile);
        return Batch.Run(series, item => Fit(item, profile).Forecast(horizon, levels), degreeOfParallelism, progress, cancellationToken, item => item.Count);
    }

    /// <summary>Forecasts series that come one by one, in parallel, with memory for the few in work only.</summary>
    /// <param name="series">The series, read as they are needed: at most 16 per thread are held, 128 where the number of threads is not given.</param>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="levels">Levels in percent; null for 80 and 95.</param>
    /// <param name="calendar">Events estimated on each series by itself; null for none.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="cancellationToken">Stops between two series.</param>
    /// <returns>One forecast per series, in input order, each made when it is asked for.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null, or, when it is reached, one of them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Forecast> ForecastStream(
        IEnumerable<DemandSeries> series, int horizon, IReadOnlyList<double>? levels = null, RetailCalendar? calendar = null, int degreeOfParallelism = -1,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(series);
        Guard.Between(horizon, 1, FittedModel.MaximumHorizon);
        Guard.Between(degreeOfParallelism == -1 ? 1 : degreeOfParallelism, 1, 4096, nameof(degreeOfParallelism));
        return Batch.Stream(series, item => Fit(item, calendar ?? RetailCalendar.None).Forecast(horizon, levels), degreeOfParallelism, cancellationToken);
    }

    /// <summary>Fits many series in parallel with the profile of their group.</summary>
    /// <param name="series">The series, all of the profile's frequency.</param>
    /// <param name="profile">The group's profile.</param>
    /// <param name="degreeOfParallelism">Threads at most; -1 for as many as the machine has.</param>
    /// <param name="progress">Told the number of series done, from any thread and not always in rising order; null for none.</param>
    /// <param name="cancellationToken">Stops between two series.</param>
    /// <returns>One model per series, in input order and the same whatever the number of threads: for <see cref="Reconciliation"/>, which needs residuals too.</returns>
    /// <exception cref="ArgumentNullException">An argument or one of the series is null.</exception>
    /// <exception cref="ArgumentException">A series has another frequency, or a number is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<FittedModel> FitAll(
        IReadOnlyList<DemandSeries> series, SeasonalProfile profile, int degreeOfParallelism = -1, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(profile);
        return Batch.Run(series, item => Fit(item, profile), degreeOfParallelism, progress, cancellationToken, item => item.Count);
    }
}
