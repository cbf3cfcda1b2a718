namespace EcomCore.Forecasting;

/// <summary>A period as the effects see it: by date where there is one, else by its number.</summary>
internal readonly struct EffectPeriod
{
    // Mean length of the Gregorian year.
    private const double DaysPerYear = 365.2425;

    private static readonly LocalDate Origin = new(2000, 1, 1);

    private readonly bool _dated;
    private readonly SeriesFrequency _frequency;
    private readonly long _index;

    public EffectPeriod(DemandSeries series, int step)
    {
        _dated = series.IsDated;
        _frequency = series.Frequency;
        _index = series.FirstIndex + step;
        Start = _dated ? series.PeriodStart(step) : default;
        End = _dated ? series.PeriodStart(step + 1) : default;
    }

    public EffectPeriod(SeriesFrequency frequency, LocalDate start)
    {
        _dated = true;
        _frequency = frequency;
        _index = 0;
        Start = start;
        End = Periods.Start(frequency, start, 1);
    }

    public LocalDate Start { get; }

    /// <summary>Gets the first day after the period.</summary>
    public LocalDate End { get; }

    /// <summary>Periods from the first one of a series, which may be another one of the same frequency.</summary>
    public int StepsFrom(DemandSeries series) => _dated
        ? Periods.Between(_frequency, series.PeriodStart(0), Start)
        : (int)(_index - series.FirstIndex);

    /// <summary>Place in the long cycle, in cycles; a dated period counts by its middle, in years.</summary>
    public double Cycle(double periodsPerCycle) => _dated
        ? (Periods.DaysBetween(Origin, Start) + (Periods.DaysBetween(Start, End) / 2.0)) / DaysPerYear
        : _index / periodsPerCycle;

    /// <summary>Place in the short season, from 0: day of the week, month or quarter of the year.</summary>
    public int Slot(int slots) => _dated
        ? _frequency switch
        {
            SeriesFrequency.Daily => (int)Start.DayOfWeek - 1,
            SeriesFrequency.Monthly => Start.Month - 1,
            SeriesFrequency.Quarterly => (Start.Month - 1) / 3,
            _ => 0,
        }
        : (int)(((_index % slots) + slots) % slots);
}
