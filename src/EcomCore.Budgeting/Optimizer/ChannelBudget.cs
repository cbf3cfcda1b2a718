namespace EcomCore.Budgeting;

/// <summary>One channel's line of a <see cref="BudgetPlan"/>.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Amount">Spend, a whole number of smallest units, between floor and cap.</param>
/// <param name="Share">Amount divided by the plan's total, 0 to 1; 0 when the total is 0.</param>
/// <param name="Response">The curve's response to the amount, not weighted.</param>
/// <param name="MarginalResponse">Response that one more unit of spend would bring, per unit, not weighted; can be positive infinity at amount 0.</param>
/// <param name="Binding">What set the amount.</param>
public sealed record ChannelBudget(
    string Channel, decimal Amount, double Share, double Response, double MarginalResponse, BudgetBinding Binding);
