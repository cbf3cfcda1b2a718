namespace EcomCore.Budgeting;

/// <summary>What a <see cref="BudgetPlan"/> makes as large as possible.</summary>
public enum BudgetObjective
{
    /// <summary>The weighted response, with the total spent as far as caps allow.</summary>
    Response,

    /// <summary>Margin times weighted response, less spend; a part of the total may stay unspent.</summary>
    Profit,

    /// <summary>The weighted response, as long as it is at least the target times the spend; a part of the total may stay unspent.</summary>
    TargetRoas,

    /// <summary>The spend, as small as possible (the value is the spend with its sign turned), as long as the weighted response reaches the target.</summary>
    LeastSpend,
}
