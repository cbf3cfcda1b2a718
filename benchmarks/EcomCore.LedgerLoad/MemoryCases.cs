using System.Diagnostics;
using EcomCore.Inventory;
using NodaTime;

namespace EcomCore.LedgerLoad;

/// <summary>Reserve and confirm in this process. Latencies are those of reservations, in the batch cases those of whole batches. Ids are new each time: they are used again only after the ledger has forgotten them.</summary>
internal static class MemoryCases
{
    private const int Chunk = 2_000;
    private const int Ids = 200_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly LedgerOptions Options = new() { RememberedCommands = 50_000, RememberedOrders = 20_000, AuditedEvents = 8_192 };

    public static LoadCase[] All =>
    [
        Case("by hand: dictionaries and a lock per item, 100,000 items", 1, ByHand(1, 100_000)),
        Case("machine (no locks, no events), one by one, one thread, 100,000 items", 1, OneByOne(Machine().Apply, 1, 100_000)),
        Case("machine (no locks, no events), batches, one thread, 100,000 items", 1, Batches(Machine().Apply, 1, 100_000)),
        Case("ledger, one by one, one thread, 100,000 items", 1, OneByOne(Ledger().Handle, 1, 100_000)),
        Case("ledger, batches, one thread, 100,000 items", 1, Batches(Ledger().Handle, 1, 100_000)),
        WithHandles("ledger, one by one, handles of items, one thread, 100,000 items", 1, batches: false, 100_000),
        WithHandles("ledger, batches, handles of items, one thread, 100,000 items", 1, batches: true, 100_000),
        Case("ledger, one by one, one thread, one item", 1, OneByOne(Ledger().Handle, 1, 1)),
        Case("ledger, batches, one thread, one item", 1, Batches(Ledger().Handle, 1, 1)),
        Case("by hand, two threads, one item", 2, ByHand(2, 1)),
        Case("ledger, one by one, two threads, one item", 2, OneByOne(Ledger().Handle, 2, 1)),
        Case("ledger, batches, two threads, one item", 2, Batches(Ledger().Handle, 2, 1)),
        Case("ledger in 8 parts, one by one, two threads, one item", 2, OneByOne(Ledger(8).Handle, 2, 1)),
        Case("ledger, one by one, two threads, 100,000 items", 2, OneByOne(Ledger().Handle, 2, 100_000)),
        Case("ledger, batches, two threads, 100,000 items", 2, Batches(Ledger().Handle, 2, 100_000)),
        Case("ledger in 8 parts, one by one, two threads, 100,000 items", 2, OneByOne(Ledger(8).Handle, 2, 100_000)),
    ];

    private delegate LedgerAnswer Handler(in LedgerCommand command);

    private delegate void BatchHandler(ReadOnlySpan<LedgerCommand> commands, Span<LedgerAnswer> answers);

    private static LoadCase Case(string name, int threads, Lazy<Func<int, Samples, int>> work) => new(name, d => Task.FromResult(Load.Threads(threads, d, work.Value)));

    private static InMemoryStockLedger Ledger(int parts = 1) => StockLedger.InMemory(
        new LedgerOptions { RememberedCommands = 50_000, RememberedOrders = 20_000, AuditedEvents = 8_192, Stripes = parts });

    private static LedgerMachine Machine() => new(Options);

    private static Lazy<Func<int, Samples, int>> OneByOne(Handler handle, int threads, int items) => new(() => Reserving(handle, threads, new Texts(Stocked(handle, items))));

    private static Lazy<Func<int, Samples, int>> Batches(BatchHandler handle, int threads, int items) =>
        new(() => ReservingInBatches(handle, threads, new Texts(Stocked(OneOf(handle), items))));

    // Items are looked up once; elsewhere every command brings the text.
    private static LoadCase WithHandles(string name, int threads, bool batches, int items) => Case(name, threads, new(() =>
    {
        var ledger = Ledger();
        var handles = new Handles([.. Stocked(ledger.Handle, items).Select(ledger.HandleOf)]);
        return batches ? ReservingInBatches(ledger.Handle, threads, handles) : Reserving(ledger.Handle, threads, handles);
    }));

    private static Handler OneOf(BatchHandler handle) => (in LedgerCommand command) =>
    {
        var answer = new LedgerAnswer[1];
        handle([command], answer);
        return answer[0];
    };

    // A batch reserves for new orders and confirms those of the batch before.
    private static Func<int, Samples, int> ReservingInBatches<TItems>(BatchHandler handle, int threads, TItems skus)
        where TItems : struct, IItems
    {
        const int Half = 50;
        var ids = IdsOf(threads);
        var next = new int[threads * 16];
        var work = Enumerable.Range(0, threads).Select(_ => (Commands: new LedgerCommand[2 * Half], Answers: new LedgerAnswer[2 * Half])).ToArray();
        var ttl = Duration.FromMinutes(15);
        return (thread, samples) =>
        {
            var (reserve, confirm, order) = ids[thread];
            var (commands, answers) = work[thread];
            var done = 0;
            for (var batch = 0; batch < Chunk / (2 * Half); batch++)
            {
                var first = next[thread * 16];
                var at = Start + Duration.FromTicks(first * 2L);
                var confirms = first == 0 ? 0 : Half;
                for (var n = 0; n < confirms; n++)
                {
                    var id = (first - Half + n) % Ids;
                    commands[n] = LedgerCommand.Confirm(new(confirm[id]), order[id], at);
                }

                for (var n = 0; n < Half; n++)
                {
                    var i = first + n;
                    commands[confirms + n] = skus.Reserve(ItemOf(i, skus.Count), new(reserve[i % Ids]), order[i % Ids], ttl, at);
                }

                var started = Stopwatch.GetTimestamp();
                handle(commands.AsSpan(0, confirms + Half), answers);
                samples.Add(started);
                foreach (ref var answer in answers.AsSpan(0, confirms + Half))
                {
                    if (!answer.IsDone)
                    {
                        throw new InvalidOperationException("A command was not done.");
                    }
                }

                done += confirms + Half;
                next[thread * 16] = first + Half;
            }

            return done;
        };
    }

    private static string[] Stocked(Handler handle, int items)
    {
        var skus = Named("sku", items);
        foreach (var sku in skus)
        {
            handle(LedgerCommand.Receive(new("stock " + sku), sku, LedgerLimits.MaxQuantity, Start));
        }

        return skus;
    }

    private static (string[] Reserve, string[] Confirm, string[] Order)[] IdsOf(int threads) =>
        [.. Enumerable.Range(0, threads).Select(t => (Named($"r{t}", Ids), Named($"c{t}", Ids), Named($"o{t}", Ids)))];

    private static int ItemOf(int i, int items) => (int)((uint)(i * 2654435761u) % (uint)items);

    private static Func<int, Samples, int> Reserving<TItems>(Handler handle, int threads, TItems skus)
        where TItems : struct, IItems
    {
        var ids = IdsOf(threads);
        var next = new int[threads * 16];
        var ttl = Duration.FromMinutes(15);
        return (thread, samples) =>
        {
            var (reserve, confirm, order) = ids[thread];
            for (var n = 0; n < Chunk / 2; n++)
            {
                var i = next[thread * 16]++;
                var at = Start + Duration.FromTicks(i * 2L);
                var id = i % Ids;
                var item = ItemOf(i, skus.Count);
                var isTimed = n % Samples.Every == 0;
                var started = isTimed ? Stopwatch.GetTimestamp() : 0;
                var reserved = handle(skus.Reserve(item, new(reserve[id]), order[id], ttl, at));
                if (isTimed)
                {
                    samples.Add(started);
                }

                if (!reserved.IsDone || !handle(LedgerCommand.Confirm(new(confirm[id]), order[id], at)).IsDone)
                {
                    throw new InvalidOperationException("A command was not done.");
                }
            }

            return Chunk;
        };
    }

    // What one writes by hand: no ids of commands, no end of reservations, no answer but true or false.
    private static Lazy<Func<int, Samples, int>> ByHand(int threads, int items) => new(() => HandMade(threads, items));

    private static Func<int, Samples, int> HandMade(int threads, int items)
    {
        var stock = Enumerable.Range(0, items).ToDictionary(i => $"sku-{i}", _ => new HandMadeStock { OnHand = long.MaxValue / 2 });
        var skus = Named("sku", items);
        var orders = Enumerable.Range(0, threads).Select(t => Named($"o{t}", Ids)).ToArray();
        var next = new int[threads * 16];
        return (thread, samples) =>
        {
            for (var n = 0; n < Chunk / 2; n++)
            {
                var i = next[thread * 16]++;
                var item = stock[skus[ItemOf(i, items)]];
                var order = orders[thread][i % Ids];
                var isTimed = n % Samples.Every == 0;
                var started = isTimed ? Stopwatch.GetTimestamp() : 0;
                lock (item)
                {
                    if (item.OnHand - item.Reserved < 1)
                    {
                        throw new InvalidOperationException("Sold out.");
                    }

                    item.Reserved++;
                    item.Orders[order] = 1;
                }

                if (isTimed)
                {
                    samples.Add(started);
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

    private static string[] Named(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}-{i}")];

    /// <summary>The items, and how a reservation says which one it means. Structures, so that each has a program of its own.</summary>
    private interface IItems
    {
        int Count { get; }

        LedgerCommand Reserve(int item, CommandId id, string order, Duration ttl, Instant at);
    }

    private readonly struct Texts(string[] skus) : IItems
    {
        public int Count => skus.Length;

        public LedgerCommand Reserve(int item, CommandId id, string order, Duration ttl, Instant at) => LedgerCommand.Reserve(id, order, skus[item], 1, ttl, at);
    }

    private readonly struct Handles(SkuHandle[] skus) : IItems
    {
        public int Count => skus.Length;

        public LedgerCommand Reserve(int item, CommandId id, string order, Duration ttl, Instant at) => LedgerCommand.Reserve(id, order, skus[item], 1, ttl, at);
    }

    private sealed class HandMadeStock
    {
        public long OnHand;
        public long Reserved;
        public readonly Dictionary<string, long> Orders = [];
    }
}
