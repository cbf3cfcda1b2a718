using FsCheck;
using FsCheck.Xunit;
using NodaTime;

namespace EcomCore.Budgeting.Tests;

public sealed class BudgetPacingTests
{
    private static readonly LocalDate Monday = new(2026, 11, 2);

    [Fact]
    public void A_budget_follows_demand_and_its_peaks()
    {
        // The peak counts two days of the second week threefold: (5 + 2 * 3) / 7 = 11 / 7.
        var plan = BudgetPacing.Plan(10_000m, Currency.Cny, Monday, [1, 1, 2], [new("Double 11", new(2026, 11, 10), new(2026, 11, 11), 3)]);

        Assert.Equal([2_187.50m, 3_437.50m, 4_375.00m], plan.Weeks.Select(week => week.Planned.Amount));
        Assert.Equal(10_000m, plan.Weeks[2].Cumulative.Amount);
        Assert.Equal(["Double 11"], plan.Weeks[1].Events);
        Assert.Empty(plan.Weeks[0].Events);
        Assert.Equal(new LocalDate(2026, 11, 16), plan.Weeks[2].Start);
    }

    [Fact]
    public void Plan_against_actual_says_where_it_stands()
    {
        var report = BudgetPacing.Plan(1_000m, Currency.Cny, Monday, [1, 1, 1, 1]).Compare([300m, 300m]);

        Assert.Equal((2, 500m, 600m, 100m, 400m), (report.Weeks, report.PlannedToDate.Amount, report.SpentToDate.Amount, report.Variance.Amount, report.Remaining.Amount));
        Assert.Equal(0.2, report.VarianceShare);
        Assert.Equal(1_200m, report.Projected);
        Assert.Equal(PacingStatus.Over, report.Status);
    }

    [Theory]
    [InlineData(new[] { 250.0 }, PacingStatus.OnPlan)]
    [InlineData(new[] { 262.5 }, PacingStatus.OnPlan)]
    [InlineData(new[] { 262.51 }, PacingStatus.Over)]
    [InlineData(new[] { 237.49 }, PacingStatus.Under)]
    [InlineData(new[] { 1000.01 }, PacingStatus.Exhausted)]
    [InlineData(new double[0], PacingStatus.OnPlan)]
    public void The_tolerance_is_included(double[] actuals, PacingStatus status) =>
        Assert.Equal(status, BudgetPacing.Plan(1_000m, Currency.Cny, Monday, [1, 1, 1, 1]).Compare([.. actuals.Select(actual => (decimal)actual)]).Status);

    [Fact]
    public void The_rest_is_planned_anew_by_its_weights()
    {
        var plan = BudgetPacing.Plan(1_000m, Currency.Cny, Monday, [1, 1, 1, 2]).Replan([400m]);

        Assert.Equal([400m, 150m, 150m, 300m], plan.Weeks.Select(week => week.Planned.Amount));
        Assert.Equal(1_000m, plan.Total.Amount);
    }

    [Fact]
    public void An_exhausted_budget_leaves_nothing()
    {
        var plan = BudgetPacing.Plan(1_000m, Currency.Cny, Monday, [1, 1, 1]).Replan([900m, 200m]);

        Assert.Equal([900m, 200m, 0m], plan.Weeks.Select(week => week.Planned.Amount));
        Assert.Equal(1_100m, plan.Total.Amount);
        Assert.Equal([900m, 200m, 0m], plan.Replan([900m, 200m, 0m]).Weeks.Select(week => week.Planned.Amount));
    }

    [Fact]
    public void A_pause_gets_nothing_and_lifts_multiply()
    {
        LocalDate end = Monday.PlusDays(6);
        var plan = BudgetPacing.Plan(700m, Currency.Cny, Monday, [1, 1], [new("pause", Monday, end, 0), new("peak", Monday, end, 9)]);

        Assert.Equal([0m, 700m], plan.Weeks.Select(week => week.Planned.Amount));
    }

    [Fact]
    public void A_week_of_next_to_no_demand_counts_as_none_when_the_rest_is_planned_anew()
    {
        var plan = BudgetPacing.Plan(100m, Currency.Cny, Monday, [1, 1e-30]);

        Assert.Equal(0, plan.Weeks[1].Weight);
        Assert.Equal([40m, 0m], plan.Replan([40m]).Weeks.Select(week => week.Planned.Amount));
    }

    [Fact]
    public void A_projection_of_the_largest_sums_does_not_overflow()
    {
        var plan = BudgetPacing.Plan(10_000_000_000_000_000m, Currency.Cny, Monday, [1, 1]);

        Assert.Equal(8_000_000_000_000_000m, plan.Compare([4_000_000_000_000_000m]).Projected);

        // One cent was planned, and all was spent: the projection ends at the largest sum of money more.
        var late = BudgetPacing.Plan(10_000_000_000_000_000m, Currency.Cny, Monday, [0.001, 1e15]);
        Assert.Equal(0.01m, late.Weeks[0].Planned.Amount);
        Assert.Equal(20_000_000_000_000_000m, late.Compare([10_000_000_000_000_000m]).Projected);
    }

    [Fact]
    public void Bad_calls_name_the_argument()
    {
        Assert.Throws<ArgumentOutOfRangeException>("demand", () => BudgetPacing.Plan(1m, Currency.Cny, Monday, [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("demand", () => BudgetPacing.Plan(1m, Currency.Cny, Monday, []));
        Assert.Throws<ArgumentException>("events", () => BudgetPacing.Plan(1m, Currency.Cny, Monday, [1], [new("x", Monday, Monday.PlusDays(-1), 1)]));
        Assert.Throws<ArgumentException>("demand", () => BudgetPacing.Plan(1m, Currency.Cny, Monday, [0]));
        Assert.Throws<ArgumentException>("demand", () => BudgetPacing.Plan(1m, Currency.Cny, Monday, [1e-300]));
        Assert.Throws<ArgumentOutOfRangeException>("actuals", () => BudgetPacing.Plan(1m, Currency.Cny, Monday, [1]).Compare([1m, 1m]));
    }

    [Property]
    public bool Weeks_add_up_to_the_total_before_and_after_replanning(PositiveInt cents, byte[] demand, byte spent)
    {
        if (demand is null || demand.Length == 0 || demand.All(week => week == 0))
        {
            return true;
        }

        var total = cents.Get / 100m;
        var plan = BudgetPacing.Plan(total, Currency.Cny, Monday, [.. demand.Select(week => (double)week)]);
        var next = plan.Replan([spent / 100m]);
        return plan.Weeks.Sum(week => week.Planned.Amount) == total
            && next.Weeks.Sum(week => week.Planned.Amount) == next.Total.Amount
            && next.Total.Amount >= Math.Min(total, spent / 100m);
    }
}
