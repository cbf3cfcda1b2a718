namespace EcomCore.Inventory;

/// <summary>Splits items into blocks and works on them with one or several threads, each with a working space of its own.</summary>
internal static class ParallelBlocks
{
    // Blocks differ in how long they take: with many to each, a thread that is done early takes some of the others'.
    private const int BlocksPerThread = 16;

    // As many as one thread divides between two reports.
    private const int ItemsInBlock = BatchAllocator.ItemsBetweenReports;

    // "As many as you like" is often said with the largest number; it must neither overflow nor cut blocks of one item.
    private const int ThreadsToCutFor = 256;

    public static void Run<TSpace>(
        int items,
        int maxDegreeOfParallelism,
        IProgress<int>? progress,
        Func<TSpace> createSpace,
        Action<TSpace, int, int> work,
        CancellationToken cancellationToken)
    {
        var size = Math.Max(1, Math.Min(ItemsInBlock, items / (Math.Min(maxDegreeOfParallelism, ThreadsToCutFor) * BlocksPerThread)));
        var blocks = (items / size) + (items % size == 0 ? 0 : 1);
        var done = 0;
        try
        {
            Parallel.For(
                0,
                blocks,
                new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken },
                createSpace,
                (block, _, space) =>
                {
                    var first = block * size;
                    var end = Math.Min(items, first + size);
                    work(space, first, end);
                    progress?.Report(Interlocked.Add(ref done, end - first));
                    return space;
                },
                _ => { });
        }
        catch (AggregateException error) when (error.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
