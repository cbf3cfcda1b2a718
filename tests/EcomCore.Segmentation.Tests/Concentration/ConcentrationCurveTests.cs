namespace EcomCore.Segmentation.Tests;

public sealed class ConcentrationCurveTests
{
    [Theory]
    [InlineData(10, "19.99", 8)]
    [InlineData(5, "3.3", 4)]
    [InlineData(100, "0.7", 80)]
    public void Equal_customers_make_four_fifths_by_four_fifths_of_them(int customers, string value, int expected) =>
        Assert.Equal(
            expected,
            ConcentrationCurve.Of(Enumerable.Repeat(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), customers)).CustomersMaking(0.8));

    [Fact]
    public void A_share_of_equal_customers_is_made_by_so_many_of_them()
    {
        for (var count = 1; count <= 120; count++)
        {
            var curve = ConcentrationCurve.Of(Enumerable.Repeat(10m, count));
            for (var best = 0; best <= count; best++)
            {
                Assert.Equal(best, curve.CustomersMaking((double)best / count));
            }
        }

        Assert.Equal(2, ConcentrationCurve.Of([1_000_000_000_000_000m, 0.00000001m]).CustomersMaking(1));
    }

    [Fact]
    public void The_best_fifth_makes_four_fifths()
    {
        var curve = ConcentrationCurve.Of([5m, 80m, 5m, 5m, 5m]);

        Assert.Equal(0.8, curve.ShareOfBest(0.2), 12);
        Assert.Equal(0.4, curve.ShareOfBest(0.1), 12);
        Assert.Equal(0, curve.ShareOfBest(0));
        Assert.Equal(1, curve.ShareOfBest(1));
        Assert.Equal(1, curve.CustomersMaking(0.8));
        Assert.Equal(2, curve.CustomersMaking(0.81));
        Assert.Equal(0, curve.CustomersMaking(0));
        Assert.Equal(5, curve.CustomersMaking(1));
    }

    [Theory]
    [InlineData(new[] { 3, 3, 3, 3 }, 0)]
    [InlineData(new[] { 0, 0, 0, 8 }, 0.75)]
    [InlineData(new[] { 1, 2, 3, 4 }, 0.25)]
    [InlineData(new[] { 7 }, 0)]
    [InlineData(new[] { 0, 0 }, 0)]
    [InlineData(new int[0], 0)]
    public void Gini_runs_from_equal_to_all_in_one_hand(int[] values, double expected) =>
        Assert.Equal(expected, ConcentrationCurve.Of(values.Select(value => (decimal)value)).Gini, 12);

    [Fact]
    public void Values_below_zero_count_as_zero_and_are_told()
    {
        var curve = ConcentrationCurve.Of([-10m, 30m, 10m]);

        Assert.Equal(1, curve.NegativeValues);
        Assert.Equal(0.75, curve.ShareOfBest(1 / 3.0), 12);
        Assert.Equal(2, curve.CustomersMaking(1));
    }

    [Fact]
    public void Without_values_the_curve_is_the_diagonal()
    {
        var curve = ConcentrationCurve.Of([]);

        Assert.Equal(0, curve.Count);
        Assert.Equal(0.3, curve.ShareOfBest(0.3));
        Assert.Equal(0, curve.CustomersMaking(0.8));
    }

    [Fact]
    public void Customers_know_the_concentration_of_their_revenue()
    {
        OrderLine[] lines = [new("a", new(2025, 1, 1), 20m), new("b", new(2025, 1, 1), 90m), new("b", new(2025, 1, 2), -10m), new("c", new(2025, 1, 3), -5m)];
        var curve = CustomerTable.From(lines, new(2025, 2, 1)).RevenueConcentration();

        Assert.Equal(2, curve.Count);
        Assert.Equal(0.8, curve.ShareOfBest(0.5), 12);
    }

    [Fact]
    public void A_share_that_is_no_share_is_refused()
    {
        var curve = ConcentrationCurve.Of([1m]);

        Assert.Throws<ArgumentOutOfRangeException>(() => curve.ShareOfBest(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.CustomersMaking(1.1));
    }
}
