using EcomCore.Inventory;
using EcomCore.Inventory.Orleans;
using NodaTime;

namespace EcomCore.LedgerLoad;

/// <summary>Reservations at the ledger of one cluster.</summary>
internal sealed class OrleansLoad
{
    private const int Items = 1_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    private readonly Lazy<Task<LoopbackCluster>> _cluster;
    private readonly Lazy<Task> _warm;
    private int _cases;

    public OrleansLoad(Func<Task<LoopbackCluster>> start)
    {
        _cluster = new(start);
        _warm = new(WarmUp);
    }

    public Task<LoopbackCluster> Cluster => _cluster.Value;

    /// <summary>Orders of one item, which is sold from <paramref name="pools"/> pools.</summary>
    public async Task<LoadResult> Ledger(int callers, int items, int pools, TimeSpan duration)
    {
        await _warm.Value;
        var (ledger, name) = await Stocked(items);
        if (pools > 1)
        {
            await ledger.Split($"{name}-0", pools);
            await Task.Delay(2_500);
        }

        return await Singles(ledger, name, callers, items, duration);
    }

    /// <summary>Orders of two of a thousand items.</summary>
    public async Task<LoadResult> Pairs(int callers, TimeSpan duration)
    {
        await _warm.Value;
        var (ledger, name) = await Stocked(Items);
        return await Pairs(ledger, name, callers, duration);
    }

    public void Stop()
    {
        if (_cluster.IsValueCreated)
        {
            _cluster.Value.Result.Dispose();
        }
    }

    // Silos run for days: what the first seconds of a process take (compiling, opening connections) is not measured.
    private async Task WarmUp()
    {
        var (ledger, name) = await Stocked(Items);
        await Pairs(ledger, name, 256, TimeSpan.FromSeconds(8));
        (ledger, name) = await Stocked(1);
        await Singles(ledger, name, 256, 1, TimeSpan.FromSeconds(4));
    }

    private static Task<LoadResult> Singles(OrleansStockLedger ledger, string name, int callers, int items, TimeSpan duration) =>
        Load.Callers(callers, duration, async (caller, i) => Done(await ledger.Reserve(
            new($"{name}-c{caller}-{i}"), $"{name}-o{caller}-{i}", $"{name}-{((caller * 7919) + i) % items}", 1, Duration.FromMinutes(15), Start)));

    private static Task<LoadResult> Pairs(OrleansStockLedger ledger, string name, int callers, TimeSpan duration) =>
        Load.Callers(callers, duration, async (caller, i) =>
        {
            var first = ((caller * 7919) + i) % Items;
            Done(await ledger.Reserve(
                new($"{name}-c{caller}-{i}"), $"{name}-o{caller}-{i}", [($"{name}-{first}", 1), ($"{name}-{(first + 401) % Items}", 1)], Duration.FromMinutes(15), Start));
        });

    // New names for each case, so that no case finds what another has left in memory; the items are loaded before the clock starts.
    private async Task<(OrleansStockLedger Ledger, string Name)> Stocked(int items)
    {
        var (ledger, name) = ((await Cluster).Ledger, $"k{++_cases}");
        foreach (var some in Enumerable.Range(0, items).Chunk(100))
        {
            await Task.WhenAll(some.Select(i => ledger.Receive(new($"{name}-s{i}"), $"{name}-{i}", 1_000_000_000, Start).AsTask()));
        }

        return (ledger, name);
    }

    private static void Done(LedgerAnswer answer)
    {
        if (!answer.IsDone)
        {
            throw new InvalidOperationException(answer.ToString());
        }
    }
}
