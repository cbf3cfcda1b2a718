#if NET
using System.Runtime.CompilerServices;
#endif

namespace EcomCore.Inventory;

/// <summary>Many items: in blocks between which it reports and can be stopped, on one thread or several.</summary>
internal static class BatchAllocator
{
    // With 8 channels about 50 to 200 us: soon enough to stop, and seldom enough for reports to cost nothing.
    public const int ItemsBetweenReports = 4096;

    // A tile that is mostly empty costs more than its items one by one.
    private const int FewItems = 4;

    public static void Allocate(
        AllocationPolicy policy,
        in AllocationBatch batch,
        Span<long> result,
        Span<long> unallocated,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        for (var first = 0; first < batch.Available.Length; first += ItemsBetweenReports)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(first);
            AllocateBlock(policy, batch, first, Math.Min(batch.Available.Length, first + ItemsBetweenReports), result, unallocated, cancellationToken);
        }

        progress?.Report(batch.Available.Length);
    }

    /// <summary>Divides the items from first inclusive to end exclusive.</summary>
#if NET
    [SkipLocalsInit]
#endif
    public static void AllocateBlock(
        AllocationPolicy policy,
        in AllocationBatch batch,
        int first,
        int end,
        Span<long> result,
        Span<long> unallocated,
        CancellationToken cancellationToken)
    {
        if (end - first < FewItems && !batch.HasLimits && !batch.IsByChannel && batch.MaxChannels <= AllocationDesk.FewChannels && PlainDivision.Serves(policy))
        {
            first = AllocatePlain(policy, batch, first, end, result, unallocated);
            if (first == end)
            {
                return;
            }
        }

        var space = batch.MaxChannels <= AllocationDesk.FewChannels
            ? AllocationDesk.On(
                stackalloc double[AllocationDesk.DoubleColumns * AllocationDesk.FewChannels],
                stackalloc long[AllocationDesk.LongColumns * AllocationDesk.FewChannels],
                batch.MaxChannels)
            : AllocationDesk.Rent(batch.MaxChannels);
        var desk = batch.IsByChannel ? space with { Copy = ItemCopy.RentFor(batch) } : space;
        var money = policy.Method == AllocationMethod.ExpectedProfit ? ProfitDesk.Rent(batch.MaxChannels, policy.HoldingCost) : default;
        try
        {
#if NET
            if (TileAllocator.IsSupported && policy.Method == AllocationMethod.FairShare && end - first >= FewItems)
            {
                var tile = Tile.Rent(batch.MaxChannels);
                try
                {
                    TileAllocator.Allocate(policy, batch, first, end, tile, desk, result, unallocated);
                }
                finally
                {
                    tile.Return();
                }

                return;
            }
#endif
            for (var item = first; item < end; item++)
            {
                // An item of expected profit may take long; a block of them must not have to end first.
                cancellationToken.ThrowIfCancellationRequested();
                OneItem.Allocate(policy, batch, item, desk, money, result, unallocated);
            }
        }
        finally
        {
            money.Return();
            desk.Return();
        }
    }

    /// <summary>Divides items by share alone as long as doubles prove them, which needs hardly any working space; returns the first item that needs more.</summary>
#if NET
    [SkipLocalsInit]
#endif
    private static int AllocatePlain(
        AllocationPolicy policy, in AllocationBatch batch, int first, int end, Span<long> result, Span<long> unallocated)
    {
        Span<double> shares = stackalloc double[AllocationDesk.FewChannels];
        for (; first < end; first++)
        {
            var reserve = policy.ReserveOf(batch.Available[first]);
            var (start, length) = (batch.StartOf(first), batch.LengthOf(first));
            var weights = batch.Weights.IsEmpty ? default : batch.Weights.Slice(start, length);
            if (length == 0 || !PlainDivision.TryDivide(
                batch.Available[first] - reserve, batch.Demand.Slice(start, length), weights, shares[..length], result.Slice(start, length)))
            {
                break;
            }

            if (!unallocated.IsEmpty)
            {
                unallocated[first] = reserve;
            }
        }

        return first;
    }
}
