using NodaTime;

namespace EcomCore.Forecasting.Tests;

public sealed class DemandTableTests
{
    private static readonly DemandLine[] Lines =
    [
        new("mug", new LocalDate(2025, 1, 10), 5) { Category = "kitchen", Channel = "TB" },
        new("mug", new LocalDate(2025, 1, 20), 3) { Category = "kitchen", Channel = "JD" },
        new("lamp", new LocalDate(2025, 2, 3), 2) { Category = "home", Channel = "TB" },
        new("mug", new LocalDate(2025, 3, 9), -1) { Category = "kitchen", Channel = "TB" },
        new("mug", new LocalDate(2025, 3, 31), 4) { Category = "kitchen", Channel = "TB" },
    ];

    [Fact]
    public void Lines_are_added_up_by_item_category_and_channel()
    {
        var table = Read(Lines);

        Assert.Equal([8, 2, 3], Assert.Single(table.By(DemandDimensions.None)).Values.ToArray());
        Assert.Equal(["mug [8, 0, 3]", "lamp [2, 0]"], Show(table.By(DemandDimensions.Sku)));
        Assert.Equal(["kitchen [8, 0, 3]", "home [2, 0]"], Show(table.By(DemandDimensions.Category)));
        Assert.Equal(["TB [5, 2, 3]", "JD [3, 0, 0]"], Show(table.By(DemandDimensions.Channel)));
        Assert.Equal(["TB/mug [5, 0, 3]", "JD/mug [3, 0, 0]", "TB/lamp [2, 0]"], Show(table.By(DemandDimensions.Channel | DemandDimensions.Sku)));
        Assert.Equal(new LocalDate(2025, 2, 1), table.By(DemandDimensions.Sku)[1].PeriodStart(0));
    }

    [Fact]
    public void A_return_is_taken_off_the_period_of_its_sale_where_that_is_known()
    {
        var table = Read([.. Lines, new DemandLine("mug", new LocalDate(2025, 3, 15), -2) { Category = "kitchen", Channel = "TB", SoldOn = new LocalDate(2025, 1, 10) }]);

        Assert.Equal([6, 2, 3], table.By(DemandDimensions.None)[0].Values.ToArray());
    }

    [Fact]
    public void A_period_that_is_not_over_or_began_before_the_span_is_left_out()
    {
        Assert.True(DemandTable.TryFrom(Lines, SeriesFrequency.Monthly, out var table, out _, from: new LocalDate(2025, 1, 2), toExclusive: new LocalDate(2025, 3, 31)));

        Assert.Equal(4, table!.LinesOutside);
        Assert.Equal([2], table.By(DemandDimensions.None)[0].Values.ToArray());
        Assert.Equal(new LocalDate(2025, 3, 1), table.End);
    }

    [Fact]
    public void Weeks_start_on_the_weekday_of_the_first_day_and_quiet_weeks_up_to_the_end_are_0()
    {
        Assert.True(DemandTable.TryFrom([new("a", new LocalDate(2025, 1, 8), 1)], SeriesFrequency.Weekly, out var table, out _, new LocalDate(2025, 1, 1), new LocalDate(2025, 2, 1)));

        var series = Assert.Single(table!.By(DemandDimensions.Sku));
        Assert.Equal(new LocalDate(2025, 1, 8), series.PeriodStart(0));
        Assert.Equal([1, 0, 0], series.Values.ToArray());
    }

    [Fact]
    public void Days_without_stock_mark_the_item_but_not_its_category()
    {
        StockOut[] stockOuts = [new(new LocalDate(2025, 2, 10), new LocalDate(2025, 2, 24), "mug"), new(new LocalDate(2025, 3, 1), new LocalDate(2025, 4, 1), "lamp") { Channel = "TB" }];
        Assert.True(DemandTable.TryFrom(Lines, SeriesFrequency.Monthly, out var table, out _, stockOuts: stockOuts));

        Assert.Equal([1, 0.5, 1], Enumerable.Range(0, 3).Select(table!.By(DemandDimensions.Sku)[0].InStockShare));
        Assert.Equal(0, table.By(DemandDimensions.Sku)[1].CensoredCount);
        Assert.True(table.By(DemandDimensions.Sku | DemandDimensions.Channel)[2].IsCensored(1));
        Assert.Equal(0, table.By(DemandDimensions.Category)[0].CensoredCount);
    }

    [Fact]
    public void The_table_makes_a_hierarchy_that_adds_up()
    {
        var (hierarchy, leaves) = Read(Lines).Hierarchy(DemandDimensions.Channel, DemandDimensions.Category);
        var all = hierarchy.SumUp(leaves);

        Assert.Equal(
            [
                "total", "channel:TB/category:kitchen/sku:mug", "channel:JD/category:kitchen/sku:mug", "channel:TB/category:home/sku:lamp",
                "channel:TB", "channel:JD", "category:kitchen", "category:home",
            ],
            hierarchy.Names);
        Assert.Equal([8, 2, 3], all[0].Values.ToArray());
        Assert.Equal([5, 2, 3], all[hierarchy.IndexOf("channel:TB")].Values.ToArray());
        Assert.Equal([8, 0, 3], all[hierarchy.IndexOf("category:kitchen")].Values.ToArray());
    }

    [Fact]
    public void Every_wrong_line_is_reported()
    {
        DemandLine[] lines =
        [
            new("", new LocalDate(2025, 1, 1), 1),
            new("a", new LocalDate(2025, 1, 1), double.NaN),
            new("a", new LocalDate(9999, 1, 1), 1),
            new("a", new LocalDate(2025, 1, 1), -1) { SoldOn = new LocalDate(2025, 1, 2) },
            new("a", new LocalDate(2025, 1, 1), double.PositiveInfinity),
        ];

        Assert.False(DemandTable.TryFrom(lines, SeriesFrequency.Daily, out var table, out var faults));
        Assert.Null(table);
        Assert.Equal([(0, "sku"), (1, "quantity"), (2, "date"), (3, "sold_on"), (4, "quantity")], faults.Select(fault => (fault.Row, fault.Field)));
        Assert.False(DemandTable.TryFrom([], SeriesFrequency.Daily, out _, out faults));
        Assert.Equal(-1, Assert.Single(faults).Row);
        Assert.False(DemandTable.TryFrom([new("a", new LocalDate(5, 1, 1), 1), new("a", new LocalDate(5000, 1, 1), 1)], SeriesFrequency.Daily, out _, out faults));
        Assert.Contains("at most 100000 periods", Assert.Single(faults).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DemandTable.TryFrom(Lines, SeriesFrequency.Index, out _, out _));
    }

    private static DemandTable Read(IEnumerable<DemandLine> lines)
    {
        Assert.True(DemandTable.TryFrom(lines, SeriesFrequency.Monthly, out var table, out var faults));
        Assert.Empty(faults);
        return table!;
    }

    private static IEnumerable<string> Show(IEnumerable<DemandSeries> all) => all.Select(series => $"{series.Name} [{string.Join(", ", series.Values.ToArray())}]");

    [Fact]
    public void Groups_of_one_name_on_different_levels_stay_apart()
    {
        // The channel 'own' and the category 'own' are different sums; keys with a slash do not run into the next level.
        DemandLine[] lines =
        [
            new("mug", new LocalDate(2025, 1, 10), 5) { Category = "own", Channel = "a" },
            new("mug", new LocalDate(2025, 1, 10), 7) { Category = "c", Channel = "own" },
            new("mug", new LocalDate(2025, 1, 10), 11) { Category = "b/c", Channel = "a" },
            new("mug", new LocalDate(2025, 1, 10), 13) { Category = "c", Channel = "a/b" },
        ];
        var (hierarchy, leaves) = Read(lines).Hierarchy(DemandDimensions.Channel, DemandDimensions.Category, DemandDimensions.Channel | DemandDimensions.Category);
        var all = hierarchy.SumUp(leaves);

        Assert.Equal(4, leaves.Count);
        Assert.Equal(hierarchy.Leaves.Select(leaf => hierarchy.Names[leaf]), leaves.Select(leaf => leaf.Name));
        double At(string name) => all[hierarchy.IndexOf(name)][0];
        Assert.Equal((36, 5, 7), (At("total"), At("category:own"), At("channel:own")));
        Assert.Equal((16, 13), (At("channel:a"), At("channel:a\\/b")));
        Assert.Equal((11, 13), (At("channel:a/category:b\\/c"), At("channel:a\\/b/category:c")));
        Assert.Equal(0, hierarchy.Incoherence([.. all.Select(series => series[0])]));
    }
}
