using System.Collections;

namespace EcomCore.Inventory;

/// <summary>The stock of one item divided among its channels, in the order they were given. Immutable.</summary>
/// <remarks>The units of all channels and <see cref="Unallocated"/> always add up to <see cref="Available"/>.</remarks>
public sealed class Allocation : IReadOnlyList<ChannelAllocation>
{
    private readonly ChannelAllocation[] _channels;

    internal Allocation(ChannelAllocation[] channels, long available, long unallocated, long reserve, bool floorsMet, double? expectedProfit)
    {
        _channels = channels;
        Available = available;
        Unallocated = unallocated;
        Reserve = reserve;
        FloorsMet = floorsMet;
        ExpectedProfit = expectedProfit;
    }

    /// <summary>Gets the units that were there to divide.</summary>
    public long Available { get; }

    /// <summary>Gets the units given to no channel: the reserve, and what caps, lots or missing demand left over.</summary>
    public long Unallocated { get; }

    /// <summary>Gets the units held back by the policy; a part of <see cref="Unallocated"/>.</summary>
    public long Reserve { get; }

    /// <summary>Gets a value indicating whether the stock beyond the reserve was enough for every floor.</summary>
    public bool FloorsMet { get; }

    /// <summary>Gets the margin of the sales to be expected less the holding cost of what is not sold.</summary>
    /// <value>In the money of the margins; null where stock is not divided by <see cref="AllocationMethod.ExpectedProfit"/>.</value>
    public double? ExpectedProfit { get; }

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

    /// <inheritdoc/>
    public IEnumerator<ChannelAllocation> GetEnumerator() => ((IEnumerable<ChannelAllocation>)_channels).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
