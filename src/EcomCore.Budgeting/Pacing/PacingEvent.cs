using NodaTime;

namespace EcomCore.Budgeting;

/// <summary>A peak that needs more, or a pause that needs less, advertising than an ordinary day.</summary>
/// <param name="Name">Its name, such as "Double 11".</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; not before <paramref name="From"/>.</param>
/// <param name="Lift">How many ordinary days each of its days counts as: 3 for a peak, 0 for a pause; at most 1,000.</param>
public sealed record PacingEvent(string Name, LocalDate From, LocalDate To, double Lift);
