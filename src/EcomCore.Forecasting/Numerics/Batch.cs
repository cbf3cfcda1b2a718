using System.Collections.Concurrent;

namespace EcomCore.Forecasting;

/// <summary>Does the same to many items in parallel; each result goes to its item's place, so the threads cannot change the answer.</summary>
internal static class Batch
{
    /// <summary>Items of a stream in work per thread: enough that no thread waits long for the slowest.</summary>
    public const int InFlightPerThread = 16;

    private const int ThreadsNotGiven = 8;

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

        return Array.AsReadOnly(Fill(items, work, degreeOfParallelism, progress, cancellationToken));
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
        IReadOnlyList<TItem> items, Func<TItem, TResult> work, int degreeOfParallelism, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = degreeOfParallelism, CancellationToken = cancellationToken };
        try
        {
            // One by one: a series takes long enough that blocks of them would leave threads idle at the end.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering), options, i =>
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

        return results;
    }
}
