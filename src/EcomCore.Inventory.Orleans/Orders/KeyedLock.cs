namespace EcomCore.Inventory.Orleans;

/// <summary>Lets one command of an order in at a time, in the order of their arrival. For one grain: not thread-safe.</summary>
internal sealed class KeyedLock
{
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    public async Task<T> Run<T>(string key, Func<Task<T>> work)
    {
        var before = _last.GetValueOrDefault(key, Task.CompletedTask);
        var own = new TaskCompletionSource();
        _last[key] = own.Task;
        try
        {
            await before;
            return await work();
        }
        finally
        {
            // First: the next one may go on, and end, within this call.
            if (_last[key] == own.Task)
            {
                _last.Remove(key);
            }

            own.SetResult();
        }
    }
}
