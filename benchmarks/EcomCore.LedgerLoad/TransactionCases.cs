using Microsoft.Extensions.DependencyInjection;
using Orleans.Transactions;

namespace EcomCore.LedgerLoad;

/// <summary>Orders over several items on one cluster: the ledger's sagas, and transactions of Orleans by hand (an order and its items, each a grain with a transactional
/// state), in the same two silos on the same server, one after the other.</summary>
internal static class TransactionCases
{
    private static readonly OrleansLoad Load = new(() => LoopbackCluster.Start(transactions: true));
    private static readonly Lazy<Task> Warm = new(WarmUp);
    private static int _cases;

    public static LoadCase[] All =>
    [
        new("ledger, 1 caller, orders of 2 items, 1,000 items", d => Load.Pairs(1, d)),
        new("transactions, 1 caller, orders of 2 items, 1,000 items", d => Transactions(1, 1_000, 2, d)),
        new("ledger, 64 callers, orders of 2 items, 1,000 items", d => Load.Pairs(64, d)),
        new("transactions, 64 callers, orders of 2 items, 1,000 items", d => Transactions(64, 1_000, 2, d)),
        new("transactions, order not kept, 64 callers, 2 of 1,000 items", d => Transactions(64, 1_000, 2, d, keep: false)),
        new("ledger, 512 callers, orders of 2 items, 1,000 items", d => Load.Pairs(512, d)),
        new("transactions, 512 callers, orders of 2 items, 1,000 items", d => Transactions(512, 1_000, 2, d)),
        new("ledger, 64 callers, 1 item", d => Load.Ledger(64, 1, 1, d)),
        new("transactions, 64 callers, 1 item", d => Transactions(64, 1, 1, d)),
    ];

    public static void Stop() => Load.Stop();

    private static async Task WarmUp() => await Orders(256, 1_000, 2, TimeSpan.FromSeconds(8), keep: true);

    private static async Task<LoadResult> Transactions(int callers, int items, int lines, TimeSpan duration, bool keep = true)
    {
        await Warm.Value;
        return await Orders(callers, items, lines, duration, keep);
    }

    private static async Task<LoadResult> Orders(int callers, int items, int lines, TimeSpan duration, bool keep)
    {
        var grains = (await Load.Cluster).Client.GetRequiredService<IGrainFactory>();
        var name = $"t{++_cases}";
        foreach (var some in Enumerable.Range(0, items).Chunk(50))
        {
            await Task.WhenAll(some.Select(i => grains.GetGrain<IBoughtItem>($"{name}-{i}").Receive(1_000_000_000)));
        }

        var again = 0;
        var until = DateTime.UnixEpoch;
        var result = await LedgerLoad.Load.Callers(callers, duration, async (caller, i) =>
        {
            var order = grains.GetGrain<IBoughtOrder>($"{name}-o{caller}-{i}");
            var first = ((caller * 7919) + i) % items;
            string[] bought = [.. Enumerable.Range(0, lines).Select(line => $"{name}-{(first + (line * 401)) % items}")];
            while (true)
            {
                try
                {
                    await (keep ? order.Reserve(bought, until) : order.HoldOnly(bought));
                    return;
                }
                catch (OrleansTransactionException)
                {
                    // Another one was in its way: the usual answer is to try again.
                    Interlocked.Increment(ref again);
                }
            }
        });
        Console.Error.WriteLine($"{again} transactions were tried again, {result.Commands} were done");
        return result;
    }
}
