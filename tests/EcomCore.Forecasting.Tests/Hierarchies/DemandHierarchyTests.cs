using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class DemandHierarchyTests
{
    [Fact]
    public void A_tree_comes_from_paths()
    {
        var tree = DemandHierarchy.Nested("total", ["TB", "mug"], ["TB", "lamp"], ["JD", "mug"]);

        Assert.Equal(["total", "TB", "JD", "TB/mug", "TB/lamp", "JD/mug"], tree.Names);
        Assert.Equal([3, 4, 5], tree.Leaves);
        Assert.True(tree.IsTree);
        Assert.Equal([6, 3, 3, 1, 2, 3], tree.SumUp([1, 2, 3]));
        Assert.Equal(4, tree.Incoherence([10, 3, 3, 1, 2, 3]));
    }

    [Fact]
    public void Groupings_cross()
    {
        var grouped = DemandHierarchy.Grouped("total", ("TB/mug", ["TB", "mug"]), ("TB/lamp", ["TB", "lamp"]), ("JD/mug", ["JD", "mug"]));

        Assert.True(grouped.HasCommonLeaves);
        Assert.False(grouped.IsTree);
        Assert.Equal(6, grouped.SumUp([1, 2, 3])[0]);
        Assert.Equal(4, grouped.SumUp([1, 2, 3])[grouped.IndexOf("mug")]);
    }

    [Fact]
    public void A_total_of_channels_and_of_items_has_no_common_leaves()
    {
        var both = DemandHierarchy.Of(new DemandSum("total", ["TB", "JD"]), new DemandSum("total", ["mug", "lamp"]));

        Assert.False(both.HasCommonLeaves);
        Assert.Equal(-1, both.IndexOf("nothing"));
        Assert.Throws<ArgumentException>(() => Reconciliation.BottomUp(both));
        Assert.Throws<ArgumentException>(() => Reconciliation.TopDown(both));
    }

    [Fact]
    public void Wrong_sums_are_refused_by_name()
    {
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => DemandHierarchy.Of(new DemandSum("a", ["b", "b"]))).Message, StringComparison.Ordinal);
        Assert.Contains("part of itself", Assert.Throws<ArgumentException>(() => DemandHierarchy.Of(new DemandSum("a", ["b"]), new DemandSum("b", ["a"]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'y' counts twice in 'a'",
            Assert.Throws<ArgumentException>(() => DemandHierarchy.Of(new DemandSum("a", ["b", "c"]), new DemandSum("b", ["x", "y"]), new DemandSum("c", ["y"]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DemandHierarchy.Of());
        Assert.Throws<ArgumentException>(() => DemandHierarchy.Of(new DemandSum("a", [])));
        Assert.Throws<ArgumentException>(() => DemandHierarchy.Nested("total", ["a"], ["a", "b"]));
        Assert.Throws<ArgumentException>(() => DemandHierarchy.Nested("total", ["a"], ["a"]));
        Assert.Throws<ArgumentException>(() => DemandHierarchy.Nested("total"));
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_sums_does_not_end_the_process() =>
        Assert.Equal(100_001, DemandHierarchy.Of(Enumerable.Range(0, 100_000).Select(i => new DemandSum($"{i}", [$"{i + 1}"]))).Count);

    [Fact]
    public void Series_are_added_up_from_the_launch_of_the_oldest()
    {
        var tree = DemandHierarchy.Nested("total", ["a"], ["b"]);
        var all = tree.SumUp([DemandSeries.Monthly(new YearMonth(2025, 1), [1, 2, double.NaN, 4], "a"), DemandSeries.Monthly(new YearMonth(2025, 3), [10, 20], "b")]);

        Assert.Equal([1, 2, double.NaN, 24], all[0].Values.ToArray());
        Assert.Equal("total", all[0].Name);
        var error = Assert.Throws<ArgumentException>(() => tree.SumUp([DemandSeries.Monthly(new YearMonth(2025, 1), [1], "a"), DemandSeries.Monthly(new YearMonth(2025, 3), [10], "b")]));
        Assert.Contains("'b'", error.Message, StringComparison.Ordinal);
    }
}
