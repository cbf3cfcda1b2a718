using System.Collections;

namespace EcomCore.Inventory;

/// <summary>The stock of one item divided among its channels, in the order they were given. Immutable.</summary>
/// <remarks>The units of all channels and <see cref="Unallocated"/> always add up to <see cref="Available"/>.</remarks>
public sealed class Allocation : IReadOnlyList<ChannelAllocation>
{
    private readonly ChannelAllocation[] _channels;

    internal Allocation(ChannelAllocation[] channels) => _channels = channels;

    /// <summary>Gets the units that were there to divide.</summary>
    public long Available { get; internal init; }

    /// <summary>Gets the units given to no channel: the reserve, and what is left for the <see cref="UnallocatedReason"/>.</summary>
    public long Unallocated { get; internal init; }

    /// <summary>Gets the units held back by the policy; a part of <see cref="Unallocated"/>.</summary>
    public long Reserve { get; internal init; }

    /// <summary>Gets why units were given to no channel.</summary>
    public UnallocatedReason UnallocatedReason { get; internal init; }

    /// <summary>Gets the lot at which the handing out ended because it is larger than what was left.</summary>
    /// <value>Null unless <see cref="UnallocatedReason"/> is <see cref="UnallocatedReason.Lot"/>.</value>
    public WaitingLot? WaitingLot { get; internal init; }

    /// <summary>Gets a value indicating whether the stock beyond the reserve was enough for every floor.</summary>
    public bool FloorsMet { get; internal init; }

    /// <summary>Gets the margin of the sales to be expected less the holding cost of what is not sold.</summary>
    /// <value>In the money of the margins, infinite where it is beyond the largest double; null where stock is not divided by <see cref="AllocationMethod.ExpectedProfit"/>.</value>
    public double? ExpectedProfit { get; internal init; }

    /// <inheritdoc/>
    public int Count => _channels.Length;

    /// <inheritdoc/>
    public ChannelAllocation this[int index] => _channels[index];

    /// <summary>Finds what a channel got.</summary>
    /// <param name="channel">Name of the channel, compared by ordinal.</param>
    /// <returns>Its allocation.</returns>
    /// <exception cref="KeyNotFoundException">No channel has that name.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="channel"/> is null.</exception>
    public ChannelAllocation this[string channel]
    {
        get
        {
            Guard.NotNull(channel);
            foreach (var allocation in _channels)
            {
                if (string.Equals(allocation.Channel, channel, StringComparison.Ordinal))
                {
                    return allocation;
                }
            }

            throw new KeyNotFoundException($"No channel '{channel}' in this allocation.");
        }
    }

    /// <summary>Says in a sentence why units were given to no channel.</summary>
    /// <returns>Such as "60 units are left: the next lot, 100 units for 'Wholesale', is larger."; the reserve is named beside it.</returns>
    public string ExplainUnallocated()
    {
        var left = Unallocated - Reserve;
        var held = Reserve > 0 ? FormattableString.Invariant($"The reserve is {Reserve}. ") : string.Empty;
        var why = UnallocatedReason switch
        {
            UnallocatedReason.Lot => FormattableString.Invariant($"the next lot, {WaitingLot!.Value.Units} units for '{WaitingLot.Value.Channel}', is larger"),
            UnallocatedReason.Cap => "every channel with demand stands at its limit",
            UnallocatedReason.NoDemand => "no channel has demand",
            UnallocatedReason.Profit => "one more would cost more to hold than it is expected to bring, in every channel",
            _ => "they are the reserve",
        };
        return left > 0
            ? FormattableString.Invariant($"{held}{left} {(left == 1 ? "unit is" : "units are")} left: {why}.")
            : Reserve > 0 ? $"{held}No other unit is left." : "No unit is left.";
    }

    /// <inheritdoc/>
    public IEnumerator<ChannelAllocation> GetEnumerator() => ((IEnumerable<ChannelAllocation>)_channels).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
