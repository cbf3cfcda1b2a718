using System.Collections.Concurrent;

namespace EcomCore.Forecasting;

/// <summary>What season and events do to demand, as factors around 1, to be shared by all items of a group.</summary>
/// <remarks>
/// One item's sales are too few to show a season; the group's are not. The profile is estimated once on the group's total and divided out of every item before its
/// level is followed (Dekker, van Donselaar and Ouwehand 2004, How to use aggregation and combined forecasting to improve seasonal demand forecasts, International Journal of
/// Production Economics 90). Immutable and safe to share between threads.
/// </remarks>
public sealed class SeasonalProfile
{
    private const double SmallestFactor = 0.01;
    private const int MostRemembered = 20_000;

    // A period's factor is asked for once per item of the group; working it out means walking the calendar.
    private readonly ConcurrentDictionary<LocalDate, double> _remembered = new();

    private readonly EffectTerm[] _terms;
    private readonly RetailCalendar _calendar;
    private readonly HashSet<(RetailEvent, EventPhase)> _seen;
    private readonly double _norm;

    internal SeasonalProfile(
        DemandSeries series, RetailCalendar calendar, IReadOnlyList<EffectTerm> terms, HashSet<(RetailEvent, EventPhase)> seen, IReadOnlyList<string> notes)
    {
        Frequency = series.Frequency;
        _terms = [.. terms];
        _calendar = calendar;
        _seen = seen;
        Notes = [.. notes];
        _norm = 1;
        _norm = MeanOfSeasons(series);
        Effects = Describe(series);
    }

    /// <summary>Gets the frequency of the series that the profile is for.</summary>
    public SeriesFrequency Frequency { get; }

    /// <summary>Gets the effects found, seasons first; empty when there is none.</summary>
    public IReadOnlyList<SeasonalEffect> Effects { get; }

    /// <summary>Gets what a reader should know, such as a season that the data are too short for.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Gets whether every factor is 1.</summary>
    public bool IsFlat => _terms.Length == 0;

    /// <summary>Estimates the profile of a group from its total.</summary>
    /// <param name="aggregate">Total demand of the group. Two years or more are needed for a yearly season, one occurrence for an event.</param>
    /// <param name="calendar">The events to look for; those without visible effect are left out.</param>
    /// <param name="options">Limits of the search; null for the defaults.</param>
    /// <returns>The profile; flat when nothing is found. Seasonal factors average 1 over the data; an event multiplies on top.</returns>
    /// <remarks>Poisson pseudo-maximum likelihood with terms chosen stepwise by AICc; zeros are harmless, negative values count as 0. Seconds for 100,000 days, milliseconds for
    /// some hundred weeks.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="aggregate"/> or <paramref name="calendar"/> is null.</exception>
    public static SeasonalProfile Estimate(DemandSeries aggregate, RetailCalendar calendar, ForecastingOptions? options = null) =>
        Estimate(aggregate, calendar, [], options);

    /// <summary>Estimates the profile together with the effects of promotions, prices and the like.</summary>
    /// <param name="aggregate">Total demand of the group.</param>
    /// <param name="calendar">The events to look for.</param>
    /// <param name="regressors">Their values begin with the first period of <paramref name="aggregate"/>. Each is in, unless the data cannot tell its effect, which the notes then say. One that is 0 in some
    /// period is measured from 0, another (a price) from its mean. Asking for factors beyond the values is an <see cref="ArgumentException"/>.</param>
    /// <param name="options">Limits of the search; null for the defaults.</param>
    /// <returns>The profile. The factor of a regressor among <see cref="Effects"/> is for one unit of it, its logarithm for a logarithm the elasticity.</returns>
    /// <exception cref="ArgumentNullException">An argument or regressor is null.</exception>
    /// <exception cref="ArgumentException">A regressor is shorter than the series.</exception>
    public static SeasonalProfile Estimate(DemandSeries aggregate, RetailCalendar calendar, IReadOnlyList<Regressor> regressors, ForecastingOptions? options = null)
    {
        Guard.NotNull(aggregate);
        Guard.NotNull(calendar);
        Guard.NotNull(regressors);
        foreach (var regressor in regressors)
        {
            Guard.NotNull(regressor, nameof(regressors));
        }

        return ProfileEstimator.Estimate(aggregate, calendar, options ?? new ForecastingOptions(), keepShortSeason: true, regressors: regressors);
    }

    /// <summary>The factors of periods of a series.</summary>
    /// <param name="series">A series of the profile's frequency.</param>
    /// <param name="first">First period; may lie after the end of the series.</param>
    /// <param name="count">How many, 0 or more.</param>
    /// <returns>One positive factor per period.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">The series has another frequency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public IReadOnlyList<double> Factors(DemandSeries series, int first, int count)
    {
        Guard.NotNull(series);
        Guard.AtLeast(first, 0);
        Guard.AtLeast(count, 0);
        if (series.Frequency != Frequency)
        {
            throw new ArgumentException($"Expected a series of the profile's frequency, {Frequency}; found {series.Frequency}.", nameof(series));
        }

        var factors = new double[count];
        for (var i = 0; i < count; i++)
        {
            factors[i] = _terms.Length == 0 ? 1 : Remembered(series, first + i);
        }

        return factors;
    }

    internal static SeasonalProfile Empty(DemandSeries series, RetailCalendar calendar, IReadOnlyList<string> notes) =>
        new(series, calendar, [], [], notes);

    /// <summary>Events that fall into a forecast but were never in the data.</summary>
    internal IEnumerable<RetailEvent> UnseenEvents(LocalDate from, LocalDate toExclusive) => Frequency == SeriesFrequency.Yearly
        ? []
        : _calendar.Events.Where(item => !_seen.Contains((item, EventPhase.During)) && item.Share(from, toExclusive, EventPhase.During) > 0);

    /// <summary>Events that occurred in the data and should come again before a day, but whose next date nobody knows.</summary>
    internal IEnumerable<RetailEvent> UndatedEvents(LocalDate toExclusive) => Frequency == SeriesFrequency.Yearly
        ? []
        : _calendar.Events.Where(item => item.NextUnknown < toExclusive && _seen.Contains((item, EventPhase.During)));

    /// <summary>What the regressors alone multiply a period of a series with.</summary>
    internal double OfRegressors(DemandSeries series, int step)
    {
        var exponent = 0.0;
        foreach (var term in _terms)
        {
            exponent += term.Kind == EffectKind.Regressor ? term.Coefficient * term.At(new EffectPeriod(series, step)) : 0;
        }

        return Math.Max(Math.Exp(exponent), SmallestFactor);
    }

    private double Remembered(DemandSeries series, int step)
    {
        if (!series.IsDated)
        {
            return Factor(new EffectPeriod(series, step));
        }

        var start = series.PeriodStart(step);
        if (!_remembered.TryGetValue(start, out var factor))
        {
            factor = Factor(new EffectPeriod(series, step));
            if (_remembered.Count < MostRemembered)
            {
                _remembered.TryAdd(start, factor);
            }
        }

        return factor;
    }

    private double Factor(EffectPeriod period)
    {
        var exponent = 0.0;
        foreach (var term in _terms)
        {
            exponent += term.Coefficient * term.At(period);
        }

        return Math.Max(Math.Exp(exponent) / _norm, SmallestFactor);
    }

    private double Seasonal(EffectPeriod period, EffectKind? only = null)
    {
        var exponent = 0.0;
        foreach (var term in _terms)
        {
            exponent += term.Kind is EffectKind.Event or EffectKind.Regressor || (only is not null && term.Kind != only) ? 0 : term.Coefficient * term.At(period);
        }

        return Math.Exp(exponent);
    }

    private double MeanOfSeasons(DemandSeries series)
    {
        var sum = 0.0;
        for (var t = 0; t < series.Count; t++)
        {
            sum += Seasonal(new EffectPeriod(series, t)) / series.Count;
        }

        return sum;
    }

    private System.Collections.ObjectModel.ReadOnlyCollection<SeasonalEffect> Describe(DemandSeries series)
    {
        var effects = new List<SeasonalEffect>();
        foreach (var (kind, name) in new[] { (EffectKind.Slot, "Season"), (EffectKind.Wave, "Year") })
        {
            if (!Array.Exists(_terms, term => term.Kind == kind))
            {
                continue;
            }

            var factors = Enumerable.Range(0, series.Count).Select(t => Seasonal(new EffectPeriod(series, t), kind)).ToArray();
            var cycle = kind == EffectKind.Slot || series.Frequency != SeriesFrequency.Daily ? series.SeasonalPeriod : 365;
            effects.Add(new SeasonalEffect(name, EventPhase.Window, factors.Max() / factors.Min(), series.Count / Math.Max(cycle, 1)));
        }

        foreach (var term in _terms.Where(term => term.Kind == EffectKind.Regressor))
        {
            var periods = Enumerable.Range(0, series.Count).Count(t => term.At(new EffectPeriod(series, t)) != 0);
            effects.Add(new SeasonalEffect(term.Name, EventPhase.Window, Math.Exp(term.Coefficient), periods));
        }

        foreach (var term in _terms.Where(term => term.Kind == EffectKind.Event))
        {
            var (offset, days) = term.Event!.Extent(term.Phase);
            var occurrences = term.Event.Dates(series.PeriodStart(0).PlusDays(-(offset + days - 1)), series.PeriodStart(series.Count).PlusDays(-offset)).Count;
            effects.Add(new SeasonalEffect(term.Name, term.Phase, Math.Exp(term.Coefficient), occurrences));
        }

        return effects.AsReadOnly();
    }
}
