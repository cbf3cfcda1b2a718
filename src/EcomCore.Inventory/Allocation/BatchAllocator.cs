namespace EcomCore.Inventory;

/// <summary>Many items on one thread: blocks of items, between which it reports and can be stopped.</summary>
internal static class BatchAllocator
{
    private const int ItemsBetweenReports = 4096;
#if NET

    // A tile that is mostly empty costs more than its items one by one.
    private const int FewItems = 4;
#endif

    public static void Allocate(
        AllocationPolicy policy,
        in AllocationBatch batch,
        Span<long> result,
        Span<long> unallocated,
        IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var desk = batch.MaxChannels <= AllocationDesk.FewChannels
            ? AllocationDesk.On(stackalloc double[AllocationDesk.FewChannels], stackalloc long[3 * AllocationDesk.FewChannels], batch.MaxChannels)
            : AllocationDesk.Rent(batch.MaxChannels);
#if NET
        var inTiles = TileAllocator.IsSupported && policy.Method == AllocationMethod.FairShare && batch.Available.Length >= FewItems;
        var tile = inTiles ? Tile.Rent(batch.MaxChannels) : default;
#endif
        try
        {
            for (var first = 0; first < batch.Available.Length; first += ItemsBetweenReports)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(first);
                var end = Math.Min(batch.Available.Length, first + ItemsBetweenReports);
#if NET
                if (inTiles)
                {
                    TileAllocator.Allocate(policy, batch, first, end, tile, desk, result, unallocated);
                    continue;
                }
#endif
                for (var item = first; item < end; item++)
                {
                    OneItem.Allocate(policy, batch, item, desk, result, unallocated);
                }
            }
        }
        finally
        {
            desk.Return();
#if NET
            if (inTiles)
            {
                tile.Return();
            }
#endif
        }
    }
}
