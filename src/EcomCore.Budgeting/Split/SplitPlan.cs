namespace EcomCore.Budgeting;

/// <summary>A budget split by score, every part explained; or the bounds that clash. Immutable.</summary>
public sealed class SplitPlan
{
    private readonly Dictionary<string, SplitPart> _byId = new(StringComparer.Ordinal);

    internal SplitPlan(IReadOnlyList<SplitPart> parts)
    {
        Parts = parts;
        foreach (var part in parts)
        {
            _byId.Add(part.Channel, part);
        }
    }

    /// <summary>Gets one part per channel in the order of the request; empty when infeasible.</summary>
    public IReadOnlyList<SplitPart> Parts { get; }

    /// <summary>Gets the total that was split.</summary>
    public required Money Total { get; init; }

    /// <summary>Gets what the caps leave over; zero where a channel has no cap. The whole total when infeasible.</summary>
    public required Money Unallocated { get; init; }

    /// <summary>Gets the sum of the floors: the smallest total for which there is a plan. Says nothing when there are clashes within channels or groups: then no total has one.</summary>
    public required decimal SmallestFeasibleTotal { get; init; }

    /// <summary>Gets the sum of the caps: the largest total that can be spent; null when a channel has no cap. Says nothing when there are clashes within channels or groups.</summary>
    public required decimal? LargestUsableTotal { get; init; }

    /// <summary>Gets every reason why there is no plan; empty when there is one.</summary>
    public required IReadOnlyList<BudgetClash> Clashes { get; init; }

    /// <summary>Gets a value indicating whether there is a plan.</summary>
    public bool IsFeasible => Clashes.Count == 0;

    /// <summary>Gets a channel's part.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <returns>The part.</returns>
    /// <exception cref="KeyNotFoundException">There is no such channel, or the plan is infeasible.</exception>
    public SplitPart this[string channel] => _byId.TryGetValue(channel, out var found)
        ? found
        : throw new KeyNotFoundException(IsFeasible ? $"There is no channel '{channel}' in the plan." : "The plan is infeasible: see Clashes.");
}
