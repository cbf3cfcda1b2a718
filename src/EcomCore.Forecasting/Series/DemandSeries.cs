using System.Globalization;

namespace EcomCore.Forecasting;

/// <summary>Demand per period, one value after another without gaps; a missing value is NaN, never 0.</summary>
/// <remarks>
/// Immutable and safe to share between threads. Zero and negative values (more returns than sales) are allowed. The season is a number of
/// periods: by default 7 for days, 52 for weeks, 12 for months, 4 for quarters, 1 (none) for years and numbered periods. A period in which stock ran out
/// can be marked: what was sold is then the least that was asked for, and forecasters restore the rest (<see cref="DemandCleaning.RestoreStockOuts"/>).
/// </remarks>
public sealed partial class DemandSeries
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
}
