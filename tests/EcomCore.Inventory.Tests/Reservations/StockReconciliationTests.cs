using NodaTime;

namespace EcomCore.Inventory.Tests;

public sealed class StockReconciliationTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    [Fact]
    public void Differences_come_with_the_commands_that_settle_them()
    {
        var machine = new LedgerMachine();
        machine.Apply(LedgerCommand.Receive(new("1"), "A", 10, Noon));
        machine.Apply(LedgerCommand.Receive(new("2"), "B", 10, Noon));
        machine.Apply(LedgerCommand.Receive(new("3"), "C", 10, Noon));
        machine.Apply(LedgerCommand.Reserve(new("4"), "o", "C", 8, null, Noon));

        var differences = StockReconciliation.Compare(
            machine.AllStock(), new Dictionary<string, long> { ["C"] = 5, ["A"] = 12, ["B"] = 10, ["new"] = 1 }, "count-7", Noon);

        Assert.Equal([("A", 10, 12, 0), ("C", 10, 5, 3), ("new", 0, 1, 0)], differences.Select(d => (d.Sku, (int)d.OnHand, (int)d.Counted, (int)d.Missing)));
        Assert.All(differences, d => Assert.Equal(LedgerStatus.Done, machine.Apply(d.Command!.Value).Status));
        Assert.All(differences, d => Assert.Equal(LedgerStatus.Repeated, machine.Apply(d.Command!.Value).Status));
        Assert.Equal([12L, 10, 8, 1], machine.AllStock().Select(s => s.OnHand));
    }

    [Fact]
    public void What_orders_hold_in_full_is_not_adjusted()
    {
        var machine = new LedgerMachine();
        machine.Apply(LedgerCommand.Receive(new("1"), "A", 5, Noon));
        machine.Apply(LedgerCommand.Reserve(new("2"), "o", "A", 5, null, Noon));

        var difference = Assert.Single(StockReconciliation.Compare(machine.AllStock(), new Dictionary<string, long> { ["A"] = 3 }, "count", Noon));

        Assert.Equal((2, null), (difference.Missing, difference.Command));
    }
}
