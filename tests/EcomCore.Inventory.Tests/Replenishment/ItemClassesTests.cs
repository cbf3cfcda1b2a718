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
}
