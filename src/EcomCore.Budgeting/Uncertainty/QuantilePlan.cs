namespace EcomCore.Budgeting;

/// <summary>A plan for a quantile of the response. Immutable.</summary>
public sealed class QuantilePlan
{
    /// <summary>Gets a value indicating whether there is a plan; if not, see <see cref="Clashes"/>.</summary>
    public bool IsFeasible => Clashes.Count == 0;

    /// <summary>Gets the spend per channel's id.</summary>
    public required IReadOnlyDictionary<string, decimal> Amounts { get; init; }

    /// <summary>Gets the weighted response at the quantile: the smallest that at least this part of the draws do not pass.</summary>
    public required double Quantile { get; init; }

    /// <summary>Gets a quantile that no plan passes.</summary>
    public required double UpperBound { get; init; }

    /// <summary>Gets the mean weighted response over the draws.</summary>
    public required double Mean { get; init; }

    /// <summary>Gets the quantile of the plan that is best on average, to compare.</summary>
    public required double QuantileOfExpectedPlan { get; init; }

    /// <summary>Gets every reason why there is no plan; empty when there is one.</summary>
    public required IReadOnlyList<BudgetClash> Clashes { get; init; }
}
