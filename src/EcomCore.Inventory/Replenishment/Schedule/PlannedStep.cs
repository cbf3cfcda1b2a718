using NodaTime;

namespace EcomCore.Inventory;

/// <summary>A step with its dates. Immutable.</summary>
/// <param name="Step">The step.</param>
/// <param name="Start">Its first day.</param>
/// <param name="WarnOn">From this day on it is warned of, if it is not done: the buffer begins after it.</param>
/// <param name="Due">Its last day.</param>
public sealed record PlannedStep(ScheduleStep Step, LocalDate Start, LocalDate WarnOn, LocalDate Due)
{
    /// <summary>Judges the step, if it is not done yet.</summary>
    /// <param name="today">The day.</param>
    /// <returns>Waiting before its start, Running until the day before <see cref="WarnOn"/>, Warning until <see cref="Due"/>, then Late.</returns>
    public StepStatus StatusOn(LocalDate today) =>
        today < Start ? StepStatus.Waiting : today < WarnOn ? StepStatus.Running : today <= Due ? StepStatus.Warning : StepStatus.Late;
}
