namespace EcomCore.Forecasting;

/// <summary>Finds the calendar effects of a series by stepwise regression.</summary>
/// <remarks>
/// log E[y] = level + straight trend + bends of the trend once a year + short season + waves of the long season + phases of events. Level, trend and (where the
/// data hold two cycles) the short season are always in; everything else enters one at a time, largest gain first, while AICc falls. An event must gain
/// 2 log(number of event terms) instead of 2, so that chance does not find events among many (Foster and George 1994).
/// </remarks>
internal sealed class ProfileEstimator
{
    private const double LargestEffect = 4;
    private const double DaysPerYear = 365.2425;

    internal static readonly EventPhase[] Phases = [EventPhase.Before, EventPhase.During, EventPhase.After];

    private readonly DemandSeries _series;
    private readonly EffectPeriod[] _periods;
    private readonly CountRegression _regression;
    private readonly List<EffectCandidate> _candidates = [];
    private readonly List<(EffectTerm Term, int Column)> _chosen = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<(RetailEvent, EventPhase)> _seen = [];
    private int _eventTerms;

    private ProfileEstimator(DemandSeries series)
    {
        _series = series;
        _periods = new EffectPeriod[series.Count];
        var total = 0.0;
        for (var t = 0; t < _periods.Length; t++)
        {
            _periods[t] = new EffectPeriod(series, t);
            total += double.IsNaN(series.Values[t]) ? 0 : Math.Max(series.Values[t], 0) / series.ObservedCount;
        }

        // Scaled to a mean of 1; what comes back counts as nothing sold, only here.
        var y = new double[series.Count];
        for (var t = 0; t < y.Length; t++)
        {
            y[t] = double.IsNaN(series.Values[t]) ? double.NaN : Math.Max(series.Values[t], 0) / total;
        }

        _regression = new CountRegression(y);
    }

    public static SeasonalProfile Estimate(DemandSeries series, RetailCalendar calendar, ForecastingOptions options, bool keepShortSeason, bool keepWaves = true, IReadOnlyList<Regressor>? regressors = null)
    {
        if (!HasSales(series))
        {
            return SeasonalProfile.Empty(series, calendar, ["No sales in the data, so no season or event was estimated."]);
        }

        // What was not on sale yet tells nothing of season and events; regressors go on counting from the first period.
        var estimator = new ProfileEstimator(series.TakeLast(series.Count - DemandStart.Of(series.Values)));
        estimator.AddBase();
        estimator.AddShortSeason(options);
        estimator.AddRegressors(regressors ?? [], series);
        estimator.AddWaves(options);
        estimator.AddEvents(calendar);
        estimator._chosen.AddRange(new StepwiseChoice(estimator._regression, estimator._series.ObservedCount, estimator._eventTerms).Run(estimator._candidates));
        return estimator.Finish(calendar, kind => kind switch { EffectKind.Slot => keepShortSeason, EffectKind.Wave => keepWaves, _ => true });
    }

    private static bool HasSales(DemandSeries series)
    {
        foreach (var value in series.Values)
        {
            if (value > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void AddBase()
    {
        _regression.Add(Column(_ => 1));
        if (_series.ObservedCount > 3)
        {
            _regression.Add(Column(t => ((double)t / _series.Count) - 0.5));
        }

        // A bend of the trend at every whole year (or cycle) from the first, kept out of the profile itself.
        var year = LongCycle() is { } cycle ? cycle : _series.Frequency == SeriesFrequency.Monthly ? 12 : _series.SeasonalPeriod;
        for (var knot = year; year > 1 && knot < _series.Count - (year / 2); knot += year)
        {
            var bend = knot;
            _candidates.Add(new EffectCandidate(null, null, Column(t => Math.Max(0, (t - bend) / year)), null, 2));
        }
    }

    /// <summary>Length in periods of a season too long for smoothing; null when there is none.</summary>
    private double? LongCycle() => _series.Frequency switch
    {
        SeriesFrequency.Daily => DaysPerYear,
        SeriesFrequency.Weekly => _series.SeasonalPeriod > 1 ? DaysPerYear / 7 : null,
        SeriesFrequency.Index => _series.SeasonalPeriod > 24 ? _series.SeasonalPeriod : null,
        _ => null,
    };

    private void AddShortSeason(ForecastingOptions options)
    {
        var slots = _series.Frequency == SeriesFrequency.Weekly ? 1 : _series.SeasonalPeriod;
        if (slots <= 1 || slots > options.LongestSmoothedSeason)
        {
            return;
        }

        if (_series.IsDated && slots != Periods.DefaultSeason(_series.Frequency))
        {
            return;
        }

        if (_series.ObservedCount < (2 * slots) + 2 || !EverySlotSold(slots))
        {
            _notes.Add("Less than two full seasons of sales, so no short season was estimated.");
            return;
        }

        for (var slot = 0; slot < slots - 1; slot++)
        {
            var term = EffectTerm.OfSlot(slot, slots);
            _chosen.Add((term, _regression.Count));
            _regression.Add(Column(term));
        }
    }

    /// <summary>Regressors are always in, unless the data cannot tell their effect.</summary>
    private void AddRegressors(IReadOnlyList<Regressor> regressors, DemandSeries from)
    {
        foreach (var regressor in regressors)
        {
            var term = EffectTerm.OfRegressor(regressor, from);
            var column = Column(term);
            var seen = Enumerable.Range(0, column.Length).Where(t => !double.IsNaN(_series.Values[t])).Select(t => column[t]).ToArray();
            var start = Array.IndexOf(seen, 0.0) < 0 ? seen.Sum() / seen.Length : 0;
            if (start != 0)
            {
                term = term.From(start);
                column = Column(term);
            }

            if (seen.Min() == seen.Max() || !_regression.Fit() || !(_regression.Gain(column, null) > 0))
            {
                _notes.Add($"The data cannot tell the effect of '{regressor.Name}': it never changes in them, or only together with something else.");
                continue;
            }

            _chosen.Add((term, _regression.Count));
            _regression.Add(column);
        }
    }

    private bool EverySlotSold(int slots)
    {
        var sold = new bool[slots];
        for (var t = 0; t < _series.Count; t++)
        {
            sold[_periods[t].Slot(slots)] |= _series.Values[t] > 0;
        }

        return Array.TrueForAll(sold, slot => slot);
    }

    private void AddWaves(ForecastingOptions options)
    {
        if (LongCycle() is not { } cycle)
        {
            return;
        }

        // 104 weeks or 730 days count as two years.
        if (_series.Count < Math.Floor(cycle) * 2)
        {
            _notes.Add("Less than two full cycles of the long season, so no yearly wave was estimated.");
            return;
        }

        for (var pair = 1; pair <= options.MaximumFourierPairs && pair < cycle / 2; pair++)
        {
            var (cosine, sine) = (EffectTerm.Wave(pair, sine: false, cycle), EffectTerm.Wave(pair, sine: true, cycle));
            _candidates.Add(new EffectCandidate(cosine, sine, Column(cosine), Column(sine), 2));
        }
    }

    private void AddEvents(RetailCalendar calendar)
    {
        if (!_series.IsDated || _series.Frequency == SeriesFrequency.Yearly)
        {
            return;
        }

        foreach (var item in calendar.Events)
        {
            foreach (var phase in Phases)
            {
                var term = EffectTerm.OfEvent(item, phase);
                var column = Column(term);
                var seen = 0;
                for (var t = 0; t < column.Length; t++)
                {
                    seen += column[t] > 0 && !double.IsNaN(_series.Values[t]) ? 1 : 0;
                }

                if (seen > 0)
                {
                    _seen.Add((item, phase));
                    _candidates.Add(new EffectCandidate(term, null, column, null, 0));
                    _eventTerms++;
                }
            }
        }
    }

    private SeasonalProfile Finish(RetailCalendar calendar, Func<EffectKind, bool> keeps)
    {
        var terms = new List<EffectTerm>();
        foreach (var (term, column) in _chosen)
        {
            var effect = _regression.Coefficients[column];
            term.Coefficient = term.Kind == EffectKind.Regressor ? effect : Math.Max(-LargestEffect, Math.Min(LargestEffect, effect));
            if (keeps(term.Kind))
            {
                terms.Add(term);
            }
        }

        BorrowedEffects.Add(calendar, terms, _seen, _notes);
        return new SeasonalProfile(_series, calendar, terms, _seen, _notes);
    }

    private double[] Column(EffectTerm term) => Column(t => term.At(_periods[t]));

    private double[] Column(Func<int, double> value)
    {
        var column = new double[_series.Count];
        for (var t = 0; t < column.Length; t++)
        {
            column[t] = value(t);
        }

        return column;
    }
}
