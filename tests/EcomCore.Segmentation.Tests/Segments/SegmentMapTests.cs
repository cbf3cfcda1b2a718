using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class SegmentMapTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);

    [Fact]
    public void A_cell_tells_its_segments_the_largest_first()
    {
        // All on the same day and once: recency 1, frequency 1; money parts them.
        var lines = Enumerable.Range(1, 4).Select(i => new OrderLine($"c{i}", Day, i));
        SegmentRule[] rules = [new(new Segment("small"), ScoreRange.Any, ScoreRange.Any, new ScoreRange(1, 1)), new(new Segment("large"), ScoreRange.Any, new ScoreRange(1, 1), ScoreRange.Any)];
        var map = Rfm.Score(lines, Day, RfmOptions.Of(4)).Segment(SegmentScheme.Of("two", rules)).MapBy();

        Assert.Equal([new(new Segment("large"), 3, 0.75), new(new Segment("small"), 1, 0.25)], map[1, 1]);
        Assert.Equal([new(new Segment("small"), 0, 0), new(Segment.Unassigned, 0, 0)], map[4, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => map[5, 1]);
    }

    [Property]
    public bool The_cells_hold_every_customer_once(OrderLine[] lines, SegmentScheme scheme, RfmOptions options)
    {
        var customers = Rfm.Score(lines, Generators.AsOf, options).Segment(scheme);
        var map = customers.MapBy(RfmAxis.Frequency, RfmAxis.Monetary);
        var cells = Enumerable.Range(1, map.Rows).SelectMany(row => Enumerable.Range(1, map.Columns).SelectMany(column => map[row, column])).ToList();
        return customers.Summaries.All(summary => cells.Where(cell => cell.Segment == summary.Segment).Sum(cell => cell.Customers) == summary.Customers)
            && cells.Sum(cell => cell.Customers) == customers.Count;
    }
}
