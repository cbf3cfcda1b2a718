using NodaTime;

namespace EcomCore.Inventory.Tests;

public sealed class SupplyScheduleTests
{
    private static readonly LocalDate Start = new(2025, 4, 1);

    [Fact]
    public void A_thirty_day_plan_warns_on_day_27()
    {
        var step = Assert.Single(SupplySchedule.From(Start, [new ScheduleStep("production", 30, "Li")]));

        Assert.Equal(new LocalDate(2025, 4, 27), step.WarnOn);
        Assert.Equal(new LocalDate(2025, 4, 30), step.Due);
        Assert.Equal(StepStatus.Waiting, step.StatusOn(new LocalDate(2025, 3, 31)));
        Assert.Equal(StepStatus.Running, step.StatusOn(new LocalDate(2025, 4, 26)));
        Assert.Equal(StepStatus.Warning, step.StatusOn(new LocalDate(2025, 4, 27)));
        Assert.Equal(StepStatus.Warning, step.StatusOn(new LocalDate(2025, 4, 30)));
        Assert.Equal(StepStatus.Late, step.StatusOn(new LocalDate(2025, 5, 1)));
    }

    [Fact]
    public void Steps_follow_each_other_over_a_leap_day()
    {
        ScheduleStep[] steps = [new("order", 5), new("production", 20), new("shipping", 10), new("listing", 1)];
        var plan = SupplySchedule.Until(new LocalDate(2024, 3, 5), steps);

        Assert.Equal(new LocalDate(2024, 1, 30), plan[0].Start);
        Assert.Equal(plan.Skip(1).Select(step => step.Start), plan.Take(3).Select(step => step.Due.PlusDays(1)));
        Assert.Equal([4, 18, 9, 1], plan.Select(step => Period.DaysBetween(step.Start, step.WarnOn) + 1));
        Assert.Equal(plan, SupplySchedule.From(new LocalDate(2024, 1, 30), steps));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.25, 7)]
    [InlineData(1, 1)]
    public void The_buffer_can_be_set(double buffer, int warnsOnDay)
    {
        var step = SupplySchedule.From(Start, [new("x", 10)], (decimal)buffer)[0];
        Assert.Equal(warnsOnDay, Period.DaysBetween(step.Start, step.WarnOn) + 1);
    }

    [Fact]
    public void A_history_gives_the_lead_time()
    {
        var history = DeliveryHistory.Of(
        [
            new(Start, Start.PlusDays(10), Start.PlusDays(10)), new(Start, Start.PlusDays(10), Start.PlusDays(12)), new(Start, Start.PlusDays(10), Start.PlusDays(8)),
            new(Start, Start.PlusDays(10), Start.PlusDays(18)),
        ]);

        Assert.Equal((4, 0.5, 12, 2), (history.Deliveries, history.OnTimeShare, history.MeanLeadTimeDays, history.MeanDelayDays));
        Assert.Equal(Math.Sqrt(56.0 / 3), history.LeadTimeStdDev, 12);
        Assert.Equal(new DeliveryHistory(0, double.NaN, double.NaN, double.NaN, double.NaN), DeliveryHistory.Of([]));
        Assert.Equal(double.NaN, DeliveryHistory.Of([new(Start, Start, Start)]).LeadTimeStdDev);
    }

    [Fact]
    public void Wrong_dates_and_days_are_refused()
    {
        Assert.Contains("place 0", Assert.Throws<ArgumentException>(() => DeliveryHistory.Of([new(Start, Start, Start.PlusDays(-1))])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScheduleStep("x", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SupplySchedule.From(Start, [], 1.1m));
        Assert.Throws<ArgumentException>(() => new ScheduleStep(string.Empty, 1));
    }
}
