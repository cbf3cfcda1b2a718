using EcomCore.Tests;

namespace EcomCore.Segmentation.Tests;

public sealed class RPackageSegmentsTests
{
    // The table in the documentation of the R package rfm 0.3.0; what it leaves uncovered is called Others there.
    private const string Scheme =
        """
        { "name": "R", "segments": [
          { "name": "Champions",          "r": [5,5], "f": [5,5], "m": [5,5] },
          { "name": "Potential Loyalist", "r": [3,5], "f": [3,5], "m": [2,5] },
          { "name": "Loyal Customers",    "r": [2,4], "f": [2,4], "m": [2,4] },
          { "name": "Promising",          "r": [3,4], "f": [1,3], "m": [3,5] },
          { "name": "New Customers",      "r": [4,5], "f": [1,3], "m": [1,5] },
          { "name": "Can't Lose Them",    "r": [1,2], "f": [3,4], "m": [4,5] },
          { "name": "At Risk",            "r": [1,2], "f": [2,5], "m": [4,5] },
          { "name": "Need Attention",     "r": [1,3], "f": [3,5], "m": [3,5] },
          { "name": "About To Sleep",     "r": [2,3], "f": [1,3], "m": [1,4] },
          { "name": "Lost",               "r": [1,1], "f": [1,5], "m": [1,5] } ] }
        """;

    [SharedDataFact]
    public void All_customers_are_in_the_segments_that_R_puts_them_in()
    {
        Assert.True(SegmentScheme.TryParse(Scheme, out var scheme, out _));
        var expected = RPackage.Reference("segmentation_r_rfm_segment_default.csv").ToDictionary(row => row("customer_id"), row => row("segment"));

        var customers = Rfm.Score(RPackage.Orders(), RPackage.AsOf, RfmOptions.Of(5, RfmMethod.R)).Segment(scheme);

        Assert.Equal(995, customers.Count);
        Assert.All(customers, customer => Assert.Equal(expected[customer.Row.CustomerId], customer.Segment.Name));
    }

    [Fact]
    public void The_published_table_overlaps_and_leaves_cells_out()
    {
        Assert.True(SegmentScheme.TryParse(Scheme, out var scheme, out _));

        var check = scheme.Check();

        Assert.False(check.IsTiling);
        Assert.NotEmpty(check.Overlaps);
        Assert.Contains(new ScoreCell(2, 5, 1), check.UncoveredCells);
    }
}
