using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class MigrationMatrixTests
{
    private static readonly LocalDate Before = new(2025, 7, 1);
    private static readonly LocalDate After = new(2025, 10, 1);

    [Fact]
    public void Customers_go_from_stage_to_stage()
    {
        OrderLine[] lines =
        [
            new("ann", Before.PlusDays(-10), 1m), new("bob", Before.PlusDays(-80), 1m), new("cas", Before.PlusDays(-80), 1m), new("cas", After.PlusDays(-1), 1m),
            new("eve", After.PlusDays(-5), 1m),
        ];
        var matrix = MigrationMatrix.Of(At(lines, Before), At(lines, After));

        Assert.Equal(4, matrix.Customers);
        Assert.Equal(1, matrix["New", "AtRisk"]);
        Assert.Equal(1, matrix["Active", "AtRisk"]);
        Assert.Equal(1, matrix["Active", "Active"]);
        Assert.Equal(1, matrix[MigrationMatrix.NotYet, "New"]);
        Assert.Equal(1, matrix.Stayed);
        Assert.Equal(2, matrix.CustomersFrom("Active"));
        Assert.Equal(2, matrix.CustomersTo("AtRisk"));
        Assert.Equal(
            [new("New", "AtRisk", 1, 1), new("Active", "AtRisk", 1, 0.5), new(MigrationMatrix.NotYet, "New", 1, 1)], matrix.Flows());
        Assert.Throws<ArgumentException>(() => matrix["Active", "Nowhere"]);
    }

    [Fact]
    public void Schemes_of_different_segments_are_refused()
    {
        var table = Rfm.Score([new OrderLine("a", Before, 1m)], Before);
        Assert.Throws<ArgumentException>(() => MigrationMatrix.Of(table.Segment(SegmentScheme.EightClass), table.Segment(SegmentScheme.ElevenSegment)));
    }

    [Property]
    public bool Rows_and_columns_sum_to_the_customers(OrderLine[] lines, SegmentScheme scheme)
    {
        var (first, second) = (Rfm.Score(lines, Generators.AsOf.PlusDays(-150)).Segment(scheme), Rfm.Score(lines, Generators.AsOf).Segment(scheme));
        var matrix = MigrationMatrix.Of(first, second);
        return matrix.From.Sum(matrix.CustomersFrom) == matrix.Customers
            && matrix.To.Sum(matrix.CustomersTo) == matrix.Customers
            && matrix.Customers - matrix.CustomersFrom(MigrationMatrix.NotYet) == first.Count
            && matrix.Customers - matrix.CustomersTo(MigrationMatrix.NoLonger) == second.Count
            && matrix.Flows().Sum(flow => flow.Customers) + matrix.Stayed == matrix.Customers;
    }

    private static LifecycleTable At(OrderLine[] lines, LocalDate day) => Lifecycle.Of(CustomerTable.From(lines, day));
}
