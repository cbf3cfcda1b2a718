using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class RfmTests
{
    private static readonly LocalDate AsOf = new(2025, 10, 1);

    [Fact]
    public void Five_customers_in_five_bins_get_the_scores_one_to_five()
    {
        var table = Rfm.Score(
            [
                Line("a", days: 50, 10m), Line("b", days: 40, 20m), Line("c", days: 30, 30m), Line("d", days: 20, 40m), Line("e", days: 10, 50m),
            ],
            AsOf);

        Assert.Equal([1, 2, 3, 4, 5], table.Select(row => row.R));
        Assert.Equal([1, 1, 1, 1, 1], table.Select(row => row.F));
        Assert.Equal([1, 2, 3, 4, 5], table.Select(row => row.M));
        Assert.Equal([111, 212, 313, 414, 515], table.Select(row => row.Score));
        Assert.Equal(new RfmRow("e", 10, 1, 50m, 5, 1, 5), table[4]);
    }

    [Fact]
    public void An_order_on_the_day_of_the_analysis_is_zero_days_old() =>
        Assert.Equal(0, Rfm.Score([Line("a", days: 0, 1m)], AsOf)[0].RecencyDays);

    [Fact]
    public void Quantile_keeps_ties_together_and_reports_the_scores_they_empty()
    {
        // Six of ten bought once: they hold ranks 0 to 5, so the scores 2 and 3 stay empty and two purchases score 1 + floor(5 * 6 / 10) = 4.
        var table = Rfm.Score(Frequencies(1, 1, 1, 1, 1, 1, 2, 2, 3, 9), AsOf);

        Assert.Equal([1, 1, 1, 1, 1, 1, 4, 4, 5, 5], table.Select(row => row.F));
        Assert.Equal([2, 3], table.Frequency.EmptyScores);
        Assert.Equal(
            [new(1, 6, 1m, 1m), new(2, 0, null, null), new(3, 0, null, null), new(4, 2, 2m, 2m), new ScoreBand(5, 2, 3m, 9m)],
            table.Frequency.Bands);
    }

    [Fact]
    public void Rank_puts_ties_in_the_middle_of_the_ranks_they_hold()
    {
        // Ranks 0 to 5 have their middle at 3 of 10: score 1 + floor(5 * 0.3) = 2.
        var table = Rfm.Score(Frequencies(1, 1, 1, 1, 1, 1, 2, 2, 3, 9), AsOf, RfmOptions.Of(5, RfmMethod.Rank));

        Assert.Equal([2, 2, 2, 2, 2, 2, 4, 4, 5, 5], table.Select(row => row.F));
    }

    [Fact]
    public void Width_cuts_the_range_into_equal_parts_and_a_value_on_a_cut_goes_up()
    {
        var table = Rfm.Score(Amounts(0.1m, 0.3m, 0.5m, 0.7m, 0.9m, 1.1m), AsOf, RfmOptions.Of(5, RfmMethod.Width));

        Assert.Equal([1, 2, 3, 4, 5, 5], table.Select(row => row.M));
    }

    [Fact]
    public void Width_lets_one_huge_value_push_the_others_down() =>
        Assert.Equal([1, 1, 1, 5], Rfm.Score(Amounts(1m, 2m, 3m, 1e12m), AsOf, RfmOptions.Of(5, RfmMethod.Width)).Select(row => row.M));

    [Fact]
    public void K_means_finds_the_groups_one_sees()
    {
        var table = Rfm.Score(Amounts(1m, 2m, 3m, 50m, 51m, 52m, 1000m, 1001m), AsOf, RfmOptions.Of(3, RfmMethod.KMeans));

        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3], table.Select(row => row.M));
    }

    [Fact]
    public void K_means_with_fewer_values_than_bins_leaves_the_highest_scores_empty()
    {
        var table = Rfm.Score(Amounts(1m, 2m, 2m), AsOf, RfmOptions.Of(4, RfmMethod.KMeans));

        Assert.Equal([1, 2, 2], table.Select(row => row.M));
        Assert.Equal([3, 4], table.Monetary.EmptyScores);
    }

    [Fact]
    public void Method_R_adds_one_to_its_cuts_and_so_depends_on_the_unit()
    {
        // In R: quantile(c(10, 20, 30, 40, 50), 1:4 / 5) + 1 is 19, 27, 35, 43.
        var options = RfmOptions.Of(5, RfmMethod.R);

        Assert.Equal([1, 2, 3, 4, 5], Rfm.Score(Amounts(10m, 20m, 30m, 40m, 50m), AsOf, options).Select(row => row.M));
        Assert.Equal([1, 1, 1, 1, 1], Rfm.Score(Amounts(0.10m, 0.20m, 0.30m, 0.40m, 0.50m), AsOf, options).Select(row => row.M));
    }

    [Theory]
    [InlineData(RfmMethod.Quantile, 1, 1)]
    [InlineData(RfmMethod.R, 5, 1)]
    [InlineData(RfmMethod.Rank, 3, 3)]
    [InlineData(RfmMethod.Width, 1, 1)]
    [InlineData(RfmMethod.KMeans, 1, 1)]
    public void Equal_customers_get_equal_scores(RfmMethod method, int recency, int others)
    {
        var table = Rfm.Score([Line("a", 5, 2m), Line("b", 5, 2m), Line("c", 5, 2m)], AsOf, RfmOptions.Of(5, method));

        Assert.All(table, row => Assert.Equal(new ScoreCell(recency, others, others), row.Cell));
        Assert.Equal(4, table.Monetary.EmptyScores.Count);
    }

    [Theory]
    [InlineData(RfmMethod.Quantile)]
    [InlineData(RfmMethod.R)]
    [InlineData(RfmMethod.Rank)]
    [InlineData(RfmMethod.Width)]
    [InlineData(RfmMethod.KMeans)]
    public void No_customer_gives_an_empty_table_with_empty_scales(RfmMethod method)
    {
        var table = Rfm.Score([Line(string.Empty, 1, 1m)], AsOf, RfmOptions.Of(3, method));

        Assert.Empty(table);
        Assert.Equal([1, 2, 3], table.Recency.EmptyScores);
        Assert.Equal(1, table.Customers.GuestLines);
        Assert.All(table.Segment(SegmentScheme.ElevenSegment).Summaries, summary => Assert.Equal(0, summary.Customers));
    }

    [Fact]
    public void A_total_below_zero_after_returns_is_a_value_like_any_other()
    {
        var table = Rfm.Score([Line("a", 3, 10m), Line("a", 2, -25m), Line("b", 3, 5m)], AsOf, RfmOptions.Of(2));

        Assert.Equal([-15m, 5m], table.Select(row => row.Monetary));
        Assert.Equal([1, 2], table.Select(row => row.M));
    }

    [Fact]
    public void The_mean_per_purchase_can_be_the_monetary_value()
    {
        var options = RfmOptions.Quintiles with { Monetary = MonetaryMeasure.MeanPerPurchase };

        Assert.Equal(15m, Rfm.Score([Line("a", 3, 10m), Line("a", 2, 20m)], AsOf, options)[0].Monetary);
    }

    [Fact]
    public void Bins_can_differ_by_axis()
    {
        var options = RfmOptions.Quintiles with { RecencyBins = 2, FrequencyBins = 9, MonetaryBins = 3 };
        var table = Rfm.Score(Frequencies([.. Enumerable.Range(1, 18)]), AsOf, options);

        Assert.Equal((2, 9, 3), (table.Recency.Bins, table.Frequency.Bins, table.Monetary.Bins));
        Assert.All(table.Frequency.Bands, band => Assert.Equal(2, band.Customers));
        Assert.All(table.Monetary.Bands, band => Assert.Equal(6, band.Customers));
    }

    [Fact]
    public void A_grid_counts_customers_by_two_scores()
    {
        var table = Rfm.Score([Line("a", 9, 1m), Line("b", 5, 3m), Line("c", 5, 2m), Line("c", 7, 2m)], AsOf, RfmOptions.Of(2) with { MonetaryBins = 3 });
        var grid = table.CountBy(RfmAxis.Recency, RfmAxis.Monetary);

        Assert.Equal(["1-1-1", "1-1-2", "1-2-3"], table.Select(row => row.Cell.ToString()));
        Assert.Equal((2, 3), (grid.Rows, grid.Columns));
        Assert.Equal([1, 1, 1, 0, 0, 0], from row in Enumerable.Range(1, 2) from column in Enumerable.Range(1, 3) select grid[row, column]);
        Assert.Throws<ArgumentOutOfRangeException>(() => grid[3, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.CountBy((RfmAxis)3, RfmAxis.Recency));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Bins_out_of_range_are_refused(int bins)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => RfmOptions.Of(bins));
        Assert.Equal(bins, Convert.ToInt32(error.ActualValue, null));
    }

    private static OrderLine Line(string customer, int days, decimal amount) => new(customer, AsOf.PlusDays(-days), amount);

    private static IEnumerable<OrderLine> Amounts(params decimal[] amounts) => amounts.Select((amount, i) => Line($"c{i}", 1, amount));

    private static IEnumerable<OrderLine> Frequencies(params int[] purchases) =>
        purchases.SelectMany((count, i) => Enumerable.Repeat(Line($"c{i}", 1, 1m), count));
}
