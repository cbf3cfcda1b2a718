namespace EcomCore.Budgeting;

/// <summary>A budget split over channels, why, and how far from the best it can be at most.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed class BudgetPlan
{
    private readonly Dictionary<string, ChannelBudget> _byId = new(StringComparer.Ordinal);

    internal BudgetPlan(IReadOnlyList<ChannelBudget> channels)
    {
        Channels = channels;
        foreach (var channel in channels)
        {
            _byId.Add(channel.Channel, channel);
        }
    }

    /// <summary>Gets what was asked for.</summary>
    public required BudgetObjective Objective { get; init; }

    /// <summary>Gets whether the plan is proven optimal, merely bounded, or infeasible.</summary>
    public required BudgetPlanStatus Status { get; init; }

    /// <summary>Gets one line per channel in the order of the request; empty when infeasible.</summary>
    public IReadOnlyList<ChannelBudget> Channels { get; }

    /// <summary>Gets the total, rounded down to a smallest unit.</summary>
    public required decimal Total { get; init; }

    /// <summary>Gets the sum of the amounts; never above <see cref="Total"/>.</summary>
    public required decimal Spent { get; init; }

    /// <summary>Gets <see cref="Total"/> less <see cref="Spent"/>: what the caps cannot hold, what does not pay, or what the target does not allow or need.</summary>
    public decimal Unspent => Total - Spent;

    /// <summary>Gets the sum of the channels' responses, each times its weight.</summary>
    public required double WeightedResponse { get; init; }

    /// <summary>Gets the value of the objective at the amounts: weighted response, profit, or for the least spend the spend with its sign turned.</summary>
    public required double ObjectiveValue { get; init; }

    /// <summary>Gets a value of the objective that no plan within the bounds passes, rounded or not.</summary>
    public required double UpperBound { get; init; }

    /// <summary>
    /// Gets how far <see cref="ObjectiveValue"/> is below <see cref="UpperBound"/> at most, relative to the larger of their magnitudes. It holds for the
    /// amounts as given, cents and all: the rounding alone makes it about 1e-10 for budgets of thousands. 0 when both are 0.
    /// </summary>
    public required double ProvenGap { get; init; }

    /// <summary>Gets the same gap for the amounts before rounding to smallest units.</summary>
    public required double GapBeforeRounding { get; init; }

    /// <summary>
    /// Gets the gain of the objective from one more unit of total, per unit: the weighted marginal response (less 1 for profit) shared by the channels
    /// between their bounds. 0 when more money would not be spent; positive infinity when the total is 0 and a curve starts vertically.
    /// </summary>
    public required double ShadowPrice { get; init; }

    /// <summary>Gets how many nodes the search looked at; 1 when all curves are concave.</summary>
    public required int Nodes { get; init; }

    /// <summary>Gets the sum of the floors: the smallest total for which there is a plan. Says nothing when there are clashes within channels or groups: then no total has one.</summary>
    public required decimal SmallestFeasibleTotal { get; init; }

    /// <summary>Gets the sum of the caps: the largest total that can be spent; null when a channel has no cap. Says nothing when there are clashes within channels or groups.</summary>
    public required decimal? LargestUsableTotal { get; init; }

    /// <summary>Gets every reason why there is no plan; empty when there is one.</summary>
    public required IReadOnlyList<BudgetClash> Clashes { get; init; }

    /// <summary>Gets a value indicating whether there is a plan.</summary>
    public bool IsFeasible => Status != BudgetPlanStatus.Infeasible;

    /// <summary>Gets a channel's line.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <returns>The line.</returns>
    /// <exception cref="KeyNotFoundException">There is no such channel, or the plan is infeasible.</exception>
    public ChannelBudget this[string channel] => _byId.TryGetValue(channel, out var found)
        ? found
        : throw new KeyNotFoundException(IsFeasible ? $"There is no channel '{channel}' in the plan." : "The plan is infeasible: see Clashes.");
}
