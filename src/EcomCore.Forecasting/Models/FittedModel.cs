namespace EcomCore.Forecasting;

/// <summary>A model fitted to one series.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class FittedModel
{
    /// <summary>The most steps of a forecast.</summary>
    public const int MaximumHorizon = 2000;

    private static readonly double[] DefaultLevels = [80, 95];

    private readonly IFittedCore _core;
    private readonly SeasonalProfile _profile;
    private readonly ForecastingOptions _options;
    private readonly double[] _fitted;
    private readonly double[] _residuals;
    private readonly string[] _notes;

    internal FittedModel(DemandSeries series, IFittedCore core, SeasonalProfile profile, ForecastingOptions options, string reason, IEnumerable<string> notes)
    {
        Series = series;
        _core = core;
        _profile = profile;
        _options = options;
        _notes = [.. notes];
        Reason = reason;
        Name = profile.IsFlat ? core.Name : core.Name + " with calendar";
        _fitted = new double[series.Count];
        _residuals = new double[series.Count];
        var factors = profile.Factors(series, 0, series.Count);
        for (var t = 0; t < series.Count; t++)
        {
            _fitted[t] = core.Fitted[t] * factors[t];
            _residuals[t] = series.Values[t] - _fitted[t];
        }
    }

    /// <summary>Gets the series.</summary>
    public DemandSeries Series { get; }

    /// <summary>Gets the model, such as <c>ETS(M,A,M)</c> or <c>ETS(A,N,N) with calendar</c>.</summary>
    public string Name { get; }

    /// <summary>Gets why this model was used.</summary>
    public string Reason { get; }

    /// <summary>Gets what season and events do, by the profile that was divided out before the fit.</summary>
    public SeasonalProfile Profile => _profile;

    /// <summary>Gets how well the model fits, after calendar effects were divided out.</summary>
    public FitStatistics Statistics => _core.Statistics;

    /// <summary>Gets what a reader should know about the data and the fit.</summary>
    public IReadOnlyList<string> Notes => Array.AsReadOnly(_notes);

    /// <summary>Gets the forecast of each past period from the period before; NaN where there is none.</summary>
    public IReadOnlyList<double> Fitted => Array.AsReadOnly(_fitted);

    /// <summary>Gets value minus <see cref="Fitted"/>; NaN where either is missing.</summary>
    public IReadOnlyList<double> Residuals => Array.AsReadOnly(_residuals);

    /// <summary>Forecasts the periods after the series.</summary>
    /// <param name="horizon">How many, 1 to 2,000.</param>
    /// <param name="levels">Levels of the intervals in percent, above 0 and below 100; null for 80 and 95.</param>
    /// <returns>The forecast.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">A regressor ends before the horizon; or, with <see cref="UnseenEventRule.Refuse"/>, an event falls into it that never occurred in the data, or whose next date is not known.</exception>
    public Forecast Forecast(int horizon, IReadOnlyList<double>? levels = null)
    {
        Guard.Between(horizon, 1, MaximumHorizon);
        var copy = (levels ?? DefaultLevels).ToArray();
        foreach (var level in copy)
        {
            EcomCore.Forecasting.Forecast.CheckLevel(level);
        }

        var (means, error) = _core.Project(horizon);
        var factors = _profile.Factors(Series, Series.Count, horizon).ToArray();
        IReadOnlyList<string> notes = Series.IsDated ? [.. _notes, .. NotesOnEvents(horizon)] : _notes;
        return new Forecast(this, means, error, factors, copy, _options.NonNegative, notes);
    }

    /// <summary>Draws possible futures: means plus errors with the correlation that the model gives to its steps. Of many futures a step's quantiles are those of the interval; after a new level some go back to the old one, so their mean lies between.</summary>
    /// <param name="horizon">Steps, 1 to 2,000.</param>
    /// <param name="paths">How many futures, 1 to 100,000.</param>
    /// <param name="seed">The same seed gives the same futures on every machine.</param>
    /// <returns>One array of <paramref name="horizon"/> values per future, in units; values below 0 are raised to 0 when the forecaster is non-negative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public IReadOnlyList<double[]> Simulate(int horizon, int paths, int seed)
    {
        Guard.Between(horizon, 1, MaximumHorizon);
        Guard.Between(paths, 1, 100_000);
        var (means, error) = _core.Project(horizon);
        var factors = _profile.Factors(Series, Series.Count, horizon);
        var normal = new SeededNormal(seed);
        var futures = new double[paths][];
        for (var p = 0; p < paths; p++)
        {
            var path = new double[horizon];
            error.Sample(normal, path);
            for (var h = 0; h < horizon; h++)
            {
                path[h] = (means[h] + path[h]) * factors[h];
                path[h] = _options.NonNegative ? Math.Max(path[h], 0) : path[h];
            }

            futures[p] = path;
        }

        return Array.AsReadOnly(futures);
    }

    /// <summary>What one unit of a past period's error is at the level of the forecast, calendar effects divided out.</summary>
    internal double UnitAt(int step) => (_core is ShiftedModel shifted ? shifted.ToNewLevel(step) : 1) / _profile.Factors(Series, step, 1)[0];

    private IEnumerable<string> NotesOnEvents(int horizon)
    {
        var end = Series.PeriodStart(Series.Count + horizon);
        RetailEvent[] unseen = [.. _profile.UnseenEvents(Series.PeriodStart(Series.Count), end)];
        RetailEvent[] undated = [.. _profile.UndatedEvents(end)];
        if (_options.UnseenEvents == UnseenEventRule.Refuse && unseen.Length + undated.Length > 0)
        {
            throw new ArgumentException(
                unseen.Length > 0
                    ? $"'{unseen[0].Name}' falls into the forecast of '{Series.Name}' but never occurred in the data. Let it borrow from another event (BorrowingFrom), or take it out of the calendar (Without)."
                    : $"No date of '{undated[0].Name}' after {Periods.Text(undated[0].LastKnown!.Value)} is known, and the forecast of '{Series.Name}' reaches to where it should come again. Give its dates (OnDates), or take it out of the calendar (Without).",
                nameof(horizon));
        }

        return unseen.Select(item => $"'{item.Name}' falls into the forecast but never occurred in the data, so it is ignored.")
            .Concat(undated.Select(item => $"No date of '{item.Name}' after {Periods.Text(item.LastKnown!.Value)} is known, so the forecast has none of it."));
    }
}
