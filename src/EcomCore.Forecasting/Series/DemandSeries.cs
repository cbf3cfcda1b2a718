using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Demand per period, one value after another without gaps; a missing value is NaN, never 0.</summary>
/// <remarks>
/// Immutable and safe to share between threads. Zero and negative values (more returns than sales) are allowed. The season is a number of
/// periods: by default 7 for days, 52 for weeks, 12 for months, 4 for quarters, 1 (none) for years and numbered periods. A period in which stock ran out
/// can be marked: what was sold is then the least that was asked for, and forecasters restore the rest (<see cref="DemandCleaning.RestoreStockOuts"/>).
/// </remarks>
public sealed class DemandSeries
{
    /// <summary>The most periods a series may have.</summary>
    public const int MaximumCount = 100_000;

    private const int MaximumSeason = 1000;

    private readonly double[] _values;
    private readonly LocalDate _first;
    private readonly int[] _seasons;
    private readonly double[]? _inStock;

    private DemandSeries(SeriesFrequency frequency, LocalDate first, long firstIndex, double[] values, int[] seasons, double[]? inStock, string name)
    {
        Frequency = frequency;
        _first = first;
        FirstIndex = firstIndex;
        _values = values;
        _seasons = seasons;
        _inStock = inStock;
        Name = name;
        foreach (var value in values)
        {
            ObservedCount += double.IsNaN(value) ? 0 : 1;
        }

        for (var t = 0; t < values.Length && inStock is not null; t++)
        {
            CensoredCount += IsCensored(t) ? 1 : 0;
        }
    }

    /// <summary>Gets the name, such as a SKU; may be empty.</summary>
    public string Name { get; }

    /// <summary>Gets the length of a period.</summary>
    public SeriesFrequency Frequency { get; }

    /// <summary>Gets the length of the season in periods, 1 for none; the shortest of <see cref="SeasonalPeriods"/>.</summary>
    public int SeasonalPeriod => _seasons[0];

    /// <summary>Gets the lengths of all seasons in periods, rising; one element unless <see cref="WithSeasonalPeriods"/> gave more.</summary>
    public IReadOnlyList<int> SeasonalPeriods => Array.AsReadOnly(_seasons);

    /// <summary>Gets the number of periods, missing ones included; 1 or more.</summary>
    public int Count => _values.Length;

    /// <summary>Gets the number of periods that are not missing.</summary>
    public int ObservedCount { get; }

    /// <summary>Gets the number of observed periods in which stock ran out.</summary>
    public int CensoredCount { get; }

    /// <summary>Gets the stretches of missing periods, in order; empty when every period is observed.</summary>
    public IReadOnlyList<SeriesGap> Gaps => SeriesGap.Of(_values);

    /// <summary>Gets the index of the first period; 1 unless the series was made from rows with an index.</summary>
    public long FirstIndex { get; }

    /// <summary>Gets whether periods have dates, which calendars need.</summary>
    public bool IsDated => Frequency != SeriesFrequency.Index;

    /// <summary>Gets the values in order; NaN means missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Gets the value of a period.</summary>
    /// <param name="step">Position from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the series.</exception>
    public double this[int step]
    {
        get
        {
            Guard.Between(step, 0, Count - 1);
            return _values[step];
        }
    }

    /// <summary>A series of days.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="values">Demand per day; at least one; NaN means missing.</param>
    /// <param name="name">A name, such as a SKU.</param>
    /// <returns>A copy of the values with dates and a season of 7.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No value, too many, or an infinite one; the message names the row.</exception>
    public static DemandSeries Daily(LocalDate start, IEnumerable<double> values, string name = "") =>
        Dated(SeriesFrequency.Daily, start, values, name);

    /// <summary>A series of weeks that start on the weekday of <paramref name="start"/>.</summary>
    /// <param name="start">The first day of the first week.</param>
    /// <param name="values">Demand per week; at least one; NaN means missing.</param>
    /// <param name="name">A name, such as a SKU.</param>
    /// <returns>A copy of the values with dates and a season of 52.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No value, too many, or an infinite one; the message names the row.</exception>
    public static DemandSeries Weekly(LocalDate start, IEnumerable<double> values, string name = "") =>
        Dated(SeriesFrequency.Weekly, start, values, name);

    /// <summary>A series of calendar months.</summary>
    /// <param name="start">The first month.</param>
    /// <param name="values">Demand per month; at least one; NaN means missing.</param>
    /// <param name="name">A name, such as a SKU.</param>
    /// <returns>A copy of the values with dates and a season of 12.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No value, too many, or an infinite one; the message names the row.</exception>
    public static DemandSeries Monthly(YearMonth start, IEnumerable<double> values, string name = "") =>
        Dated(SeriesFrequency.Monthly, start.OnDayOfMonth(1), values, name);

    /// <summary>A series of quarters of three calendar months.</summary>
    /// <param name="start">The first month of the first quarter; any month, so that business years fit too.</param>
    /// <param name="values">Demand per quarter; at least one; NaN means missing.</param>
    /// <param name="name">A name, such as a SKU.</param>
    /// <returns>A copy of the values with dates and a season of 4.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No value, too many, or an infinite one; the message names the row.</exception>
    public static DemandSeries Quarterly(YearMonth start, IEnumerable<double> values, string name = "") =>
        Dated(SeriesFrequency.Quarterly, start.OnDayOfMonth(1), values, name);

    /// <summary>A series of calendar years.</summary>
    /// <param name="firstYear">The first year, 1 to 9000.</param>
    /// <param name="values">Demand per year; at least one; NaN means missing.</param>
    /// <param name="name">A name, such as a SKU.</param>
    /// <returns>A copy of the values with dates and no season.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstYear"/> is out of range.</exception>
    /// <exception cref="ArgumentException">No value, too many, or an infinite one; the message names the row.</exception>
    public static DemandSeries Yearly(int firstYear, IEnumerable<double> values, string name = "")
    {
        Guard.Between(firstYear, 1, 9000);
        return Dated(SeriesFrequency.Yearly, new LocalDate(firstYear, 1, 1), values, name);
    }

    /// <summary>A series of numbered periods without dates; calendars do not apply to it.</summary>
    /// <param name="values">Demand per period; at least one; NaN means missing.</param>
    /// <param name="name">A name, such as a SKU.</param>
    /// <param name="seasonalPeriod">Length of the season in periods, 1 for none; at most 1,000.</param>
    /// <returns>A copy of the values, numbered from 1.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">No value, too many, or an infinite one; the message names the row.</exception>
    public static DemandSeries Indexed(IEnumerable<double> values, string name = "", int seasonalPeriod = 1) =>
        Create(SeriesFrequency.Index, default, 1, values, name).WithSeasonalPeriod(seasonalPeriod);

    /// <summary>Builds a series from rows in order of time; periods without a row become missing.</summary>
    /// <param name="frequency">Length of a period; also the default season of rows with an index.</param>
    /// <param name="rows">Rows with rising periods, all by date or all by index (which every frequency accepts).</param>
    /// <param name="series">The series, or null when a row is wrong.</param>
    /// <param name="faults">Every fault found, in row order; empty when there is none.</param>
    /// <param name="name">A name, such as a SKU.</param>
    /// <returns>Whether the rows make a series. Rows by index give a series of <see cref="SeriesFrequency.Index"/> with the season of
    /// <paramref name="frequency"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static bool TryFromRows(
        SeriesFrequency frequency,
        IEnumerable<DemandRow> rows,
        out DemandSeries? series,
        out IReadOnlyList<SeriesFault> faults,
        string name = "")
    {
        Guard.NotNull(rows);
        Guard.NotNull(name);
        var reader = new SeriesReader(frequency);
        foreach (var row in rows)
        {
            reader.Add(row);
        }

        faults = reader.Finish();
        series = faults.Count > 0
            ? null
            : new DemandSeries(reader.Frequency, reader.First, reader.FirstIndex, reader.Values, [Periods.DefaultSeason(frequency)], null, name);
        return series is not null;
    }

    /// <summary>The same series with another season.</summary>
    /// <param name="seasonalPeriod">Length of the season in periods, 1 for none; at most 1,000.</param>
    /// <returns>A series that shares the values.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonalPeriod"/> is out of range.</exception>
    public DemandSeries WithSeasonalPeriod(int seasonalPeriod)
    {
        Guard.Between(seasonalPeriod, 1, MaximumSeason);
        return new DemandSeries(Frequency, _first, FirstIndex, _values, [seasonalPeriod], _inStock, Name);
    }

    /// <summary>The same series with several seasons, such as the week and the year of daily demand, or the day and the week of hourly demand.</summary>
    /// <param name="seasonalPeriods">Different lengths in periods, 2 to 1,000, in any order; at least one. The shortest is the season of models that know only one;
    /// <see cref="Forecaster.Mstl"/> and <see cref="Forecaster.StlWith"/> use all that the series holds twice.</param>
    /// <returns>A series that shares the values.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="seasonalPeriods"/> is null.</exception>
    /// <exception cref="ArgumentException">None, or one twice, or one out of range.</exception>
    public DemandSeries WithSeasonalPeriods(params IEnumerable<int> seasonalPeriods)
    {
        Guard.NotNull(seasonalPeriods);
        int[] rising = [.. seasonalPeriods.OrderBy(period => period)];
        for (var i = 0; i < rising.Length; i++)
        {
            Guard.Between(rising[i], 2, MaximumSeason, nameof(seasonalPeriods));
        }

        return rising.Length > 0 && rising.Distinct().Count() == rising.Length
            ? new DemandSeries(Frequency, _first, FirstIndex, _values, rising, _inStock, Name)
            : throw new ArgumentException("Expected one or more different lengths of seasons.", nameof(seasonalPeriods));
    }

    /// <summary>Marks periods in which stock ran out at an unknown time: what was sold is the least that was asked for.</summary>
    /// <param name="steps">Positions from 0; repeated ones count once. A missing period stays missing.</param>
    /// <returns>A series that shares the values; marks made before stay.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="steps"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A step is outside the series.</exception>
    public DemandSeries WithStockOuts(params IEnumerable<int> steps)
    {
        Guard.NotNull(steps);
        var inStock = InStockCopy();
        foreach (var step in steps)
        {
            Guard.Between(step, 0, Count - 1, nameof(steps));
            inStock[step] = double.NaN;
        }

        return new DemandSeries(Frequency, _first, FirstIndex, _values, _seasons, inStock, Name);
    }

    /// <summary>Marks the days on which the item was not in stock.</summary>
    /// <param name="stockOuts">Spans of days in any order; they may overlap and reach beyond the series. Whose they are is not looked at.</param>
    /// <returns>A series that shares the values and knows for each period the share of days in stock; marks made before stay, the smaller share counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stockOuts"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    public DemandSeries WithStockOuts(IEnumerable<StockOut> stockOuts)
    {
        Guard.NotNull(stockOuts);
        var inStock = InStockCopy();
        StockOut.Mark(this, stockOuts, inStock);
        return new DemandSeries(Frequency, _first, FirstIndex, _values, _seasons, inStock, Name);
    }

    /// <summary>Whether stock ran out in a period that is observed.</summary>
    /// <param name="step">Position from 0.</param>
    /// <returns>True when the value is only the least that was asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the series.</exception>
    public bool IsCensored(int step) => !double.IsNaN(this[step]) && !(InStockShare(step) >= 1);

    /// <summary>The part of a period during which the item was in stock.</summary>
    /// <param name="step">Position from 0.</param>
    /// <returns>1 where no stock-out is marked, 0 for a whole period without stock, NaN when stock ran out at an unknown time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is outside the series.</exception>
    public double InStockShare(int step)
    {
        Guard.Between(step, 0, Count - 1);
        return _inStock is null ? 1 : _inStock[step];
    }

    /// <summary>The first periods of the series.</summary>
    /// <param name="count">How many, 1 to <see cref="Count"/>.</param>
    /// <returns>A shorter series with the same start.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    public DemandSeries Take(int count)
    {
        Guard.Between(count, 1, Count);
        return Part(0, count);
    }

    /// <summary>The last periods of the series.</summary>
    /// <param name="count">How many, 1 to <see cref="Count"/>.</param>
    /// <returns>A shorter series with a later start and the same end.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of range.</exception>
    public DemandSeries TakeLast(int count)
    {
        Guard.Between(count, 1, Count);
        return Part(Count - count, count);
    }

    /// <summary>The first day of a period, which may lie after the end of the series.</summary>
    /// <param name="step">Steps from the first period; 0 is the first, <see cref="Count"/> the first one to forecast.</param>
    /// <returns>The day; the period ends before the next one's first day.</returns>
    /// <exception cref="InvalidOperationException">The series has no dates.</exception>
    /// <exception cref="OverflowException">The day is after the year 9999.</exception>
    public LocalDate PeriodStart(int step) => IsDated
        ? Periods.Start(Frequency, _first, step)
        : throw new InvalidOperationException("A series of numbered periods has no dates.");

    /// <summary>Describes the series.</summary>
    /// <returns>Name, frequency and count.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1}, {2} periods", Name, Frequency, Count).TrimStart();

    /// <summary>The same periods with other values.</summary>
    internal DemandSeries Replaced(double[] values, bool keepStockOuts) => new(Frequency, _first, FirstIndex, values, _seasons, keepStockOuts ? _inStock : null, Name);

    internal DemandSeries Named(string name) => new(Frequency, _first, FirstIndex, _values, _seasons, _inStock, name);

    private DemandSeries Part(int first, int count) => new(
        Frequency, IsDated ? PeriodStart(first) : _first, FirstIndex + first, _values.AsSpan(first, count).ToArray(), _seasons, _inStock?.AsSpan(first, count).ToArray(), Name);

    private double[] InStockCopy() => _inStock is not null ? (double[])_inStock.Clone() : [.. Enumerable.Repeat(1.0, Count)];

    private static DemandSeries Dated(SeriesFrequency frequency, LocalDate start, IEnumerable<double> values, string name)
    {
        var series = Create(frequency, start, 1, values, name);
        if (start.Year < 1 || start.Year > 9000 || (start.Year + (series.Count / (frequency == SeriesFrequency.Yearly ? 1 : 4))) > 9900)
        {
            throw new ArgumentException("Expected dates from the year 1 to 9900.", nameof(start));
        }

        return series;
    }

    private static DemandSeries Create(SeriesFrequency frequency, LocalDate first, long firstIndex, IEnumerable<double> values, string name)
    {
        Guard.NotNull(values);
        Guard.NotNull(name);
        var copy = new List<double>();
        foreach (var value in values)
        {
            if (double.IsInfinity(value) || copy.Count == MaximumCount)
            {
                throw new ArgumentException(
                    string.Format(
                        CultureInfo.InvariantCulture,
                        double.IsInfinity(value) ? "Series '{0}', row {1}: expected a finite number, or NaN for missing; found {2}." : "Series '{0}', row {1}: expected at most {3} values.",
                        name, copy.Count, value, MaximumCount),
                    nameof(values));
            }

            copy.Add(value);
        }

        return copy.Count > 0
            ? new DemandSeries(frequency, first, firstIndex, [.. copy], [Periods.DefaultSeason(frequency)], null, name)
            : throw new ArgumentException($"Series '{name}': expected at least one value.", nameof(values));
    }
}
