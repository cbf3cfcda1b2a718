using System.Globalization;
using System.Text;
using EcomCore.SampleData;

namespace EcomCore.Cli.Tests;

/// <summary>What docs/sample-store/README.md promises about the orders.</summary>
public sealed class SampleStoreSalesTests
{
    private static readonly string[][] Rows =
        [.. Encoding.UTF8.GetString(SampleFiles.Generate()["orders.csv"]).TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(','))];

    private static readonly Dictionary<string, int> UnitsByDay =
        Rows.GroupBy(row => row[6][..10]).ToDictionary(day => day.Key, day => day.Sum(QuantityOf));

    [Theory]
    [InlineData("2022-06-18")]
    [InlineData("2022-11-11")]
    [InlineData("2023-06-18")]
    [InlineData("2023-11-11")]
    [InlineData("2024-06-18")]
    [InlineData("2024-11-11")]
    [InlineData("2025-06-18")]
    public void A_shopping_festival_sells_more_than_three_ordinary_days(string date) => Assert.True(UnitsByDay[date] > 3 * OrdinaryDayAround(date));

    [Theory]
    [InlineData("2023-01-22")]
    [InlineData("2024-02-10")]
    [InlineData("2025-01-29")]
    public void Spring_Festival_is_the_quietest_after_a_rise(string newYear)
    {
        var day = DateOnly.Parse(newYear, CultureInfo.InvariantCulture);
        Assert.True(Units(day, 7) < 0.6 * 7 * OrdinaryDayAround(newYear));
        Assert.True(Units(day.AddDays(-14), 8) > 1.4 * 8 * OrdinaryDayAround(newYear));
    }

    [Fact]
    public void Orders_cover_more_than_three_years_without_a_gap() =>
        Assert.Equal(1225, UnitsByDay.Keys.Count);

    [Fact]
    public void Two_trial_channels_open_in_the_last_four_months()
    {
        var first = Rows.GroupBy(row => row[2]).ToDictionary(channel => channel.Key, channel => channel.Min(row => row[6][..10]), StringComparer.Ordinal);
        Assert.Equal(["AE", "XH"], first.Where(channel => string.CompareOrdinal(channel.Value, "2025-06-12") > 0).Select(channel => channel.Key).Order());
        Assert.Equal(5, first.Count);
    }

    [Fact]
    public void Some_rows_are_returns_guests_or_damaged_codes()
    {
        Assert.Equal(59_624, Rows.Length);
        Assert.Equal(1_772, Rows.Count(row => QuantityOf(row) < 0));
        Assert.Equal(1_852, Rows.Count(row => row[1].Length == 0));
        Assert.Equal(12, Rows.Count(row => Catalogue.Items.All(item => item.Code != row[3])));
    }

    [Fact]
    public void A_return_is_never_larger_than_its_order()
    {
        var bought = Rows.Where(row => QuantityOf(row) > 0).ToDictionary(row => (row[0], row[3]), QuantityOf);
        Assert.All(Rows.Where(row => QuantityOf(row) < 0), row => Assert.True(bought[(row[0][1..], row[3])] >= -QuantityOf(row)));
    }

    private static int QuantityOf(string[] row) => int.Parse(row[4], CultureInfo.InvariantCulture);

    // The median day of the half year around a date.
    private static double OrdinaryDayAround(string date)
    {
        var middle = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var days = Enumerable.Range(-90, 181).Select(i => UnitsOn(middle.AddDays(i))).Where(units => units is not null).Order().ToArray();
        return days[days.Length / 2]!.Value;
    }

    private static int Units(DateOnly from, int days) => Enumerable.Range(0, days).Sum(i => UnitsOn(from.AddDays(i)) ?? 0);

    private static int? UnitsOn(DateOnly day) =>
        UnitsByDay.TryGetValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var units) ? units : null;
}
