namespace EcomCore.Inventory;

/// <summary>
/// The demand of many items as arrays, one value per item and channel. A view: it copies nothing, and the memory must not change while it is used.
/// </summary>
/// <remarks>
/// A rectangular batch has the same number of channels for every item, item by item: the channels of item 0, then those of item 1, and so on. A ragged batch has
/// offsets: the channels of item i are the positions from <c>offsets[i]</c> inclusive to <c>offsets[i + 1]</c> exclusive. A batch by channel (<see cref="ByChannel"/>)
/// is rectangular and the other way round: all items of channel 0, then all items of channel 1, and so on. An optional column is either empty or as long as the demand.
/// </remarks>
public readonly ref struct AllocationBatch
{
    private readonly int _channels;

    /// <summary>Creates a rectangular batch.</summary>
    /// <param name="available">Units of stock per item; 0 or more.</param>
    /// <param name="demand">Units expected to sell in the cover period; finite, 0 or more. A multiple of the number of items long.</param>
    /// <param name="floors">Units each channel must have; 0 or more. Empty for no floors.</param>
    /// <param name="caps">Units each channel may have at most; 0 or more, <see cref="long.MaxValue"/> for no limit. Empty for no caps.</param>
    /// <param name="weights">How much a unit of demand counts; finite, 0 or more. Empty for 1.</param>
    /// <param name="lots">Each channel takes whole multiples of its lot; 1 or more. Empty for 1.</param>
    /// <param name="tiers">The smaller, the earlier a channel is served where tiers matter. Empty for one tier.</param>
    /// <param name="margins">What a sold unit brings, for expected profit; finite, 0 or more. Empty for 1.</param>
    /// <param name="deviations">Standard deviations of the demand, for expected profit; finite, 0 or more. Empty for 0.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public AllocationBatch(
        ReadOnlySpan<long> available,
        ReadOnlySpan<double> demand,
        ReadOnlySpan<long> floors = default,
        ReadOnlySpan<long> caps = default,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<long> lots = default,
        ReadOnlySpan<int> tiers = default,
        ReadOnlySpan<double> margins = default,
        ReadOnlySpan<double> deviations = default)
        : this(available, default, demand, floors, caps, weights, lots, tiers, margins, deviations)
    {
        if (available.Length == 0 ? demand.Length != 0 : demand.Length % available.Length != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected a multiple of {available.Length} items; found {demand.Length} demands."), nameof(demand));
        }

        _channels = available.Length == 0 ? 0 : demand.Length / available.Length;
        MaxChannels = _channels;
    }

    private AllocationBatch(
        ReadOnlySpan<long> available,
        ReadOnlySpan<int> offsets,
        ReadOnlySpan<double> demand,
        ReadOnlySpan<long> floors,
        ReadOnlySpan<long> caps,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<long> lots,
        ReadOnlySpan<int> tiers,
        ReadOnlySpan<double> margins,
        ReadOnlySpan<double> deviations)
    {
        EmptyOrAsLongAs(demand.Length, floors.Length, nameof(floors));
        EmptyOrAsLongAs(demand.Length, caps.Length, nameof(caps));
        EmptyOrAsLongAs(demand.Length, weights.Length, nameof(weights));
        EmptyOrAsLongAs(demand.Length, lots.Length, nameof(lots));
        EmptyOrAsLongAs(demand.Length, tiers.Length, nameof(tiers));
        EmptyOrAsLongAs(demand.Length, margins.Length, nameof(margins));
        EmptyOrAsLongAs(demand.Length, deviations.Length, nameof(deviations));

        Available = available;
        Offsets = offsets;
        Demand = demand;
        Floors = floors;
        Caps = caps;
        Weights = weights;
        Lots = lots;
        Tiers = tiers;
        Margins = margins;
        Deviations = deviations;
    }

    /// <summary>Gets the units of stock per item.</summary>
    public ReadOnlySpan<long> Available { get; }

    /// <summary>Gets where each item's channels start, and at the end the number of demands; empty for a rectangular batch.</summary>
    public ReadOnlySpan<int> Offsets { get; }

    /// <summary>Gets the units expected to sell, per item and channel.</summary>
    public ReadOnlySpan<double> Demand { get; }

    /// <summary>Gets the units each channel must have; empty for no floors.</summary>
    public ReadOnlySpan<long> Floors { get; }

    /// <summary>Gets the units each channel may have at most; empty for no caps.</summary>
    public ReadOnlySpan<long> Caps { get; }

    /// <summary>Gets how much a unit of demand counts; empty for 1.</summary>
    public ReadOnlySpan<double> Weights { get; }

    /// <summary>Gets the lots; empty for 1.</summary>
    public ReadOnlySpan<long> Lots { get; }

    /// <summary>Gets the places in the order of service; empty for one tier.</summary>
    public ReadOnlySpan<int> Tiers { get; }

    /// <summary>Gets what a sold unit brings; empty for 1.</summary>
    public ReadOnlySpan<double> Margins { get; }

    /// <summary>Gets the standard deviations of the demand; empty for 0.</summary>
    public ReadOnlySpan<double> Deviations { get; }

    /// <summary>Gets a value indicating whether all items of a channel stand side by side, instead of all channels of an item.</summary>
    public bool IsByChannel { get; private init; }

    /// <summary>Gets the largest number of channels of one item.</summary>
    internal int MaxChannels { get; private init; }

    /// <summary>Creates a batch in which each item has its own number of channels.</summary>
    /// <param name="available">Units of stock per item; 0 or more.</param>
    /// <param name="offsets">One more than there are items: 0 first, never falling, the number of demands last.</param>
    /// <param name="demand">Units expected to sell in the cover period; finite, 0 or more.</param>
    /// <param name="floors">Units each channel must have; 0 or more. Empty for no floors.</param>
    /// <param name="caps">Units each channel may have at most; 0 or more, <see cref="long.MaxValue"/> for no limit. Empty for no caps.</param>
    /// <param name="weights">How much a unit of demand counts; finite, 0 or more. Empty for 1.</param>
    /// <param name="lots">Each channel takes whole multiples of its lot; 1 or more. Empty for 1.</param>
    /// <param name="tiers">The smaller, the earlier a channel is served where tiers matter. Empty for one tier.</param>
    /// <param name="margins">What a sold unit brings, for expected profit; finite, 0 or more. Empty for 1.</param>
    /// <param name="deviations">Standard deviations of the demand, for expected profit; finite, 0 or more. Empty for 0.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="ArgumentException">The lengths do not agree, or the offsets do not rise from 0 to the number of demands.</exception>
    public static AllocationBatch Ragged(
        ReadOnlySpan<long> available,
        ReadOnlySpan<int> offsets,
        ReadOnlySpan<double> demand,
        ReadOnlySpan<long> floors = default,
        ReadOnlySpan<long> caps = default,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<long> lots = default,
        ReadOnlySpan<int> tiers = default,
        ReadOnlySpan<double> margins = default,
        ReadOnlySpan<double> deviations = default)
    {
        if (offsets.Length != available.Length + 1 || offsets[0] != 0 || offsets[^1] != demand.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected {available.Length + 1} offsets from 0 to {demand.Length}."), nameof(offsets));
        }

        var most = 0;
        for (var item = 0; item < available.Length; item++)
        {
            var channels = offsets[item + 1] - offsets[item];
            if (channels < 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected offsets that never fall; found {offsets[item + 1]} after {offsets[item]} at item {item}."),
                    nameof(offsets));
            }

            most = Math.Max(most, channels);
        }

        return Ragged(most, available, offsets, demand, floors, caps, weights, lots, tiers, margins, deviations);
    }

    /// <summary>A ragged batch whose offsets were looked at before.</summary>
    internal static AllocationBatch Ragged(
        int maxChannels,
        ReadOnlySpan<long> available,
        ReadOnlySpan<int> offsets,
        ReadOnlySpan<double> demand,
        ReadOnlySpan<long> floors,
        ReadOnlySpan<long> caps,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<long> lots,
        ReadOnlySpan<int> tiers,
        ReadOnlySpan<double> margins,
        ReadOnlySpan<double> deviations) =>
        new(available, offsets, demand, floors, caps, weights, lots, tiers, margins, deviations) { MaxChannels = maxChannels };

    /// <summary>
    /// Creates a batch by channel: the value of channel c of item i stands at position c * items + i, as in a table with a column for each channel. Its
    /// result is laid out in the same way.
    /// </summary>
    /// <param name="available">Units of stock per item; 0 or more.</param>
    /// <param name="demand">Units expected to sell in the cover period; finite, 0 or more. A multiple of the number of items long.</param>
    /// <param name="floors">Units each channel must have; 0 or more. Empty for no floors.</param>
    /// <param name="caps">Units each channel may have at most; 0 or more, <see cref="long.MaxValue"/> for no limit. Empty for no caps.</param>
    /// <param name="weights">How much a unit of demand counts; finite, 0 or more. Empty for 1.</param>
    /// <param name="lots">Each channel takes whole multiples of its lot; 1 or more. Empty for 1.</param>
    /// <param name="tiers">The smaller, the earlier a channel is served where tiers matter. Empty for one tier.</param>
    /// <param name="margins">What a sold unit brings, for expected profit; finite, 0 or more. Empty for 1.</param>
    /// <param name="deviations">Standard deviations of the demand, for expected profit; finite, 0 or more. Empty for 0.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public static AllocationBatch ByChannel(
        ReadOnlySpan<long> available,
        ReadOnlySpan<double> demand,
        ReadOnlySpan<long> floors = default,
        ReadOnlySpan<long> caps = default,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<long> lots = default,
        ReadOnlySpan<int> tiers = default,
        ReadOnlySpan<double> margins = default,
        ReadOnlySpan<double> deviations = default) =>
        new(available, demand, floors, caps, weights, lots, tiers, margins, deviations) { IsByChannel = true };

    /// <summary>Gets a value indicating whether some channel may have a floor, a cap or a lot.</summary>
    internal bool HasLimits => !Floors.IsEmpty || !Caps.IsEmpty || !Lots.IsEmpty;

    internal int LengthOf(int item) => Offsets.IsEmpty ? _channels : Offsets[item + 1] - Offsets[item];

    /// <summary>Gets how far apart two neighbouring channels of an item are.</summary>
    internal int Pitch => IsByChannel ? Available.Length : 1;

    internal int StartOf(int item) => IsByChannel ? item : Offsets.IsEmpty ? item * _channels : Offsets[item];

    /// <summary>The columns of an item whose channels stand side by side; those of a batch by channel must be copied (<see cref="ItemCopy"/>).</summary>
    internal AllocationItem ItemAt(int item, long stock)
    {
        var start = StartOf(item);
        var length = LengthOf(item);
        return new AllocationItem
        {
            Stock = stock,
            Demand = Demand.Slice(start, length),
            Floors = Part(Floors, start, length),
            Caps = Part(Caps, start, length),
            Weights = Part(Weights, start, length),
            Lots = Part(Lots, start, length),
            Tiers = Part(Tiers, start, length),
            Margins = Part(Margins, start, length),
            Deviations = Part(Deviations, start, length),
        };
    }

    private static ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> column, int start, int length) =>
        column.IsEmpty ? column : column.Slice(start, length);

    private static void EmptyOrAsLongAs(int demands, int found, string name)
    {
        if (found != 0 && found != demands)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected no value or one for each of {demands} demands; found {found}."), name);
        }
    }
}
