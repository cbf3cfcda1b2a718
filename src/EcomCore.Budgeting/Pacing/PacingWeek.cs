using NodaTime;

namespace EcomCore.Budgeting;

/// <summary>One week of a <see cref="PacingPlan"/>.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Weight">Demand of the week, raised by its events.</param>
/// <param name="Planned">Its budget.</param>
/// <param name="Cumulative">The budget from the first week to this one.</param>
/// <param name="Events">Names of the events that touch it.</param>
public sealed record PacingWeek(LocalDate Start, double Weight, Money Planned, Money Cumulative, IReadOnlyList<string> Events);
