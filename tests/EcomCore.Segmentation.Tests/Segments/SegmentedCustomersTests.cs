using NodaTime;

namespace EcomCore.Segmentation.Tests;

public sealed class SegmentedCustomersTests
{
    private static readonly LocalDate AsOf = new(2025, 10, 1);

    // Scores 1-1-1 to 5-5-5: the one who came last bought most and most often.
    private static readonly OrderLine[] Ladder =
    [
        .. from customer in Enumerable.Range(1, 5)
           from purchase in Enumerable.Range(1, customer)
           select new OrderLine($"c{customer}", AsOf.PlusDays(-100 + (10 * customer)), 10m * customer),
    ];

    [Fact]
    public void The_eleven_segments_on_a_ladder_of_customers()
    {
        var customers = Rfm.Score(Ladder, AsOf).Segment(SegmentScheme.ElevenSegment);

        Assert.Equal(
            ["111 Lost", "222 About To Sleep", "333 Need Attention", "444 Champions", "555 Champions"],
            customers.Select(customer => $"{customer.Row.Score} {customer.Segment}"));
        Assert.Empty(customers.Cutoffs);
    }

    [Fact]
    public void The_eight_classes_compare_with_the_mean_and_name_it()
    {
        var customers = Rfm.Score(Ladder, AsOf).Segment(SegmentScheme.EightClass);

        Assert.Equal(
            ["一般挽留客户", "一般挽留客户", "重要价值客户", "重要价值客户", "重要价值客户"],
            customers.Select(customer => customer.Segment.ChineseName));
        Assert.Equal(
            [new(RfmAxis.Recency, ComparisonKind.Mean, 3), new(RfmAxis.Frequency, ComparisonKind.Mean, 3), new ScoreCutoff(RfmAxis.Monetary, ComparisonKind.Mean, 3)],
            customers.Cutoffs);
    }

    [Theory]
    [InlineData(2, 2, 2, "Important value")]
    [InlineData(2, 1, 2, "Important develop")]
    [InlineData(1, 2, 2, "Important keep")]
    [InlineData(1, 1, 2, "Important win back")]
    [InlineData(2, 2, 1, "General value")]
    [InlineData(2, 1, 1, "General develop")]
    [InlineData(1, 2, 1, "General keep")]
    [InlineData(1, 1, 1, "General win back")]
    public void Each_class_is_one_combination_of_high_and_low(int r, int f, int m, string expected)
    {
        // One customer per combination, in two bins; the threshold 2 makes score 2 high.
        var lines =
            from recency in Enumerable.Range(1, 2)
            from frequency in Enumerable.Range(1, 2)
            from money in Enumerable.Range(1, 2)
            from line in Enumerable.Range(1, frequency)
            select new OrderLine($"{recency}{frequency}{money}", AsOf.PlusDays(-30 + (10 * recency)), 100m * money / frequency);

        var customers = Rfm.Score(lines, AsOf, RfmOptions.Of(2)).Segment(SegmentScheme.EightClassBy(ScoreComparison.AtLeast(2)));

        Assert.Equal(expected, customers.Single(customer => customer.Row.Cell == new ScoreCell(r, f, m)).Segment.Name);
        Assert.Equal($"{r}{f}{m}", customers.Single(customer => customer.Segment.Name == expected).Row.CustomerId);
    }

    [Fact]
    public void The_median_of_an_even_number_of_customers_lies_between_the_middle_two()
    {
        OrderLine[] lines = [new("a", AsOf, 1m), new("b", AsOf, 2m), new("c", AsOf, 3m), new("d", AsOf, 4m)];

        var customers = Rfm.Score(lines, AsOf, RfmOptions.Of(4)).Segment(SegmentScheme.EightClassBy(ScoreComparison.Median));

        Assert.Equal(2.5, customers.Cutoffs[2].Value);
        Assert.Equal([false, false, true, true], customers.Select(customer => customer.Segment.Name.StartsWith("Important", StringComparison.Ordinal)));
    }

    [Fact]
    public void Scores_in_other_bins_are_read_by_the_middle_of_their_bin()
    {
        // Of three bins 1, 2, 3 lie in the middle of the fifths 1, 3, 5.
        OrderLine[] lines = [.. Ladder.Where(line => line.CustomerId is "c1" or "c2" or "c3")];

        var customers = Rfm.Score(lines, AsOf, RfmOptions.Of(3)).Segment(SegmentScheme.ElevenSegment);

        Assert.Equal(["111 Lost", "222 Need Attention", "333 Champions"], customers.Select(customer => $"{customer.Row.Score} {customer.Segment}"));
    }

    [Fact]
    public void What_a_scheme_leaves_uncovered_is_unassigned()
    {
        var scheme = SegmentScheme.Of("top", [new(new Segment("Top"), new(5, 5), ScoreRange.Any, ScoreRange.Any)]);
        var customers = Rfm.Score(Ladder, AsOf).Segment(scheme);

        Assert.Equal(["Unassigned", "Unassigned", "Unassigned", "Unassigned", "Top"], customers.Select(customer => customer.Segment.Name));
        Assert.Equal([("Top", 1), ("Unassigned", 4)], customers.Summaries.Select(summary => (summary.Segment.Name, summary.Customers)));
    }

    [Fact]
    public void Totals_and_shares_per_segment()
    {
        var summary = Rfm.Score(Ladder, AsOf).Segment(SegmentScheme.ElevenSegment).Summaries[0];

        // c4 buys 4 times 40, c5 5 times 50; all five 15 times and 10 + 40 + 90 + 160 + 250.
        Assert.Equal("Champions", summary.Segment.Name);
        Assert.Equal((2, 9L, 410m), (summary.Customers, summary.Purchases, summary.Revenue));
        Assert.Equal(55, summary.MeanRecencyDays);
        Assert.Equal(0.4, summary.CustomerShare);
        Assert.Equal(0.6, summary.PurchaseShare);
        Assert.Equal(410.0 / 550.0, summary.RevenueShare, 12);
    }

    [Fact]
    public void Without_money_no_segment_has_a_share_of_it()
    {
        var customers = Rfm.Score([new("a", AsOf, 1m), new("a", AsOf, -1m)], AsOf).Segment(SegmentScheme.EightClass);

        Assert.All(customers.Summaries, summary => Assert.Equal(0, summary.RevenueShare));
    }
}
