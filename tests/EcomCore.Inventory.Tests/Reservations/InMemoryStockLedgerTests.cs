using NodaTime;

namespace EcomCore.Inventory.Tests;

public sealed class InMemoryStockLedgerTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    [Fact]
    public async Task It_reads_as_the_guide_says()
    {
        var ledger = StockLedger.InMemory();
        await ledger.Receive(new("cmd-40"), "TB-01-M-2504", 10, Noon);
        await ledger.Receive(new("cmd-41"), "DD-02-S-2504", 10, Noon);

        var answer = await ledger.Reserve(new("cmd-42"), "order-7", [("TB-01-M-2504", 2), ("DD-02-S-2504", 1)], ttl: Duration.FromMinutes(15), Noon);

        Assert.Equal(LedgerStatus.Done, answer.Status);
        Assert.Equal(LedgerStatus.Done, (await ledger.Confirm(new("cmd-43"), "order-7", Noon)).Status);
        Assert.Equal(8, (await ledger.StockOf("TB-01-M-2504")).Available);
        Assert.Equal(OrderState.Shipped, (await ledger.OrderOf("order-7"))!.State);
    }

    [Fact]
    public void Limits_are_those_of_all_parts_together()
    {
        var ledger = StockLedger.InMemory(new LedgerOptions { MaxItems = 4_000, MaxOpenOrders = 64, Stripes = 8 });
        LedgerLine[] delivery = [.. Enumerable.Range(0, 600).Select(i => new LedgerLine($"S{i}", 100))];
        Assert.True(ledger.Handle(LedgerCommand.Receive(new("1"), delivery, Noon)).IsDone);
        Assert.All(Enumerable.Range(0, 64), i => Assert.True(ledger.Handle(LedgerCommand.Reserve(new($"r{i}"), $"o{i}", "S0", 1, null, Noon)).IsDone));

        Assert.Equal(LedgerReason.LedgerFull, ledger.Handle(LedgerCommand.Reserve(new("r64"), "o64", "S0", 1, null, Noon)).Reason);
        ledger.Handle(LedgerCommand.Confirm(new("c"), "o1", Noon));
        Assert.True(ledger.Handle(LedgerCommand.Reserve(new("r65"), "o65", "S0", 1, null, Noon)).IsDone);
    }

    [Fact]
    public void Threads_that_take_the_last_places_at_once_never_pass_the_limits()
    {
        for (var round = 0; round < 40; round++)
        {
            var ledger = StockLedger.InMemory(new LedgerOptions { MaxItems = 40, MaxOpenOrders = 25, Stripes = 16 });
            ledger.Handle(LedgerCommand.Receive(new("stock"), "S", 1_000, Noon));
            var (orders, items) = (0, 1);
            var threads = Enumerable.Range(0, 4).Select(t => new Thread(() =>
            {
                for (var i = 0; i < 20; i++)
                {
                    Interlocked.Add(ref orders, ledger.Handle(LedgerCommand.Reserve(new($"r{t}-{i}"), $"o{t}-{i}", "S", 1, null, Noon)).IsDone ? 1 : 0);
                    Interlocked.Add(ref items, ledger.Handle(LedgerCommand.SetBuffer(new($"i{t}-{i}"), $"S{t}-{i}", 1, Noon)).IsDone ? 1 : 0);
                }
            })).ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());

            Assert.Equal((25, 40), (orders, items));
        }
    }

    [Fact]
    public async Task The_audit_explains_todays_number_from_the_events_it_kept()
    {
        var ledger = StockLedger.InMemory(new LedgerOptions { AuditedEvents = 4, Stripes = 1 });
        for (var i = 0; i < 10; i++)
        {
            await ledger.Receive(new($"c{i}"), "A", 1, Noon);
        }

        var audit = await ledger.Audit("A");

        Assert.Equal((10, 6, 4), ((int)audit.Now.OnHand, (int)audit.OpeningOnHand, audit.Events.Count));
        Assert.Equal([7L, 8, 9, 10], audit.Events.Select(e => e.Sequence));
    }

    [Fact]
    public void Once_its_tables_have_grown_a_command_allocates_nothing()
    {
        const int Skus = 64;
        const int Orders = 4096;
        var ledger = StockLedger.InMemory(new LedgerOptions { RememberedCommands = 1024, RememberedOrders = 1024, AuditedEvents = 1024 });
        var (skus, orders) = (Texts("sku", Skus), Texts("order", Orders));
        var (reserves, confirms) = (Texts("r", Orders), Texts("c", Orders));
        foreach (var sku in skus)
        {
            ledger.Handle(LedgerCommand.Receive(new(sku), sku, LedgerLimits.MaxQuantity, Noon));
        }

        Run(0, Orders);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var done = Run(0, Orders);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2 * Orders, done);

        int Run(int from, int to)
        {
            var count = 0;
            for (var i = from; i < to; i++)
            {
                var at = Noon + Duration.FromMilliseconds(i);
                count += ledger.Handle(LedgerCommand.Reserve(new(reserves[i]), orders[i], skus[i % Skus], 1, Duration.FromMinutes(15), at, "web")).IsDone ? 1 : 0;
                count += ledger.Handle(LedgerCommand.Confirm(new(confirms[i]), orders[i], at)).IsDone ? 1 : 0;
            }

            return count;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(128)]
    public void Stripes_are_a_power_of_two(int stripes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StockLedger.InMemory(new LedgerOptions { Stripes = stripes }));

    private static string[] Texts(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}-{i}")];
}
