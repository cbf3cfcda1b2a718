namespace EcomCore.Forecasting;

/// <summary>Does the same to many items in parallel; each result goes to its item's place, so the threads cannot change the answer.</summary>
internal static class Batch
{
    public static IReadOnlyList<TResult> Run<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, TResult> work, int degreeOfParallelism, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        Guard.NotNull(items);
        if (degreeOfParallelism is not -1)
        {
            Guard.Between(degreeOfParallelism, 1, 4096);
        }

        foreach (var item in items)
        {
            Guard.NotNull(item, nameof(items));
        }

        var results = new TResult[items.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, items.Count, options, i =>
            {
                results[i] = work(items[i]);
                progress?.Report(Interlocked.Increment(ref done));
            });
        }
        catch (AggregateException error) when (error.InnerExceptions.Count > 0 && error.InnerExceptions[0] is ArgumentException first)
        {
            // A wrong argument is the caller's mistake, as it would be for one item.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(first).Throw();
        }

        return Array.AsReadOnly(results);
    }
}
