namespace EcomCore.Inventory.Orleans;

/// <summary>Which items are split into how many pools, as of a moment ago. Only a hint: an order that goes to the wrong pool is served there.</summary>
internal sealed class SplitList(JournalStore journal) : IDisposable
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _gate = new(1);
    private Dictionary<string, int> _pools = new(StringComparer.Ordinal);
    private long _read;

    public async ValueTask<int> PoolsOf(string sku) => (await All().ConfigureAwait(false)).GetValueOrDefault(sku, 1);

    public async ValueTask<Dictionary<string, int>> All()
    {
        if (_read != 0 && System.Diagnostics.Stopwatch.GetElapsedTime(_read) < Age)
        {
            return _pools;
        }

        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_read == 0 || System.Diagnostics.Stopwatch.GetElapsedTime(_read) >= Age)
            {
                _pools = (await journal.Splits().ConfigureAwait(false)).ToDictionary(split => split.Item, split => split.Pools, StringComparer.Ordinal);
                _read = System.Diagnostics.Stopwatch.GetTimestamp();
            }

            return _pools;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
