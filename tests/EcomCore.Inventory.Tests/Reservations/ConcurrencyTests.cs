using System.Diagnostics;
using NodaTime;

namespace EcomCore.Inventory.Tests;

public sealed class ConcurrencyTests
{
    private static readonly Instant Noon = LedgerHistories.Noon;

    [Fact]
    public void Histories_of_three_threads_are_linearizable()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var (before, calls) = Record(seed);

            Assert.True(LedgerHistories.IsLinearizable(calls, before), $"seed {seed}:\n{string.Join('\n', calls.Select(c => $"{c.Started}-{c.Ended} {c.Command} {c.Answer}"))}");
        }
    }

    [Fact]
    public void The_search_finds_a_history_that_oversells()
    {
        LedgerCommand[] before = [LedgerCommand.Receive(new("r"), "A", 1, Noon)];
        var done = new LedgerMachine();
        done.Apply(before[0]);
        var answer = done.Apply(LedgerCommand.Reserve(new("1"), "o", "A", 1, null, Noon));

        Assert.False(LedgerHistories.IsLinearizable(
            [
                new(LedgerCommand.Reserve(new("1"), "o", "A", 1, null, Noon), answer, 0, 10),
                new(LedgerCommand.Reserve(new("2"), "p", "A", 1, null, Noon), answer, 5, 15),
            ],
            before));
    }

    [Fact]
    public void Under_stress_nothing_is_oversold_and_every_acknowledged_unit_is_there()
    {
        const int Threads = 4;
        const int Each = 20_000;
        var ledger = StockLedger.InMemory(new LedgerOptions { AuditedEvents = 0 });
        string[] skus = ["hot", "A", "B", "C", "D", "E", "F", "G"];
        foreach (var sku in skus)
        {
            ledger.Handle(LedgerCommand.Receive(new(sku), sku, 3_000, Noon));
        }

        var shipped = new long[Threads];
        Run(Threads, thread =>
        {
            var random = new Random(thread);
            for (var i = 0; i < Each; i++)
            {
                var order = $"{thread}-{i}";
                var at = Noon + Duration.FromMilliseconds(i);
                LedgerLine[] lines = random.Next(3) == 0
                    ? [(skus[random.Next(8)], 1), ("hot", 1), (skus[random.Next(8)], 1)]
                    : [("hot", 1)];
                if (ledger.Handle(LedgerCommand.Reserve(new($"r{order}"), order, lines, Duration.FromMilliseconds(random.Next(1, 50)), at)).IsDone && random.Next(4) == 0
                    && ledger.Handle(LedgerCommand.Confirm(new($"c{order}"), order, at)).IsDone)
                {
                    shipped[thread] += lines.Length;
                }
            }
        });

        Assert.Empty(Verified(ledger));
        ledger.Handle(LedgerCommand.Expire(new("end"), Noon + Duration.FromDays(1)));
        var stock = Stock(ledger);
        Assert.All(stock, s => Assert.Equal(0, s.Reserved));
        Assert.Equal((3_000L * skus.Length) - shipped.Sum(), stock.Sum(s => s.OnHand));
    }

    [Fact]
    public void Orders_over_the_same_items_in_opposite_order_do_not_block_each_other()
    {
        var ledger = StockLedger.InMemory();
        string[] skus = [.. Enumerable.Range(0, 40).Select(i => $"sku-{i}")];
        foreach (var sku in skus)
        {
            ledger.Handle(LedgerCommand.Receive(new(sku), sku, 1_000_000, Noon));
        }

        Run(4, thread =>
        {
            LedgerLine[] lines = [.. (thread % 2 == 0 ? skus : skus.Reverse()).Select(sku => new LedgerLine(sku, 1))];
            for (var i = 0; i < 500; i++)
            {
                Assert.True(ledger.Handle(LedgerCommand.Reserve(new($"r{thread}-{i}"), $"{thread}-{i}", lines, null, Noon)).IsDone);
                Assert.True(ledger.Handle(LedgerCommand.Release(new($"f{thread}-{i}"), $"{thread}-{i}", Noon)).IsDone);
            }
        });

        Assert.All(Stock(ledger), s => Assert.Equal(1_000_000, s.Available));
    }

    [Fact]
    public void One_command_sent_by_many_threads_is_done_once()
    {
        var ledger = StockLedger.InMemory();
        ledger.Handle(LedgerCommand.Receive(new("r"), "A", 100_000, Noon));
        var done = 0;
        Run(4, _ =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                if (ledger.Handle(LedgerCommand.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon)).Status == LedgerStatus.Done)
                {
                    Interlocked.Increment(ref done);
                }
            }
        });

        Assert.Equal(5_000, done);
        Assert.Equal(5_000, Stock(ledger)[0].Reserved);
    }

    private static (LedgerCommand[] Before, List<LedgerHistories.Call> Calls) Record(int seed)
    {
        var ledger = StockLedger.InMemory(new LedgerOptions { Stripes = 4 });
        LedgerCommand[] before = [LedgerCommand.Receive(new("r1"), "A", 2, Noon), LedgerCommand.Receive(new("r2"), "B", 2, Noon)];
        foreach (var command in before)
        {
            ledger.Handle(command);
        }

        var calls = new List<LedgerHistories.Call>();
        using var start = new Barrier(3);
        Run(3, thread =>
        {
            var random = new Random((seed * 3) + thread);
            var own = Enumerable.Range(0, 4).Select(i => Command(random, $"{thread}{i}")).ToArray();
            start.SignalAndWait();
            foreach (var command in own)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = ledger.Handle(command);
                var ended = Stopwatch.GetTimestamp();
                lock (calls)
                {
                    calls.Add(new(command, answer, started, ended));
                }
            }
        });
        return (before, calls);
    }

    private static LedgerCommand Command(Random random, string name)
    {
        var (id, order, sku) = (new CommandId(random.Next(6) == 0 ? "shared" : name), $"o{random.Next(3)}", random.Next(2) == 0 ? "A" : "B");
        return random.Next(7) switch
        {
            0 => LedgerCommand.Receive(id, sku, 1, Noon),
            1 => LedgerCommand.Release(id, order, Noon),
            2 => LedgerCommand.Confirm(id, order, Noon),
            3 => LedgerCommand.Reserve(id, order, [("B", 1), ("A", 1)], null, Noon),
            4 => LedgerCommand.Expire(id, Noon + Duration.FromMinutes(random.Next(3))),
            _ => LedgerCommand.Reserve(id, order, sku, 1 + random.Next(2), Duration.FromMinutes(1), Noon),
        };
    }

    private static void Run(int threads, Action<int> work)
    {
        Exception? failure = null;
        var running = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            try
            {
                work(thread);
            }
            catch (Exception caught)
            {
                failure = caught;
            }
        })).ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        Assert.Null(failure);
    }

    private static IReadOnlyList<StockPosition> Stock(InMemoryStockLedger ledger) => ledger.AllStock().AsTask().Result;

    private static IReadOnlyList<string> Verified(InMemoryStockLedger ledger) => ledger.Verify().AsTask().Result.Findings;
}
