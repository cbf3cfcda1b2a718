using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class MigrationMatrixTests
{
    private static readonly LocalDate Before = new(2025, 7, 1);
    private static readonly LocalDate After = new(2025, 10, 1);

    [Fact]
    public void Scores_of_another_kind_other_limits_and_a_day_before_are_refused()
    {
        OrderLine[] lines = [new("ann", Before, 10m), new("bob", Before, 20m)];
        SegmentedCustomers By(RfmOptions options, LocalDate day) => Rfm.Score(lines, day, options).Segment(SegmentScheme.EightClass);
        var plain = By(RfmOptions.Quintiles, Before);
        Assert.Throws<ArgumentException>(() => MigrationMatrix.Of(plain, By(RfmOptions.Of(5, RfmMethod.KMeans), After)));
        Assert.Throws<ArgumentException>(() => MigrationMatrix.Of(plain, By(RfmOptions.Quintiles with { Monetary = MonetaryMeasure.MeanPerPurchase }, After)));
        Assert.Throws<ArgumentException>(() => MigrationMatrix.Of(By(RfmOptions.Quintiles, After), plain));

        RfmOptions Limits(decimal money) => RfmOptions.Of(new ScoreThresholds([30], [2], [money]));
        Assert.Throws<ArgumentException>(() => MigrationMatrix.Of(By(Limits(5m), Before), By(Limits(6m), After)));
        Assert.Equal(2, MigrationMatrix.Of(By(Limits(5m), Before), By(Limits(5m), After)).Customers);

        LifecycleTable Stages(LocalDate day, LifecycleOptions? options = null) => Lifecycle.Of(CustomerTable.From(lines, day), options);
        Assert.Throws<ArgumentException>(() => MigrationMatrix.Of(Stages(After), Stages(Before)));
        Assert.Throws<ArgumentException>(() => MigrationMatrix.Of(Stages(Before), Stages(After, new LifecycleOptions { NewDays = 3 })));
    }

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

    [Fact]
    public void Tables_with_other_comparisons_or_bins_are_refused()
    {
        OrderLine[] lines = [new("a", Before, 1m), new("b", Before.PlusDays(-9), 2m)];
        var five = Rfm.Score(lines, Before);
        Assert.Throws<ArgumentException>(
            () => MigrationMatrix.Of(five.Segment(SegmentScheme.EightClass), five.Segment(SegmentScheme.EightClassBy(ScoreComparison.Median))));
        Assert.Throws<ArgumentException>(
            () => MigrationMatrix.Of(five.Segment(SegmentScheme.EightClass), Rfm.Score(lines, Before, RfmOptions.Of(3)).Segment(SegmentScheme.EightClass)));
    }

    [Fact]
    public void Segments_may_be_called_as_the_last_row_and_column_are()
    {
        SegmentRule[] rules = [new(new Segment("Not yet"), new ScoreRange(2, 2), ScoreRange.Any, ScoreRange.Any), new(new Segment("No longer"), new ScoreRange(1, 1), ScoreRange.Any, new ScoreRange(1, 1))];
        var scheme = SegmentScheme.Of("odd", rules);
        OrderLine[] lines = [new("ann", Before, 1m), new("bob", Before.PlusDays(-90), 2m), new("bob", After, 2m), new("eve", After, 3m)];
        var options = RfmOptions.Of(2);
        var matrix = MigrationMatrix.Of(Rfm.Score(lines, Before, options).Segment(scheme), Rfm.Score(lines, After, options).Segment(scheme));

        Assert.Equal(["Not yet", "No longer", "Unassigned", "Not yet"], matrix.From);
        Assert.Equal(["Not yet", "No longer", "Unassigned", "No longer"], matrix.To);
        Assert.Equal(3, matrix.Customers);
        Assert.Equal(3, Enumerable.Range(0, 4).Sum(matrix.CustomersFrom));
        Assert.Equal(1, matrix.CustomersFrom(3));
        Assert.Equal(0, matrix.CustomersTo(3));
        Assert.Contains("several", Assert.Throws<ArgumentException>(() => matrix.CustomersFrom("Not yet")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[4, 0]);
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
