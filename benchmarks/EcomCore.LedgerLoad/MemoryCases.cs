using EcomCore.Inventory;
using NodaTime;

namespace EcomCore.LedgerLoad;

/// <summary>Reserve and confirm in this process. Ids are new each time: they are used again only after the ledger has forgotten them.</summary>
internal static class MemoryCases
{
    private const int Chunk = 2_000;
    private const int Ids = 200_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly LedgerOptions Options = new() { RememberedCommands = 50_000, RememberedOrders = 20_000, AuditedEvents = 8_192 };

    public static LoadCase[] All =>
    [
        new("by hand: dictionaries and a lock per item, 100,000 items", d => Task.FromResult(Load.Threads(1, d, ByHand(1, 100_000)))),
        new("machine (no locks, no events), one thread, 100,000 items", d => Task.FromResult(Load.Threads(1, d, Machine(100_000)))),
        new("machine (no locks, no events), one thread, one item", d => Task.FromResult(Load.Threads(1, d, Machine(1)))),
        new("ledger, one thread, 100,000 items", d => Task.FromResult(Load.Threads(1, d, Ledger(1, 100_000)))),
        new("ledger, one thread, one item", d => Task.FromResult(Load.Threads(1, d, Ledger(1, 1)))),
        new("by hand, two threads, one item", d => Task.FromResult(Load.Threads(2, d, ByHand(2, 1)))),
        new("ledger, two threads, one item", d => Task.FromResult(Load.Threads(2, d, Ledger(2, 1)))),
        new("ledger, two threads, 100,000 items", d => Task.FromResult(Load.Threads(2, d, Ledger(2, 100_000)))),
    ];

    private delegate LedgerAnswer Handler(in LedgerCommand command);

    private static Func<int, int> Ledger(int threads, int items) => Reserving(StockLedger.InMemory(Options).Handle, threads, items);

    private static Func<int, int> Machine(int items) => Reserving(new LedgerMachine(Options).Apply, 1, items);

    private static Func<int, int> Reserving(Handler handle, int threads, int items)
    {
        var skus = Texts("sku", items);
        foreach (var sku in skus)
        {
            handle(LedgerCommand.Receive(new("stock " + sku), sku, LedgerLimits.MaxQuantity, Start));
        }

        var ids = Enumerable.Range(0, threads).Select(t => (Reserve: Texts($"r{t}", Ids), Confirm: Texts($"c{t}", Ids), Order: Texts($"o{t}", Ids))).ToArray();
        var next = new int[threads * 16];
        var ttl = Duration.FromMinutes(15);
        return thread =>
        {
            var (reserve, confirm, order) = ids[thread];
            for (var n = 0; n < Chunk / 2; n++)
            {
                var i = next[thread * 16]++;
                var at = Start + Duration.FromTicks(i * 2L);
                var id = i % Ids;
                var item = (int)((uint)(i * 2654435761u) % (uint)items);
                if (!handle(LedgerCommand.Reserve(new(reserve[id]), order[id], skus[item], 1, ttl, at)).IsDone
                    || !handle(LedgerCommand.Confirm(new(confirm[id]), order[id], at)).IsDone)
                {
                    throw new InvalidOperationException("A command was not done.");
                }
            }

            return Chunk;
        };
    }

    // What one writes by hand: no ids of commands, no end of reservations, no answer but true or false.
    private static Func<int, int> ByHand(int threads, int items)
    {
        var stock = Enumerable.Range(0, items).ToDictionary(i => $"sku-{i}", _ => new HandMadeStock { OnHand = long.MaxValue / 2 });
        var skus = Texts("sku", items);
        var orders = Enumerable.Range(0, threads).Select(t => Texts($"o{t}", Ids)).ToArray();
        var next = new int[threads * 16];
        return thread =>
        {
            for (var n = 0; n < Chunk / 2; n++)
            {
                var i = next[thread * 16]++;
                var item = stock[skus[(int)((uint)(i * 2654435761u) % (uint)items)]];
                var order = orders[thread][i % Ids];
                lock (item)
                {
                    if (item.OnHand - item.Reserved < 1)
                    {
                        throw new InvalidOperationException("Sold out.");
                    }

                    item.Reserved++;
                    item.Orders[order] = 1;
                }

                lock (item)
                {
                    if (item.Orders.Remove(order, out var units))
                    {
                        item.Reserved -= units;
                        item.OnHand -= units;
                    }
                }
            }

            return Chunk;
        };
    }

    private static string[] Texts(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}-{i}")];

    private sealed class HandMadeStock
    {
        public long OnHand;
        public long Reserved;
        public readonly Dictionary<string, long> Orders = [];
    }
}
