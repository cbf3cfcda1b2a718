using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Puts the steps of a supply plan on the calendar, each with a buffer at its end.</summary>
public static class SupplySchedule
{
    /// <summary>The share of a step that is its buffer: 10 %, the house rule. A 30-day step warns on day 27.</summary>
    public const decimal DefaultBuffer = 0.1m;

    /// <summary>The most steps.</summary>
    public const int MaxSteps = 1000;

    /// <summary>Plans forwards from a start.</summary>
    /// <param name="start">The first day of the first step.</param>
    /// <param name="steps">Steps, one after the other; at most 1000.</param>
    /// <param name="buffer">The share of each step that is its buffer, rounded up to whole days; 0 to 1.</param>
    /// <returns>The steps with their dates. A step of n days warns on its day n - buffer, at the earliest on its first; without a buffer on its last.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="steps"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The buffer is outside its range, there are too many steps, or the dates leave the calendar.</exception>
    public static IReadOnlyList<PlannedStep> From(LocalDate start, IReadOnlyList<ScheduleStep> steps, decimal buffer = DefaultBuffer)
    {
        GuardSteps(steps, buffer);
        var planned = new List<PlannedStep>(steps.Count);
        foreach (var step in steps)
        {
            var last = step.PlannedDays - 1;
            var warn = Math.Max(0, last - (int)decimal.Ceiling(step.PlannedDays * buffer));
            planned.Add(new PlannedStep(step, start, start.PlusDays(warn), start.PlusDays(last)));
            start = start.PlusDays(step.PlannedDays);
        }

        return planned;
    }

    /// <summary>Plans backwards from the day on which everything must be done.</summary>
    /// <param name="due">The last day of the last step.</param>
    /// <param name="steps">Steps, one after the other; at most 1000.</param>
    /// <param name="buffer">The share of each step that is its buffer, rounded up to whole days; 0 to 1.</param>
    /// <returns>The steps with their dates; the first one's start is the day to begin.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="steps"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The buffer is outside its range, there are too many steps, or the dates leave the calendar.</exception>
    public static IReadOnlyList<PlannedStep> Until(LocalDate due, IReadOnlyList<ScheduleStep> steps, decimal buffer = DefaultBuffer)
    {
        GuardSteps(steps, buffer);
        return From(due.PlusDays(1 - steps.Sum(step => step.PlannedDays)), steps, buffer);
    }

    private static void GuardSteps(IReadOnlyList<ScheduleStep> steps, decimal buffer)
    {
        Guard.NotNull(steps);
        NamedGuard.Count("steps", steps.Count, 0, MaxSteps, nameof(steps));
        foreach (var step in steps)
        {
            Guard.NotNull(step, nameof(steps));
        }

        if (buffer is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(buffer), buffer, FormattableString.Invariant($"Expected 0 to 1; found {buffer}."));
        }
    }
}
