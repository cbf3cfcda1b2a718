namespace EcomCore.Budgeting;

/// <summary>A budget over channels and periods, and how far from the best it can be at most. Immutable.</summary>
public sealed class BudgetSchedule
{
    internal BudgetSchedule(IReadOnlyList<ChannelSchedule> channels) => Channels = channels;

    /// <summary>Gets one line per channel in the order of the request; empty when infeasible.</summary>
    public IReadOnlyList<ChannelSchedule> Channels { get; }

    /// <summary>Gets the total, rounded down to a smallest unit.</summary>
    public required decimal Total { get; init; }

    /// <summary>Gets the sum of all amounts.</summary>
    public required decimal Spent { get; init; }

    /// <summary>Gets the weighted response of all channels and periods at the amounts.</summary>
    public required double Response { get; init; }

    /// <summary>Gets a response that no schedule passes (Lagrange).</summary>
    public required double UpperBound { get; init; }

    /// <summary>Gets how far <see cref="Response"/> is below <see cref="UpperBound"/> at most, relative to it; cents and all.</summary>
    public required double ProvenGap { get; init; }

    /// <summary>Gets the response that one more unit of total would bring; 0 when more would not be spent.</summary>
    public required double ShadowPrice { get; init; }

    /// <summary>Gets every reason why there is no schedule; empty when there is one.</summary>
    public required IReadOnlyList<BudgetClash> Clashes { get; init; }

    /// <summary>Gets a value indicating whether there is a schedule.</summary>
    public bool IsFeasible => Clashes.Count == 0;

    /// <summary>Gets a channel's line.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <returns>The line.</returns>
    /// <exception cref="KeyNotFoundException">There is no such channel, or the schedule is infeasible.</exception>
    public ChannelSchedule this[string channel] => Channels.FirstOrDefault(line => string.Equals(line.Channel, channel, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException(IsFeasible ? $"There is no channel '{channel}' in the schedule." : "The schedule is infeasible: see Clashes.");
}
