using Microsoft.Extensions.Options;

namespace EcomCore.Forecasting;

/// <summary>Fits a model to a series. Every series gets an answer: constant, empty of sales, short, huge, negative or with holes. Where every value is missing the answer is NaN, by the model <c>No data</c>.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed partial class Forecaster
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

    /// <summary>Gets the short name: <c>auto</c>, <c>combination</c>, <c>ets</c>, <c>theta</c>, <c>otm</c>, <c>dotm</c>, <c>ces</c>, <c>arima</c>, <c>stl</c>, <c>mstl</c>, <c>harmonic</c>, <c>croston</c>,
    /// <c>sba</c>, <c>tsb</c>, <c>adida</c>, <c>imapa</c>, <c>mean</c>, <c>drift</c>, <c>naive</c>, <c>snaive</c>, or the form of a forced model.</summary>
    public string Name => _recipe.Name;

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
        var moving = carriesYear ? SeasonalEvents.Moving(series.TakeLast(series.Count - DemandStart.Of(series.Values)), calendar) : calendar;
        SeasonalProfile Profile(DemandSeries of) => wantsWaves || moving.Events.Count > 0 || regressors.Count > 0
            ? ProfileEstimator.Estimate(of, moving, _options, keepShortSeason: false, keepWaves: wantsWaves, regressors)
            : SeasonalProfile.Empty(of, moving, []);
        var profile = Profile(series);
        var first = profile;
        double Regressed(int step) => first.OfRegressors(series, step);
        var shift = FollowsNewLevels(series) ? NewLevel.Find(series, calendar, Regressed) : null;
        if (shift is not null)
        {
            // Few days at a new level would bend the season of the year.
            profile = Profile(series.Replaced(shift.Undone(series.Values.ToArray(), Regressed), keepStockOuts: true));
        }

        var period = _recipe.Carries != LongSeasons.None || !hasLongSeason ? series.SeasonalPeriod : 1;
        return FitAdjusted(series, profile, shift, Regressed, period, [.. restored, .. NotesOn(series, calendar, moving)]);
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
        var shift = FollowsNewLevels(demand) ? DemandCleaning.FindLevelShift(demand, profile) : null;
        return FitAdjusted(demand, profile, shift, step => profile.Factors(demand, step, 1)[0], 1, notes);
    }

    internal static Forecaster FromOptions(IOptionsMonitor<ForecastingOptions> options, string name) => new(options.Get(name));

    /// <summary>Whether a new level is looked for. Demand that is seldom has models of its own for its end; closed days do not make it so.</summary>
    private bool FollowsNewLevels(DemandSeries series) =>
        (_options.NewLevels == NewLevelRule.Always || (_options.NewLevels == NewLevelRule.Combinations && _recipe is AutomaticRecipe or CombinationRecipe))
        && !DemandClassification.Of(ClosedPlaces.LeftOut(series.Values, series.SeasonalPeriod)).IsSeldom;

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

    /// <param name="series">The series.</param>
    /// <param name="profile">Divided out before the model is fitted.</param>
    /// <param name="shift">A new level; null for none.</param>
    /// <param name="known">What the effects that were divided out to find the level multiply a period with.</param>
    /// <param name="period">The season.</param>
    /// <param name="notes">What is known so far.</param>
    private FittedModel FitAdjusted(DemandSeries series, SeasonalProfile profile, LevelShift? shift, Func<int, double> known, int period, IReadOnlyList<string> notes)
    {
        var factors = profile.Factors(series, 0, series.Count);
        var adjusted = new double[series.Count];
        for (var t = 0; t < adjusted.Length; t++)
        {
            adjusted[t] = (shift is null || t < shift.Step ? series.Values[t] : shift.ToOld(series.Values[t], known(t))) / factors[t];
        }

        var periods = series.SeasonalPeriods.Count > 1 && period > 1 ? series.SeasonalPeriods
            : series.Frequency == SeriesFrequency.Daily && profile.IsFlat && period > 1 ? [period, DaysOfYear] : [period];
        if (period > 1 && series.Count <= period)
        {
            notes = [.. notes, FormattableString.Invariant($"The season of {period} periods is longer than the {series.Count} {(series.Count == 1 ? "value" : "values")}, so it plays no part.")];
        }

        if (shift is not null)
        {
            notes = [.. notes, NewLevel.Note(series, shift)];
        }

        var (model, found) = ModelChoice.Choose(adjusted, [.. periods], _recipe, _options);
        return new FittedModel(series, shift is null ? model.Core : new ShiftedModel(model.Core, shift, step => known(step) / profile.Factors(series, step, 1)[0]), profile, _options, model.Reason, [.. notes, .. found, .. profile.Notes]);
    }
}
