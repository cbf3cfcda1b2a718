using Microsoft.Extensions.Options;

namespace EcomCore.Forecasting;

/// <summary>Fits a model to a series. Every series gets an answer: constant, empty of sales, short, huge, negative or with holes.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Forecaster
{
    private readonly ForecastingOptions _options;
    private readonly ForecastMethod _method;
    private readonly EtsForm? _form;

    /// <summary>Creates an automatic forecaster.</summary>
    /// <param name="options">Read once, here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public Forecaster(ForecastingOptions options)
        : this(options, ForecastMethod.Automatic, null)
    {
    }

    private Forecaster(ForecastingOptions options, ForecastMethod method, EtsForm? form)
    {
        Guard.NotNull(options);
        ForecastingOptionsValidator.ThrowIfInvalid(options);
        _options = options.Copy();
        _method = method;
        _form = form;
    }

    /// <summary>Gets the forecaster that picks a model by itself: today, the exponential smoothing model with the lowest AICc.</summary>
    public static Forecaster Automatic { get; } = new(new ForecastingOptions(), ForecastMethod.Automatic, null);

    /// <summary>Gets exponential smoothing in the form with the lowest AICc (Hyndman et al. 2008).</summary>
    public static Forecaster Ets { get; } = new(new ForecastingOptions(), ForecastMethod.Ets, null);

    /// <summary>Gets the naive forecaster: the last value.</summary>
    public static Forecaster Naive { get; } = new(new ForecastingOptions(), ForecastMethod.Naive, null);

    /// <summary>Gets the seasonal naive forecaster: the value one season ago; the last value when the season is longer than the series.</summary>
    public static Forecaster SeasonalNaive { get; } = new(new ForecastingOptions(), ForecastMethod.SeasonalNaive, null);

    /// <summary>Gets the short name: <c>auto</c>, <c>ets</c>, <c>naive</c>, <c>snaive</c>, or the form of a forced model.</summary>
    public string Name => _form?.ToString() ?? _method switch
    {
        ForecastMethod.Automatic => "auto",
        ForecastMethod.Ets => "ets",
        ForecastMethod.Naive => "naive",
        _ => "snaive",
    };

    /// <summary>Exponential smoothing in one given form.</summary>
    /// <param name="form">The form. Data that do not suit it (values of 0 or less with a multiplicative error, too few values) get a simpler model, with a note.</param>
    /// <returns>The forecaster.</returns>
    public static Forecaster EtsIn(EtsForm form) => new(new ForecastingOptions(), ForecastMethod.Ets, form);

    /// <summary>The same forecaster with other options.</summary>
    /// <param name="options">Read once, here.</param>
    /// <returns>A new forecaster.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public Forecaster With(ForecastingOptions options) => new(options, _method, _form);

    /// <summary>The same forecaster whose means and intervals do not go below 0.</summary>
    /// <returns>A new forecaster.</returns>
    public Forecaster NonNegative()
    {
        var options = _options.Copy();
        options.NonNegative = true;
        return With(options);
    }

    /// <summary>Fits a series without events. A season too long for smoothing (weeks in a year) is still found, from two full cycles on.</summary>
    /// <param name="series">The series.</param>
    /// <returns>The fitted model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    public FittedModel Fit(DemandSeries series) => Fit(series, RetailCalendar.None);

    /// <summary>Estimates the effects of events on the series itself, divides them out, fits, and multiplies them back into forecasts.</summary>
    /// <param name="series">The series.</param>
    /// <param name="calendar">The events; ignored, with a note, when the series has no dates.</param>
    /// <returns>The fitted model.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FittedModel Fit(DemandSeries series, RetailCalendar calendar)
    {
        Guard.NotNull(series);
        Guard.NotNull(calendar);
        var isPlain = _method is ForecastMethod.Naive or ForecastMethod.SeasonalNaive;
        var wantsWaves = !isPlain && (series.SeasonalPeriod > _options.LongestSmoothedSeason || series.Frequency == SeriesFrequency.Daily);
        var profile = wantsWaves || calendar.Events.Count > 0
            ? ProfileEstimator.Estimate(series, calendar, _options, keepShortSeason: false)
            : SeasonalProfile.Empty(series, calendar, []);
        var period = isPlain || series.SeasonalPeriod <= _options.LongestSmoothedSeason ? series.SeasonalPeriod : 1;
        return FitAdjusted(series, profile, period, calendar.Events.Count > 0 && !series.IsDated ? ["The series has no dates, so the calendar is ignored."] : []);
    }

    /// <summary>Divides a group's season and events out of the series, fits a model without season, and multiplies them back into forecasts.</summary>
    /// <param name="series">The series.</param>
    /// <param name="profile">The group's profile, of the same frequency.</param>
    /// <returns>The fitted model.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The profile is for another frequency.</exception>
    public FittedModel Fit(DemandSeries series, SeasonalProfile profile)
    {
        Guard.NotNull(series);
        Guard.NotNull(profile);
        return FitAdjusted(series, profile, 1, []);
    }

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
        Batch.Run(series, item => Fit(item, calendar ?? RetailCalendar.None).Forecast(horizon, levels), degreeOfParallelism, progress, cancellationToken);

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
        return Batch.Run(series, item => Fit(item, profile).Forecast(horizon, levels), degreeOfParallelism, progress, cancellationToken);
    }

    internal static Forecaster FromOptions(IOptionsMonitor<ForecastingOptions> options, string name) => new(options.Get(name));

    private FittedModel FitAdjusted(DemandSeries series, SeasonalProfile profile, int period, IReadOnlyList<string> notes)
    {
        var factors = profile.Factors(series, 0, series.Count);
        var adjusted = new double[series.Count];
        for (var t = 0; t < adjusted.Length; t++)
        {
            adjusted[t] = series.Values[t] / factors[t];
        }

        var (core, reason, found) = ModelChoice.Choose(series, adjusted, period, _method, _form, _options);
        return new FittedModel(series, core, profile, _options, reason, [.. notes, .. found, .. profile.Notes]);
    }
}
