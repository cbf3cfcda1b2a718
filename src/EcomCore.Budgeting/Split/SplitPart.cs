namespace EcomCore.Budgeting;

/// <summary>One channel's part of a <see cref="SplitPlan"/>, and why.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Amount">The amount, exact.</param>
/// <param name="Share">Amount divided by the total, 0 to 1; 0 when the total is 0.</param>
/// <param name="Score">The sum of the contributions' points, 0 to 1; they add up to 1 over the channels.</param>
/// <param name="Contributions">What each criterion added, in the order of <see cref="SplitCriterion"/>; criteria that do not count are left out.</param>
/// <param name="Pool">Whether the amount came from the exploration share or from the rest.</param>
/// <param name="Binding">
/// <see cref="BudgetBinding.Floor"/> or <see cref="BudgetBinding.Cap"/> where that set the amount; otherwise <see cref="BudgetBinding.Total"/>: the score did.
/// </param>
public sealed record SplitPart(
    string Channel,
    Money Amount,
    double Share,
    double Score,
    IReadOnlyList<ScoreContribution> Contributions,
    SplitPool Pool,
    BudgetBinding Binding);
