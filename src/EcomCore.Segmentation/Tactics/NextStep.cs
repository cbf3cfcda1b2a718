using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>What to do for a customer today, and why.</summary>
/// <param name="Kind">What.</param>
/// <param name="Step">The step to take, now or after the wait; null when there is none.</param>
/// <param name="Detail">What exactly to do; empty without a step.</param>
/// <param name="NotBefore">The first day of the step; null without a step.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record NextStep(NextStepKind Kind, ActionStep? Step, string Detail, LocalDate? NotBefore, string Reason);
