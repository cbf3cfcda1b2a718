namespace EcomCore.Budgeting;

/// <summary>How sure a <see cref="BudgetPlan"/> is.</summary>
public enum BudgetPlanStatus
{
    /// <summary>The search proved the plan optimal within the gap tolerance, before rounding to smallest units.</summary>
    Optimal,

    /// <summary>The search stopped at its node limit: the plan keeps all bounds, and <see cref="BudgetPlan.ProvenGap"/> says what may be missing.</summary>
    NodeLimit,

    /// <summary>No plan keeps all bounds; <see cref="BudgetPlan.Clashes"/> says why. There are no amounts.</summary>
    Infeasible,
}
