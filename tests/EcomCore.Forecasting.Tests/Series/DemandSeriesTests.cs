using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class DemandSeriesTests
{
    [Fact]
    public void Seasons_follow_from_the_frequency()
    {
        double[] values = [1, 2, 3];
        var monday = new LocalDate(2025, 1, 6);

        Assert.Equal(7, DemandSeries.Daily(monday, values).SeasonalPeriod);
        Assert.Equal(52, DemandSeries.Weekly(monday, values).SeasonalPeriod);
        Assert.Equal(12, DemandSeries.Monthly(new YearMonth(2025, 1), values).SeasonalPeriod);
        Assert.Equal(4, DemandSeries.Quarterly(new YearMonth(2025, 1), values).SeasonalPeriod);
        Assert.Equal(1, DemandSeries.Yearly(2025, values).SeasonalPeriod);
        Assert.Equal(1, DemandSeries.Indexed(values).SeasonalPeriod);
        Assert.Equal(13, DemandSeries.Indexed(values, seasonalPeriod: 13).SeasonalPeriod);
    }

    [Fact]
    public void Periods_start_where_the_one_before_ends()
    {
        double[] values = [1, 2, 3];

        Assert.Equal(new LocalDate(2025, 1, 20), DemandSeries.Weekly(new LocalDate(2025, 1, 6), values).PeriodStart(2));
        Assert.Equal(new LocalDate(2023, 1, 1), DemandSeries.Monthly(new YearMonth(2022, 10), values).PeriodStart(3));
        Assert.Equal(new LocalDate(2026, 2, 1), DemandSeries.Quarterly(new YearMonth(2025, 2), values).PeriodStart(4));
        Assert.Equal(new LocalDate(2028, 1, 1), DemandSeries.Yearly(2025, values).PeriodStart(3));
        Assert.Throws<InvalidOperationException>(() => DemandSeries.Indexed(values).PeriodStart(0));
    }

    [Fact]
    public void Later_changes_of_the_callers_array_do_not_reach_the_series()
    {
        double[] values = [1, 2, 3];
        var series = DemandSeries.Indexed(values);
        values[1] = 99;

        Assert.Equal(2, series[1]);
    }

    [Fact]
    public void Missing_values_are_counted_and_zero_and_negative_ones_are_values()
    {
        var series = DemandSeries.Indexed([0, double.NaN, -3]);

        Assert.Equal(3, series.Count);
        Assert.Equal(2, series.ObservedCount);
    }

    [Fact]
    public void An_infinite_value_is_refused_with_its_row()
    {
        var error = Assert.Throws<ArgumentException>(() => DemandSeries.Indexed([1, 2, double.PositiveInfinity]));

        Assert.StartsWith("Series '', row 2: expected a finite number, or NaN for missing; found Infinity.", error.Message, StringComparison.Ordinal);
        Assert.Equal("values", error.ParamName);
    }

    [Fact]
    public void A_series_without_values_is_refused() => Assert.Throws<ArgumentException>(() => DemandSeries.Indexed([]));

    [Fact]
    public void Periods_without_a_row_become_missing()
    {
        var read = DemandSeries.TryFromRows(
            SeriesFrequency.Monthly,
            [DemandRow.At(new LocalDate(2025, 1, 31), 5), DemandRow.At(new LocalDate(2025, 2, 1), 6), DemandRow.At(new LocalDate(2025, 5, 15), 9)],
            out var series,
            out var faults,
            "A");

        Assert.True(read);
        Assert.Empty(faults);
        Assert.Equal([5, 6, double.NaN, double.NaN, 9], series!.Values.ToArray());
        Assert.Equal(new LocalDate(2025, 1, 1), series.PeriodStart(0));
        Assert.Equal("A", series.Name);
    }

    [Fact]
    public void Rows_by_index_keep_their_numbers_and_the_season_of_the_frequency()
    {
        Assert.True(DemandSeries.TryFromRows(SeriesFrequency.Quarterly, [DemandRow.At(7, 1), DemandRow.At(9, 2)], out var series, out _));

        Assert.Equal(SeriesFrequency.Index, series!.Frequency);
        Assert.Equal(4, series.SeasonalPeriod);
        Assert.Equal(7, series.FirstIndex);
        Assert.Equal([1, double.NaN, 2], series.Values.ToArray());
    }

    [Fact]
    public void Every_wrong_row_is_reported_with_its_place()
    {
        var monday = new LocalDate(2025, 1, 6);
        var read = DemandSeries.TryFromRows(
            SeriesFrequency.Weekly,
            [
                DemandRow.At(monday, 1), DemandRow.At(monday.PlusDays(3), 2), DemandRow.At(monday.PlusWeeks(2), 3), DemandRow.At(monday.PlusWeeks(2), 4),
                DemandRow.At(monday.PlusWeeks(1), 5), DemandRow.At(8, 6), DemandRow.At(monday.PlusWeeks(3), double.NegativeInfinity),
            ],
            out var series,
            out var faults);

        Assert.False(read);
        Assert.Null(series);
        Assert.Equal([(1, "ds"), (3, "ds"), (4, "ds"), (5, "ds"), (6, "y")], faults.Select(fault => (fault.Row, fault.Field)));
        Assert.Equal("expected a whole number of weeks after 2025-01-06, found 2025-01-09", faults[0].Message);
    }

    [Fact]
    public void Rows_far_apart_do_not_fill_the_memory()
    {
        Assert.False(DemandSeries.TryFromRows(
            SeriesFrequency.Daily, [DemandRow.At(new LocalDate(1, 1, 1), 1), DemandRow.At(new LocalDate(9000, 1, 1), 2)], out _, out var faults));
        Assert.Equal(1, Assert.Single(faults).Row);
    }
}
