using System.Globalization;

namespace EcomCore.Forecasting;

// How a series comes to be.
public sealed partial class DemandSeries
{
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
