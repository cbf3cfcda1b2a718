using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Segmentation.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public sealed class CohortTriangleTests
{
    [Fact]
    public void Each_month_of_new_customers_is_followed()
    {
        OrderLine[] lines =
        [
            new("ann", new LocalDate(2025, 1, 5), 10m), new("ann", new LocalDate(2025, 1, 9), 5m), new("ann", new LocalDate(2025, 3, 1), 7m),
            new("bob", new LocalDate(2025, 1, 31), 20m), new("bob", new LocalDate(2025, 2, 2), -20m), new("bob", new LocalDate(2024, 12, 1), -1m),
            new("cas", new LocalDate(2025, 3, 31), 1m), new("", new LocalDate(2025, 3, 31), 1m), new("eve", new LocalDate(2025, 4, 1), 1m),
        ];
        var triangle = CohortTriangle.From(lines, new LocalDate(2025, 3, 31));

        Assert.Equal([new LocalDate(2025, 1, 1), new LocalDate(2025, 3, 1)], triangle.Cohorts.Select(cohort => cohort.Start));
        Assert.Equal([2, 0, 1], triangle.Cohorts[0].Active);
        Assert.Equal([35m, -20m, 7m], triangle.Cohorts[0].Revenue);
        Assert.Equal(0.5, triangle.Cohorts[0].Retention(2));
        Assert.Equal(double.NaN, triangle.Cohorts[0].Retention(3));
        Assert.Equal([1], triangle.Cohorts[1].Active);
        Assert.True(triangle.IsLastPeriodComplete);
        Assert.Equal(1, triangle.GuestLines);
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_quarters_in_January()
    {
        OrderLine[] lines = [new("a", new LocalDate(2025, 10, 5), 1m), new("a", new LocalDate(2025, 10, 6), 1m)];
        var weeks = CohortTriangle.From(lines, new LocalDate(2025, 10, 12), CohortPeriod.Week);
        Assert.Equal(new LocalDate(2025, 9, 29), weeks.Cohorts[0].Start);
        Assert.Equal([1, 1], weeks.Cohorts[0].Active);
        Assert.True(weeks.IsLastPeriodComplete);

        var quarters = CohortTriangle.From(lines, new LocalDate(2025, 10, 12), CohortPeriod.Quarter);
        Assert.Equal(new LocalDate(2025, 10, 1), quarters.Cohorts[0].Start);
        Assert.False(quarters.IsLastPeriodComplete);
    }

    [Fact]
    public void Older_cohorts_can_be_left_out_and_are_counted()
    {
        var asOf = new LocalDate(2025, 10, 1);
        OrderLine[] lines = [new("old", new LocalDate(1, 1, 1), 1m), new("old", asOf, 1m), new("ann", new LocalDate(2025, 9, 1), 1m), new("bob", asOf, 1m), new("eve", new LocalDate(2025, 8, 31), 1m)];
        var builder = new CohortTriangleBuilder(asOf);
        foreach (var line in lines)
        {
            builder.Add(line);
        }

        var latest = builder.BuildLatest(2);
        Assert.Equal([new LocalDate(2025, 9, 1), new LocalDate(2025, 10, 1)], latest.Cohorts.Select(cohort => cohort.Start));
        Assert.Equal(2, latest.EarlierCustomers);
        Assert.Contains("24298", Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.BuildLatest(0));
    }

    [Property]
    public bool Every_customer_is_in_one_cohort_and_all_start_active(OrderLine[] lines)
    {
        var triangle = CohortTriangle.From(lines, Generators.AsOf);
        var customers = CustomerTable.From(lines, Generators.AsOf);
        return triangle.Cohorts.Sum(cohort => cohort.Customers) == customers.Count
            && triangle.Cohorts.All(cohort => cohort.Active[0] == cohort.Customers && cohort.Active.All(active => active <= cohort.Customers));
    }
}
