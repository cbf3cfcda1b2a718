using Orleans.Concurrency;

namespace EcomCore.Inventory.Orleans;

[StatelessWorker]
[Reentrant]
internal sealed class CatalogueGrain(LedgerRuntime runtime) : Grain, ICatalogueGrain
{
    public Task<List<string>> KeysAfter(string key) => runtime.Journal.ItemsAfter(key);

    public async Task<Dictionary<string, int>> Splits() => new(await runtime.Splits.All(), StringComparer.Ordinal);

    public Task<long?> LatestClock() => runtime.Journal.LatestClock();
}
