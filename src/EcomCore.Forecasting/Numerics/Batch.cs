namespace EcomCore.Forecasting;

/// <summary>Does the same to many items in parallel; each result goes to its item's place, so the threads cannot change the answer.</summary>
internal static class Batch
{
    /// <summary>Items of a stream in work per thread: enough that no thread waits long for the slowest.</summary>
    public const int InFlightPerThread = 16;

    private const int ThreadsNotGiven = 8;

    // Takers of items where the number of threads is not given; those that come late find nothing left.
    private const int MostThreads = 64;

    public static IReadOnlyList<TResult> Run<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, TResult> work, int degreeOfParallelism, IProgress<int>? progress, CancellationToken cancellationToken, Func<TItem, int>? size = null)
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

        return Array.AsReadOnly(Fill(items, work, degreeOfParallelism, progress, cancellationToken, size));
    }

    /// <summary>Does the same to items that come one by one; at most <see cref="InFlightPerThread"/> per thread are held.</summary>
    public static IEnumerable<TResult> Stream<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, TResult> work, int degreeOfParallelism, CancellationToken cancellationToken)
    {
        var most = InFlightPerThread * (degreeOfParallelism > 0 ? degreeOfParallelism : ThreadsNotGiven);
        var held = new List<TItem>(most);
        using var source = items.GetEnumerator();
        for (var more = true; more;)
        {
            held.Clear();
            while (held.Count < most && (more = source.MoveNext()))
            {
                Guard.NotNull(source.Current, nameof(items));
                held.Add(source.Current);
            }

            var results = Fill(held, work, degreeOfParallelism, null, cancellationToken);
            for (var i = 0; i < results.Length; i++)
            {
                yield return results[i];
                results[i] = default!;
            }
        }
    }

    private static TResult[] Fill<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, TResult> work, int degreeOfParallelism, IProgress<int>? progress, CancellationToken cancellationToken, Func<TItem, int>? size = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var results = new TResult[items.Count];
        var order = LargestFirst(items, size);
        var (taken, done) = (-1, 0);
        var threads = Math.Min(items.Count, degreeOfParallelism > 0 ? degreeOfParallelism : MostThreads);
        try
        {
            // Each thread takes the next item itself: a loop's own partitions cost more than a small series.
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism }, (_, loop) =>
            {
                int next;
                while (!loop.ShouldExitCurrentIteration && !cancellationToken.IsCancellationRequested && (next = Interlocked.Increment(ref taken)) < results.Length)
                {
                    var i = order[next];
                    results[i] = work(items[i]);
                    progress?.Report(Interlocked.Increment(ref done));
                }
            });
        }
        catch (AggregateException error) when (error.InnerExceptions.Count > 0 && error.InnerExceptions[0] is ArgumentException or OperationCanceledException)
        {
            // A wrong argument is the caller's mistake, as it would be for one item.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(error.InnerExceptions[0]).Throw();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return results;
    }

    /// <summary>The order of work: the largest items first, so that no thread is left alone with one at the end.</summary>
    private static int[] LargestFirst<TItem>(IReadOnlyList<TItem> items, Func<TItem, int>? size)
    {
        int[] order = [.. Enumerable.Range(0, items.Count)];
        if (size is not null)
        {
            Array.Sort([.. items.Select(item => -size(item))], order);
        }

        return order;
    }
}
