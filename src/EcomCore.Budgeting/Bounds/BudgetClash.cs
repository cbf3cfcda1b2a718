namespace EcomCore.Budgeting;

/// <summary>Why no plan keeps all bounds.</summary>
/// <param name="Kind">What clashes.</param>
/// <param name="Channels">Ids of the channels whose bounds take part, in input order.</param>
/// <param name="Message">The clash in one English sentence with its numbers, the same on every machine.</param>
public sealed record BudgetClash(BudgetClashKind Kind, IReadOnlyList<string> Channels, string Message);
