using Microsoft.Extensions.Options;

namespace EcomCore.Forecasting;

/// <summary>Fits a model to a series. Every series gets an answer: constant, empty of sales, short, huge, negative or with holes. Where every value is missing the answer is NaN, by the model <c>No data</c>.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Forecaster
{
    private const int DaysOfYear = 365;

    private readonly ForecastingOptions _options;
    private readonly IModelRecipe _recipe;

    /// <summary>Creates an automatic forecaster.</summary>
    /// <param name="options">Read once, here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public Forecaster(ForecastingOptions options)
        : this(options, new AutomaticRecipe())
    {
    }

    private Forecaster(ForecastingOptions options, IModelRecipe recipe)
    {
        Guard.NotNull(options);
        ForecastingOptionsValidator.ThrowIfInvalid(options);
        _options = options.Copy();
        _recipe = recipe;
    }

    /// <summary>Gets the forecaster that looks at the series first: demand that is mostly 0 gets <see cref="Tsb"/>, everything else <see cref="Combination"/>.</summary>
    public static Forecaster Automatic { get; } = Of(new AutomaticRecipe());

    /// <summary>Gets the plain mean of five models of four families: <see cref="Ets"/>, <see cref="Ces"/>, <see cref="Arima"/>, <see cref="Theta"/> and <see cref="DynamicTheta"/>, and of <see cref="Stl"/> where there is a season. A season of more
    /// than <see cref="ForecastingOptions.LongestSmoothedSeason"/> periods is taken out by STL for the first three.</summary>
    public static Forecaster Combination { get; } = Of(AutomaticRecipe.Combination);

    /// <summary>Gets exponential smoothing (Hyndman et al. 2008): the mean of its forms by Akaike weights, or the form with the lowest AICc where <see cref="ForecastingOptions.AverageModels"/> is off.</summary>
    public static Forecaster Ets { get; } = Of(new EtsRecipe(null));

    /// <summary>Gets the Theta method (Assimakopoulos and Nikolopoulos 2000): simple exponential smoothing with half the slope of a straight line, of the seasonally adjusted series.</summary>
    public static Forecaster Theta { get; } = Of(new ThetaRecipe(ThetaKind.Standard));

    /// <summary>Gets the optimised Theta model (Fiorucci et al. 2016): the weight of the straight line is fitted.</summary>
    public static Forecaster OptimisedTheta { get; } = Of(new ThetaRecipe(ThetaKind.Optimised));

    /// <summary>Gets the dynamic optimised Theta model (Fiorucci et al. 2016): the straight line is fitted anew in each period too.</summary>
    public static Forecaster DynamicTheta { get; } = Of(new ThetaRecipe(ThetaKind.Dynamic));

    /// <summary>Gets complex exponential smoothing (Svetunkov, Kourentzes and Ord 2022), averaged or chosen as <see cref="Ets"/>.</summary>
    public static Forecaster Ces { get; } = Of(new CesRecipe());

    /// <summary>Gets seasonal ARIMA with automatic orders (Hyndman and Khandakar 2008), averaged or chosen as <see cref="Ets"/>.</summary>
    public static Forecaster Arima { get; } = Of(new ArimaRecipe(null));

    /// <summary>Gets STL with exponential smoothing of the seasonally adjusted series.</summary>
    public static Forecaster Stl { get; } = Of(new StlRecipe("stl", new EtsRecipe(null), manySeasons: false));

    /// <summary>Gets multi-seasonal STL with exponential smoothing of the seasonally adjusted series: week and year for daily data, else as <see cref="Stl"/>.</summary>
    public static Forecaster Mstl { get; } = Of(new StlRecipe("mstl", new EtsRecipe(null), manySeasons: true));

    /// <summary>Gets a regression on waves of the season with ARIMA errors.</summary>
    public static Forecaster Harmonic { get; } = Of(new HarmonicRecipe([]));

    /// <summary>Gets Croston's method for demand with many zeros, with a smoothing constant of 0.1.</summary>
    public static Forecaster Croston { get; } = Of(new IntermittentRecipe(IntermittentKind.Croston));

    /// <summary>Gets Croston's method without its bias, by Syntetos and Boylan (2005).</summary>
    public static Forecaster Sba { get; } = Of(new IntermittentRecipe(IntermittentKind.Sba));

    /// <summary>Gets the method of Teunter, Syntetos and Babai (2011), which forgets items that no longer sell.</summary>
    public static Forecaster Tsb { get; } = Of(new IntermittentRecipe(IntermittentKind.Tsb));

    /// <summary>Gets ADIDA (Nikolopoulos et al. 2011): demand summed over blocks of its mean interval.</summary>
    public static Forecaster Adida { get; } = Of(new IntermittentRecipe(IntermittentKind.Adida));

    /// <summary>Gets iMAPA (Petropoulos and Kourentzes 2015): the mean of forecasts over blocks of every length up to the mean interval.</summary>
    public static Forecaster Imapa { get; } = Of(new IntermittentRecipe(IntermittentKind.Imapa));

    /// <summary>Gets the mean of all values.</summary>
    public static Forecaster Mean { get; } = Of(new MeanRecipe());

    /// <summary>Gets the last value with the mean change.</summary>
    public static Forecaster Drift { get; } = Of(new DriftRecipe());

    /// <summary>Gets the naive forecaster: the last value.</summary>
    public static Forecaster Naive { get; } = Of(new NaiveRecipe(seasonal: false));

    /// <summary>Gets the seasonal naive forecaster: the value one season ago; the last value when the season is longer than the series.</summary>
    public static Forecaster SeasonalNaive { get; } = Of(new NaiveRecipe(seasonal: true));

    /// <summary>Gets the short name: <c>auto</c>, <c>combination</c>, <c>ets</c>, <c>theta</c>, <c>otm</c>, <c>dotm</c>, <c>ces</c>, <c>arima</c>, <c>stl</c>, <c>mstl</c>, <c>harmonic</c>, <c>croston</c>,
    /// <c>sba</c>, <c>tsb</c>, <c>adida</c>, <c>imapa</c>, <c>mean</c>, <c>drift</c>, <c>naive</c>, <c>snaive</c>, or the form of a forced model.</summary>
    public string Name => _recipe.Name;

    /// <summary>Exponential smoothing in one given form.</summary>
    /// <param name="form">The form. Data that do not suit it (values of 0 or less with a multiplicative error, too few values) get a simpler model, with a note.</param>
    /// <returns>The forecaster.</returns>
    public static Forecaster EtsIn(EtsForm form) => Of(new EtsRecipe(form));

    /// <summary>ARIMA with given orders.</summary>
    /// <param name="order">The orders. Data that do not suit them (fewer values than parameters, no season for seasonal orders) get automatic orders, with a note.</param>
    /// <returns>The forecaster.</returns>
    public static Forecaster ArimaIn(ArimaOrder order) => Of(new ArimaRecipe(order));

    /// <summary>A regression on waves of the season and on given regressors, with ARIMA errors.</summary>
    /// <param name="regressors">Regressors; each must cover the series and every period that is forecast.</param>
    /// <returns>The forecaster. Fitting or forecasting beyond the end of a regressor is an <see cref="ArgumentException"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="regressors"/> or one of them is null.</exception>
    public static Forecaster HarmonicWith(params IEnumerable<Regressor> regressors)
    {
        Guard.NotNull(regressors);
        Regressor[] copy = [.. regressors];
        foreach (var one in copy)
        {
            Guard.NotNull(one, nameof(regressors));
        }

        return Of(new HarmonicRecipe(copy));
    }

    /// <summary>STL, or multi-seasonal STL, with any model of the seasonally adjusted series.</summary>
    /// <param name="trend">The model, such as <see cref="Arima"/>; its options are not taken over.</param>
    /// <returns>The forecaster.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trend"/> is null.</exception>
    public static Forecaster StlWith(Forecaster trend)
    {
        Guard.NotNull(trend);
        return Of(new StlRecipe("stl+" + trend.Name, trend._recipe, manySeasons: true));
    }

    /// <summary>The same forecaster with other options.</summary>
    /// <param name="options">Read once, here.</param>
    /// <returns>A new forecaster.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public Forecaster With(ForecastingOptions options) => new(options, _recipe);

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
    public FittedModel Fit(DemandSeries series, RetailCalendar calendar) => Fit(series, calendar, []);

    /// <summary>Estimates the effects of events and of regressors, such as promotions and prices, divides them out, fits, and multiplies them back into forecasts.</summary>
    /// <param name="series">The series.</param>
    /// <param name="calendar">The events; ignored, with a note, when the series has no dates.</param>
    /// <param name="regressors">What moves demand by a factor, known in the past and in the periods to be forecast. An effect that the data cannot tell is left out, with a note.</param>
    /// <returns>The fitted model; its profile lists the effects.</returns>
    /// <remarks>E[y] = exp(level + trend + season + events + sum of effect x regressor), by Poisson pseudo-maximum likelihood: the effect of <see cref="Regressor.LogPrice"/> is the price elasticity.
    /// <see cref="HarmonicWith"/> takes effects that add units instead.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A regressor is shorter than the series.</exception>
    public FittedModel Fit(DemandSeries series, RetailCalendar calendar, IReadOnlyList<Regressor> regressors)
    {
        Guard.NotNull(series);
        Guard.NotNull(calendar);
        Guard.NotNull(regressors);
        var (demand, restored) = Restored(series);
        series = demand;
        var hasLongSeason = series.SeasonalPeriod > _options.LongestSmoothedSeason;
        var wantsWaves = _recipe.Carries switch
        {
            LongSeasons.None => hasLongSeason || series.Frequency == SeriesFrequency.Daily,
            LongSeasons.OwnSeason => series.Frequency == SeriesFrequency.Daily,
            _ => false,
        };
        var carriesYear = hasLongSeason && _recipe.Carries != LongSeasons.None;
        var moving = carriesYear ? SeasonalEvents.Moving(series, calendar) : calendar;
        var profile = wantsWaves || moving.Events.Count > 0 || regressors.Count > 0
            ? ProfileEstimator.Estimate(series, moving, _options, keepShortSeason: false, keepWaves: wantsWaves, regressors)
            : SeasonalProfile.Empty(series, moving, []);
        var period = _recipe.Carries != LongSeasons.None || !hasLongSeason ? series.SeasonalPeriod : 1;
        return FitAdjusted(series, profile, period, [.. restored, .. NotesOn(series, calendar, moving)]);
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
        var (demand, notes) = Restored(series);
        return FitAdjusted(demand, profile, 1, notes);
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
        return Batch.Run(series, item => Fit(item, profile), degreeOfParallelism, progress, cancellationToken);
    }

    internal static Forecaster FromOptions(IOptionsMonitor<ForecastingOptions> options, string name) => new(options.Get(name));

    private static Forecaster Of(IModelRecipe recipe) => new(new ForecastingOptions(), recipe);

    private static IReadOnlyList<string> NotesOn(DemandSeries series, RetailCalendar calendar, RetailCalendar moving)
    {
        if (calendar.Events.Count > 0 && !series.IsDated)
        {
            return ["The series has no dates, so the calendar is ignored."];
        }

        return moving.Events.Count < calendar.Events.Count
            ? ["In the same week every year, so part of the season: " + string.Join(", ", calendar.Events.Except(moving.Events).Select(item => item.Name)) + "."]
            : [];
    }

    /// <summary>The demand behind sales that ended because stock did.</summary>
    private static (DemandSeries Series, IReadOnlyList<string> Notes) Restored(DemandSeries series)
    {
        if (series.CensoredCount == 0)
        {
            return (series, []);
        }

        var restored = DemandCleaning.RestoreStockOuts(series);
        return (restored.Series, [FormattableString.Invariant(
            $"Stock ran out in {series.CensoredCount} of {series.Count} periods: {restored.Changes.Sum(change => change.After - change.Before):F1} units of demand were added to what was sold.")]);
    }

    private FittedModel FitAdjusted(DemandSeries series, SeasonalProfile profile, int period, IReadOnlyList<string> notes)
    {
        var factors = profile.Factors(series, 0, series.Count);
        var adjusted = new double[series.Count];
        for (var t = 0; t < adjusted.Length; t++)
        {
            adjusted[t] = series.Values[t] / factors[t];
        }

        var periods = series.SeasonalPeriods.Count > 1 && period > 1 ? series.SeasonalPeriods
            : series.Frequency == SeriesFrequency.Daily && profile.IsFlat && period > 1 ? [period, DaysOfYear] : [period];
        if (period > 1 && series.Count <= period)
        {
            notes = [.. notes, FormattableString.Invariant($"The season of {period} periods is longer than the {series.Count} values, so it plays no part.")];
        }

        var (model, found) = ModelChoice.Choose(adjusted, [.. periods], _recipe, _options);
        return new FittedModel(series, model.Core, profile, _options, model.Reason, [.. notes, .. found, .. profile.Notes]);
    }
}
