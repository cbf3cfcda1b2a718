namespace EcomCore.Inventory;

/// <summary>The columns of an <see cref="AllocationBatch"/> in memory that several threads can share. A view: it copies nothing.</summary>
/// <remarks>Lengths and meanings are those of <see cref="AllocationBatch"/>; optional columns are empty or as long as the demand.</remarks>
public sealed class AllocationColumns
{
    /// <summary>Gets the units of stock per item.</summary>
    public required ReadOnlyMemory<long> Available { get; init; }

    /// <summary>Gets the units expected to sell in the cover period, item by item unless <see cref="IsByChannel"/>.</summary>
    public required ReadOnlyMemory<double> Demand { get; init; }

    /// <summary>Gets where each item's channels start, and at the end the number of demands; empty where every item has the same number of channels.</summary>
    public ReadOnlyMemory<int> Offsets { get; init; }

    /// <summary>Gets a value indicating whether the columns are laid out channel by channel, as those of <see cref="AllocationBatch.ByChannel"/>.</summary>
    public bool IsByChannel { get; init; }

    /// <summary>Gets the units each channel must have; empty for no floors.</summary>
    public ReadOnlyMemory<long> Floors { get; init; }

    /// <summary>Gets the units each channel may have at most; empty for no caps.</summary>
    public ReadOnlyMemory<long> Caps { get; init; }

    /// <summary>Gets how much a unit of demand counts; empty for 1.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Gets the lots; empty for 1.</summary>
    public ReadOnlyMemory<long> Lots { get; init; }

    /// <summary>Gets the places in the order of service; empty for one tier.</summary>
    public ReadOnlyMemory<int> Tiers { get; init; }

    /// <summary>Gets what a sold unit brings; empty for 1.</summary>
    public ReadOnlyMemory<double> Margins { get; init; }

    /// <summary>Gets the standard deviations of the demand; empty for 0.</summary>
    public ReadOnlyMemory<double> Deviations { get; init; }

    /// <summary>Shows the columns as a batch of spans.</summary>
    /// <returns>The batch.</returns>
    /// <exception cref="ArgumentException">The lengths do not agree, or the offsets do not rise from 0 to the number of demands, or there are offsets for columns by channel.</exception>
    public AllocationBatch ToBatch() => IsByChannel
        ? ToBatchByChannel()
        : Offsets.IsEmpty ? new AllocationBatch(
            Available.Span, Demand.Span, Floors.Span, Caps.Span, Weights.Span, Lots.Span, Tiers.Span, Margins.Span, Deviations.Span)
        : AllocationBatch.Ragged(
            Available.Span, Offsets.Span, Demand.Span, Floors.Span, Caps.Span, Weights.Span, Lots.Span, Tiers.Span, Margins.Span, Deviations.Span);

    /// <summary>The same batch again, of columns from which one was made before, without reading every offset once more.</summary>
    /// <param name="maxChannels">The largest number of channels of one item, as the batch before had it.</param>
    internal AllocationBatch ToBatch(int maxChannels) => IsByChannel || Offsets.IsEmpty
        ? ToBatch()
        : AllocationBatch.Ragged(
            maxChannels, Available.Span, Offsets.Span, Demand.Span, Floors.Span, Caps.Span, Weights.Span, Lots.Span, Tiers.Span, Margins.Span, Deviations.Span);

    private AllocationBatch ToBatchByChannel()
    {
        if (!Offsets.IsEmpty)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected no offsets for columns that are laid out channel by channel; found {Offsets.Length}."), nameof(Offsets));
        }

        return AllocationBatch.ByChannel(
            Available.Span, Demand.Span, Floors.Span, Caps.Span, Weights.Span, Lots.Span, Tiers.Span, Margins.Span, Deviations.Span);
    }
}
