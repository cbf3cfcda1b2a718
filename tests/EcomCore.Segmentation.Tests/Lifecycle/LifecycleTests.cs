using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class LifecycleTests
{
    private static readonly LocalDate Day = new(2025, 10, 1);

    [Theory]
    [InlineData(30, LifecycleStage.New)]
    [InlineData(31, LifecycleStage.Active)]
    [InlineData(90, LifecycleStage.Active)]
    [InlineData(91, LifecycleStage.AtRisk)]
    [InlineData(180, LifecycleStage.AtRisk)]
    [InlineData(181, LifecycleStage.Dormant)]
    [InlineData(365, LifecycleStage.Dormant)]
    [InlineData(366, LifecycleStage.Lost)]
    public void One_purchase_is_measured_in_fixed_days(int days, LifecycleStage expected) =>
        Assert.Equal(expected, Lifecycle.Of(CustomerTable.From([new OrderLine("a", Day.PlusDays(-days), 1m)], Day))[0].Stage);

    [Theory]
    [InlineData(40, LifecycleStage.Active)]
    [InlineData(41, LifecycleStage.AtRisk)]
    [InlineData(60, LifecycleStage.AtRisk)]
    [InlineData(61, LifecycleStage.Dormant)]
    [InlineData(120, LifecycleStage.Dormant)]
    [InlineData(121, LifecycleStage.Lost)]
    public void A_customer_with_a_rhythm_is_measured_by_it(int silent, LifecycleStage expected)
    {
        // Bought every 20 days: 2, 3 and 6 intervals are 40, 60 and 120 days.
        var lines = Enumerable.Range(0, 4).Select(i => new OrderLine("a", Day.PlusDays(-silent - (20 * i)), 1m));
        var customer = Lifecycle.Of(CustomerTable.From(lines, Day))[0];
        Assert.Equal(expected, customer.Stage);
        Assert.Equal(20, customer.RhythmDays);
        Assert.Equal(FormattableString.Invariant($"{expected}: silent for {silent} days, buys every 20 days"), customer.Explain());
    }

    [Fact]
    public void Purchases_of_neighbouring_days_are_no_shorter_rhythm_than_allowed()
    {
        var lines = Enumerable.Range(0, 3).Select(i => new OrderLine("a", Day.PlusDays(-20 - i), 1m));
        Assert.Equal(14, Lifecycle.Of(CustomerTable.From(lines, Day))[0].RhythmDays);
        Assert.Null(Lifecycle.Of(CustomerTable.From(lines, Day), new LifecycleOptions { UseRhythm = false })[0].RhythmDays);
    }

    [Fact]
    public void Limits_that_do_not_rise_are_refused() =>
        Assert.Throws<ArgumentException>(() => Lifecycle.Of(CustomerTable.From([], Day), new LifecycleOptions { ActiveDays = 200 }));

    [Property]
    public bool Every_customer_is_in_one_stage(OrderLine[] lines)
    {
        var table = Lifecycle.Of(CustomerTable.From(lines, Generators.AsOf));
        return Enum.GetValues<LifecycleStage>().Sum(table.CountOf) == table.Customers.Count;
    }

    [Fact]
    public void A_weekly_buyer_is_measured_in_fortnights()
    {
        var last = new LocalDate(2025, 9, 1);
        OrderLine[] orders = [.. Enumerable.Range(0, 4).Select(i => new OrderLine("w", last.PlusDays(-7 * i), 10m))];

        Assert.Equal(LifecycleStage.Active, Lifecycle.Of(CustomerTable.From(orders, last.PlusDays(28))).Single().Stage);
        Assert.Equal(LifecycleStage.AtRisk, Lifecycle.Of(CustomerTable.From(orders, last.PlusDays(29))).Single().Stage);
    }
}
