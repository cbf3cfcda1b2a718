using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class SeriesMarksTests
{
    [Fact]
    public void Gaps_are_listed()
    {
        var series = DemandSeries.Indexed([double.NaN, double.NaN, 1, double.NaN, 2]);

        Assert.Equal([new SeriesGap(0, 2), new SeriesGap(3, 1)], series.Gaps);
        Assert.Empty(DemandSeries.Indexed([1, 2]).Gaps);
    }

    [Fact]
    public void A_series_can_have_several_seasons_and_keeps_them_in_its_parts()
    {
        var series = DemandSeries.Indexed(Enumerable.Range(0, 400).Select(t => (double)t)).WithSeasonalPeriods(168, 24);

        Assert.Equal([24, 168], series.SeasonalPeriods);
        Assert.Equal(24, series.SeasonalPeriod);
        Assert.Equal([24, 168], series.Take(100).SeasonalPeriods);
        Assert.Equal([12], series.WithSeasonalPeriod(12).SeasonalPeriods);
        Assert.Throws<ArgumentException>(() => series.WithSeasonalPeriods(7, 7));
        Assert.Throws<ArgumentException>(() => series.WithSeasonalPeriods());
        Assert.Throws<ArgumentOutOfRangeException>(() => series.WithSeasonalPeriods(7, 1));
    }

    [Fact]
    public void Two_seasons_are_both_continued_by_mstl()
    {
        var values = Enumerable.Range(0, 8 * 84).Select(t => 200 + (10.0 * (t % 12)) + (20 * Math.Sin(2 * Math.PI * t / 84)));
        var series = DemandSeries.Indexed(values).WithSeasonalPeriods(12, 84);
        var forecast = Forecaster.Mstl.Fit(series).Forecast(84);

        Assert.StartsWith("MSTL", forecast.Model, StringComparison.Ordinal);
        for (var h = 0; h < 84; h++)
        {
            var t = series.Count + h;
            Assert.InRange(forecast.Mean[h] - (200 + (10.0 * (t % 12)) + (20 * Math.Sin(2 * Math.PI * t / 84))), -0.5, 0.5);
        }
    }

    [Fact]
    public void Days_without_stock_count_once_and_only_inside_the_series()
    {
        var series = DemandSeries.Weekly(new LocalDate(2025, 1, 6), [7, 7, 7]).WithStockOuts(
        [
            new StockOut(new LocalDate(2024, 12, 1), new LocalDate(2025, 1, 8)),
            new StockOut(new LocalDate(2025, 1, 7), new LocalDate(2025, 1, 9)),
            new StockOut(new LocalDate(2025, 1, 22), new LocalDate(2025, 3, 1)),
            new StockOut(new LocalDate(2025, 1, 16), new LocalDate(2025, 1, 16)),
        ]);

        Assert.Equal([4.0, 7, 2], Enumerable.Range(0, 3).Select(step => Math.Round(7 * series.InStockShare(step), 9)));
        Assert.Equal(2, series.CensoredCount);
        Assert.Equal(1, series.TakeLast(2).CensoredCount);
        Assert.Throws<InvalidOperationException>(() => DemandSeries.Indexed([1]).WithStockOuts([new StockOut(new LocalDate(2025, 1, 1), new LocalDate(2025, 1, 2))]));
    }

    [Fact]
    public void A_missing_period_is_not_censored() =>
        Assert.Equal(1, DemandSeries.Indexed([double.NaN, 3]).WithStockOuts(0, 1).CensoredCount);

    [Fact]
    public void Errors_name_the_series_and_the_row()
    {
        var error = Assert.Throws<ArgumentException>(() => DemandSeries.Indexed([1, double.NegativeInfinity], "mug"));
        Assert.Contains("Series 'mug', row 1", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => SeasonalDecomposition.Stl(DemandSeries.Monthly(new YearMonth(2025, 1), [1, 2, 3], "mug")));
        Assert.Contains("'mug'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_season_longer_than_the_data_is_said()
    {
        var forecast = Forecaster.Ets.Fit(DemandSeries.Monthly(new YearMonth(2025, 1), [5, 7, 6, 8, 7, 9, 8], "mug")).Forecast(1);

        Assert.Contains("The season of 12 periods is longer than the 7 values, so it plays no part.", forecast.Notes);
    }

    [Theory]
    [InlineData(SeriesFrequency.Daily, "2025-01-31 2025-02-28 2025-03-31 2025-04-30", 1, "a month or more")]
    [InlineData(SeriesFrequency.Daily, "2025-01-06 2025-01-13 2025-01-20 2025-02-03 2025-02-10 2025-02-17 2025-02-24", 1, "a week or more")]
    [InlineData(SeriesFrequency.Daily, "2025-01-01 2025-01-02 2025-01-03 2025-02-03 2025-03-03 2025-04-03", 3, "two frequencies are mixed")]
    [InlineData(SeriesFrequency.Monthly, "2023-01-01 2023-04-01 2023-07-01 2023-10-01 2024-01-01 2024-04-01 2024-10-01", 1, "a quarter or more")]
    [InlineData(SeriesFrequency.Monthly, "2025-01-01 2025-01-08 2025-01-15", 1, "the same one again")]
    [InlineData(SeriesFrequency.Weekly, "2025-01-06 2025-01-14", 1, "whole number of weeks")]
    public void Rows_of_another_frequency_are_refused(SeriesFrequency frequency, string days, int row, string message)
    {
        var rows = days.Split(' ').Select(day => DemandRow.At(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, 1));

        Assert.False(DemandSeries.TryFromRows(frequency, rows, out _, out var faults, "mug"));
        Assert.Equal(row, faults[0].Row);
        Assert.Contains(message, faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_are_no_other_frequency()
    {
        LocalDate[] days = [new(2025, 1, 6), new(2025, 1, 13), new(2025, 1, 14), new(2025, 2, 14), new(2025, 3, 14), new(2025, 3, 20)];

        Assert.True(DemandSeries.TryFromRows(SeriesFrequency.Daily, days.Select(day => DemandRow.At(day, 1)), out var series, out _));
        Assert.Equal(6, series!.ObservedCount);
    }
}
