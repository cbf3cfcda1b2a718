namespace EcomCore.Inventory.Tests;

public sealed class ItemClassesTests
{
    [Fact]
    public void The_first_eighty_percent_are_a_items()
    {
        // Of 1000: 500, 300 | 100, 60 | 30, 10 and one without value.
        Assert.Equal(
            [AbcClass.C, AbcClass.A, AbcClass.B, AbcClass.A, AbcClass.B, AbcClass.C, AbcClass.C],
            ItemClasses.ByValue([30, 500, 100, 300, 60, 10, 0]));
    }

    [Fact]
    public void The_item_that_crosses_a_limit_belongs_to_the_better_class() =>
        Assert.Equal([AbcClass.A, AbcClass.C], ItemClasses.ByValue([97, 3]));

    [Fact]
    public void Extremes_are_classed_too()
    {
        Assert.Empty(ItemClasses.ByValue([]));
        Assert.Equal([AbcClass.C, AbcClass.C], ItemClasses.ByValue([0, 0]));
        Assert.Equal([AbcClass.A, AbcClass.B, AbcClass.C], ItemClasses.ByValue([1.7e308, 1.7e308, 1.7e308], 0.2, 0.4));
        Assert.Contains("place 1", Assert.Throws<ArgumentException>(() => ItemClasses.ByValue([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ItemClasses.ByValue([1], 0.9, 0.8));
    }

    [Fact]
    public void Evenness_is_the_coefficient_of_variation()
    {
        Assert.Equal(XyzClass.X, ItemClasses.ByEvenness([10, 10, 10]));
        Assert.Equal(0, ItemClasses.VariationOf([7]));
        Assert.Equal(XyzClass.X, ItemClasses.ByEvenness([5, 15]));
        Assert.Equal(0.5, ItemClasses.VariationOf([5, 15]), 14);
        Assert.Equal(XyzClass.Y, ItemClasses.ByEvenness([0, 20]));
        Assert.Equal(XyzClass.Z, ItemClasses.ByEvenness([0, 0, 20]));
        Assert.Equal(XyzClass.Z, ItemClasses.ByEvenness([0, 0]));
        Assert.Equal(0.5, ItemClasses.VariationOf([0.5e308, 1.5e308]), 14);
        Assert.Throws<ArgumentException>(() => ItemClasses.ByEvenness([-1]));
    }

    [Theory]
    [InlineData(90, 70, 40, 30, 10)]
    [InlineData(0.9, 0.7, 0.4, 0.3, 0.1)]
    [InlineData(9e300, 7e300, 4e300, 3e300, 1e300)]
    [InlineData(9e-310, 7e-310, 4e-310, 3e-310, 1e-310)]
    public void A_share_that_is_reached_exactly_is_reached(double first, double second, double third, double most, double rest)
    {
        // 90 and 70 of 200 are 80 %, and with 30 of the last 40 they are 95 %: by the numbers as written, not by their nearest doubles.
        Assert.Equal([AbcClass.A, AbcClass.A, AbcClass.B], ItemClasses.ByValue([first, second, third]));
        Assert.Equal([AbcClass.A, AbcClass.A, AbcClass.B, AbcClass.C], ItemClasses.ByValue([first, second, most, rest]));
    }

    [Fact]
    public void A_share_just_missed_is_not_reached()
    {
        Assert.Equal([AbcClass.A, AbcClass.A, AbcClass.A], ItemClasses.ByValue([90, 70, 40.00000000000001]));
        Assert.Equal([AbcClass.A, AbcClass.A, AbcClass.B], ItemClasses.ByValue([90, 70, 39.99999999999999]));
    }

    [Theory]
    [InlineData(0.1, 0.3)]
    [InlineData(0.7, 2.1)]
    [InlineData(1e-300, 3e-300)]
    public void An_evenness_exactly_at_the_limit_is_within(double low, double high)
    {
        Assert.Equal(XyzClass.X, ItemClasses.ByEvenness([low, high]));
        Assert.Equal(XyzClass.Y, ItemClasses.ByEvenness([low, high], xLimit: 0.4999999999999999));
        Assert.Equal(XyzClass.Y, ItemClasses.ByEvenness([0, high]));
        Assert.Equal(XyzClass.Z, ItemClasses.ByEvenness([0, high], yLimit: 0.9999999999999999));
    }
}
