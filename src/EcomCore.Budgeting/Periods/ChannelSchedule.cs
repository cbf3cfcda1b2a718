namespace EcomCore.Budgeting;

/// <summary>One channel's line of a <see cref="BudgetSchedule"/>.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Amounts">Spend per period, whole smallest units.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Working">The spend that works in each period.</param>
/// <param name="Response">The response of all periods, each times its weight.</param>
public sealed record ChannelSchedule(string Channel, IReadOnlyList<decimal> Amounts, decimal Total, IReadOnlyList<double> Working, double Response);
