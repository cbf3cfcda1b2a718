namespace EcomCore.Inventory.Orleans;

/// <summary>Gathers what many grains want from the database and asks for it in one round trip: while one is under way, the next gathers (group commit).</summary>
internal sealed class Lane<TItem, TResult>(int workers, int limit, Func<IReadOnlyList<TItem>, Task<TResult[]>> flush)
{
    private readonly object _gate = new();
    private List<(TItem Item, TaskCompletionSource<TResult> Result)> _waiting = [];
    private int _running;

    /// <summary>What came of the item, or the failure of the round trip that it shared.</summary>
    public Task<TResult> Add(TItem item)
    {
        var result = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((item, result));
            if (_running == workers)
            {
                return result.Task;
            }

            _running++;
        }

        // Not on the scheduler of the grain that happens to be first.
        _ = Task.Run(Run);
        return result.Task;
    }

    private async Task Run()
    {
        while (Take() is { Count: > 0 } taken)
        {
            try
            {
                var results = await flush(taken.ConvertAll(waiting => waiting.Item)).ConfigureAwait(false);
                for (var i = 0; i < taken.Count; i++)
                {
                    taken[i].Result.SetResult(results[i]);
                }
            }
#pragma warning disable CA1031 // Whatever went wrong: nobody may be left waiting.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                taken.ForEach(waiting => waiting.Result.TrySetException(failure));
            }
        }
    }

    private List<(TItem Item, TaskCompletionSource<TResult> Result)> Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            if (taken.Count > limit)
            {
                taken = _waiting[..limit];
                _waiting.RemoveRange(0, limit);
            }
            else
            {
                _waiting = [];
            }

            _running -= taken.Count == 0 ? 1 : 0;
            return taken;
        }
    }
}
