using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>The memory of the whole process is measured here, so no other test may run meanwhile.</summary>
[CollectionDefinition(nameof(LedgerMemoryTests), DisableParallelization = true)]
[Collection(nameof(LedgerMemoryTests))]
public sealed class LedgerMemoryTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 6, 18, 12, 0);

    [Fact]
    public void Memory_stays_bounded_when_ids_never_repeat()
    {
        var ledger = StockLedger.InMemory(new LedgerOptions { RememberedCommands = 1000, RememberedOrders = 1000, AuditedEvents = 1000 });
        ledger.Handle(LedgerCommand.Receive(new("start"), "A", 1, Noon));
        Refuse(0, 50_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Refuse(50_000, 200_000);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1_000_000);
        GC.KeepAlive(ledger);

        void Refuse(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                ledger.Handle(LedgerCommand.Release(new($"c{i}"), $"o{i}", Noon));
                ledger.Handle(LedgerCommand.Reserve(new($"d{i}"), $"p{i}", "A", 2, null, Noon));
            }
        }
    }
}
