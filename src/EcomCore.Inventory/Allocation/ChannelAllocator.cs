using Microsoft.Extensions.Options;

namespace EcomCore.Inventory;

/// <summary>Divides stock among sales channels in whole units, exactly. Immutable; safe to share between threads.</summary>
/// <remarks>
/// <para>Floors come first: where they do not fit, tiers are served in order and the tier in which the stock runs out is shared in proportion to its
/// floors. Then each channel gets clamp(t * weight * demand, floor, cap) for the one t that uses up the stock, which gives equal days of cover
/// (per weight) to all channels between their limits. Whole units come from a divisor method (Balinski and Young 1982), so one more unit of
/// stock never takes a unit from any channel, and ties go to the earlier channel.</para>
/// <para>Shares are compared as the exact products of the doubles weight and demand, lots as whole numbers; nothing is rounded, so scaling all demands changes
/// nothing and ties are true ones. (A product that a double rounds to 0, 2.4e-324 and less, is no share at all; where floors do not fit, floors and
/// lots above 2^53 count as the doubles nearest to them.) Lots are handed out in order until the next one does not fit; what is then left is smaller
/// than that lot and stays unallocated, because giving it to a later channel would take units away again when stock grows.</para>
/// <para>Linear in the channels of an item (times their logarithm beyond 16 channels), whatever the units.</para>
/// </remarks>
public sealed class ChannelAllocator
{
    /// <summary>Days that a demand covers unless told otherwise.</summary>
    public const double DefaultCoverDays = 30;

    /// <summary>Creates an allocator.</summary>
    /// <param name="policy">The rules.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public ChannelAllocator(AllocationPolicy policy)
    {
        Guard.NotNull(policy);
        Policy = policy;
    }

    internal ChannelAllocator(IOptionsMonitor<InventoryOptions> options, string name)
        : this(options.Get(name).ToPolicy())
    {
    }

    /// <summary>Gets an allocator by fair share with Webster's rounding and no reserve.</summary>
    public static ChannelAllocator FairShare { get; } = new(AllocationPolicy.Default);

    /// <summary>Gets an allocator that serves tiers in order, with Webster's rounding and no reserve.</summary>
    public static ChannelAllocator Priority { get; } = new(new AllocationPolicy(AllocationMethod.Priority));

    /// <summary>Gets an allocator by expected profit with Normal demand, no holding cost and no reserve.</summary>
    public static ChannelAllocator ExpectedProfit { get; } = new(new AllocationPolicy(AllocationMethod.ExpectedProfit));

    /// <summary>Gets the rules.</summary>
    public AllocationPolicy Policy { get; }

    /// <summary>Divides the stock of one item.</summary>
    /// <param name="available">Units of stock; 0 or more.</param>
    /// <param name="channels">Each channel once; may be empty.</param>
    /// <param name="coverDays">Days in which the channels' demand is expected; finite and above 0. Used for the days of cover only.</param>
    /// <returns>The channels' units in the given order, why, and what is left.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="coverDays"/> is outside its range.</exception>
    /// <exception cref="AllocationInputException">Stock is negative, a floor is above its cap, a weighted demand is too large, or a channel is
    /// given twice; every fault is named.</exception>
    public Allocation Allocate(long available, IReadOnlyList<ChannelDemand> channels, double coverDays = DefaultCoverDays)
    {
        Guard.NotNull(channels);
        Guard.Positive(coverDays);
        return SingleAllocation.Allocate(Policy, available, channels, coverDays);
    }

    /// <summary>Divides the stock of many items; the same units as the single form, without allocating memory.</summary>
    /// <param name="batch">Stock and demand.</param>
    /// <param name="result">Receives the units of each channel, in the order of the batch's demand; of the same length. Must not overlap the batch.</param>
    /// <param name="unallocated">Receives the units of each item that no channel got; as long as there are items, or empty when not wanted.</param>
    /// <param name="progress">Told the number of finished items now and then, and at the end; may be null.</param>
    /// <param name="cancellationToken">Stops between items; the results written so far are then of no use.</param>
    /// <exception cref="ArgumentException">A result has the wrong length.</exception>
    /// <exception cref="AllocationInputException">Some items break a rule; every one is listed, and nothing was computed.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public void AllocateBatch(
        AllocationBatch batch,
        Span<long> result,
        Span<long> unallocated,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        MustFit(batch, result.Length, unallocated.Length);
        MustBeSound(batch);
        BatchAllocator.Allocate(Policy, batch, result, unallocated, progress, cancellationToken);
    }

    /// <summary>Divides the stock of many items with several threads; the same units as with one.</summary>
    /// <param name="columns">Stock and demand.</param>
    /// <param name="result">Receives the units of each channel, in the order of the demand; of the same length. Must not overlap the columns.</param>
    /// <param name="unallocated">Receives the units of each item that no channel got; as long as there are items, or empty when not wanted.</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; 1 or more.</param>
    /// <param name="progress">Told the number of finished items now and then, from any of the threads; may be null.</param>
    /// <param name="cancellationToken">Stops between blocks of items; the results written so far are then of no use.</param>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    /// <exception cref="ArgumentException">Lengths do not agree.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is below 1.</exception>
    /// <exception cref="AllocationInputException">Some items break a rule; every one is listed, and nothing was computed.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public void AllocateBatch(
        AllocationColumns columns,
        Memory<long> result,
        Memory<long> unallocated,
        int maxDegreeOfParallelism,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(columns);
        Guard.AtLeast(maxDegreeOfParallelism, 1);
        var batch = columns.ToBatch();
        MustFit(batch, result.Length, unallocated.Length);
        MustBeSound(batch);
        var maxChannels = batch.MaxChannels;
        ParallelBlocks.Run(
            columns.Available.Length,
            maxDegreeOfParallelism,
            progress,
            () => true,
            (_, first, end) => BatchAllocator.AllocateBlock(Policy, columns.ToBatch(maxChannels), first, end, result.Span, unallocated.Span, cancellationToken),
            cancellationToken);
    }

    /// <summary>Divides the stock of many items given as arrays, item by item, with the same number of channels for each.</summary>
    /// <param name="available">Units of stock per item; 0 or more.</param>
    /// <param name="demand">Units expected to sell in the cover period; finite, 0 or more. A multiple of the number of items long.</param>
    /// <param name="floors">Units each channel must have; null for no floors.</param>
    /// <param name="caps">Units each channel may have at most, <see cref="long.MaxValue"/> for no limit; null for no caps.</param>
    /// <param name="weights">How much a unit of demand counts; null for 1.</param>
    /// <param name="unallocated">The units of each item that no channel got.</param>
    /// <returns>The units of each channel, in the order of <paramref name="demand"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="available"/> or <paramref name="demand"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    /// <exception cref="AllocationInputException">Some items break a rule; every one is listed, and nothing was computed.</exception>
    public long[] AllocateBatch(long[] available, double[] demand, long[]? floors, long[]? caps, double[]? weights, out long[] unallocated)
    {
        Guard.NotNull(available);
        Guard.NotNull(demand);
        var result = new long[demand.Length];
        unallocated = new long[available.Length];
        AllocateBatch(new AllocationBatch(available, demand, floors, caps, weights), result, unallocated);
        return result;
    }

    /// <summary>Divides the stock of many items given as arrays; the form for items that each have their own number of channels.</summary>
    /// <param name="available">Units of stock per item; 0 or more.</param>
    /// <param name="offsets">Where each item's channels start, and at the end the number of demands.</param>
    /// <param name="demand">Units expected to sell in the cover period; finite, 0 or more.</param>
    /// <param name="floors">Units each channel must have; null for no floors.</param>
    /// <param name="caps">Units each channel may have at most, <see cref="long.MaxValue"/> for no limit; null for no caps.</param>
    /// <param name="weights">How much a unit of demand counts; null for 1.</param>
    /// <param name="unallocated">The units of each item that no channel got.</param>
    /// <returns>The units of each channel, in the order of <paramref name="demand"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="available"/>, <paramref name="offsets"/> or <paramref name="demand"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths do not agree, or the offsets do not rise.</exception>
    /// <exception cref="AllocationInputException">Some items break a rule; every one is listed, and nothing was computed.</exception>
    public long[] AllocateBatch(
        long[] available, int[] offsets, double[] demand, long[]? floors, long[]? caps, double[]? weights, out long[] unallocated)
    {
        Guard.NotNull(available);
        Guard.NotNull(offsets);
        Guard.NotNull(demand);
        var result = new long[demand.Length];
        unallocated = new long[available.Length];
        AllocateBatch(AllocationBatch.Ragged(available, offsets, demand, floors, caps, weights), result, unallocated);
        return result;
    }

    /// <summary>Finds every item of a batch that breaks a rule.</summary>
    /// <param name="batch">Stock and demand.</param>
    /// <returns>The faults in the order of items and channels; empty when the batch can be allocated.</returns>
    public static IReadOnlyList<AllocationFault> FindFaults(AllocationBatch batch)
    {
        var faults = new List<AllocationFault>();
        var copy = ItemCopy.RentFor(batch);
        try
        {
            for (var item = 0; item < batch.Available.Length; item++)
            {
                var columns = batch.IsByChannel ? copy.Of(batch, item, batch.Available[item]) : batch.ItemAt(item, batch.Available[item]);
                if (!AllocationChecks.IsSound(columns))
                {
                    AllocationChecks.AddFaults(columns, item, faults);
                }
            }
        }
        finally
        {
            copy.Return();
        }

        return faults;
    }

    private static void MustBeSound(in AllocationBatch batch)
    {
        if (!ColumnChecks.AreSound(batch) && FindFaults(batch) is { Count: > 0 } faults)
        {
            throw new AllocationInputException(faults, nameof(batch));
        }
    }

    private static void MustFit(in AllocationBatch batch, int result, int unallocated)
    {
        MustHold(result, batch.Demand.Length, nameof(result));
        if (unallocated > 0)
        {
            MustHold(unallocated, batch.Available.Length, nameof(unallocated));
        }
    }

    private static void MustHold(int found, int expected, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException(FormattableString.Invariant($"Expected a length of {expected}; found {found}."), name);
        }
    }
}
