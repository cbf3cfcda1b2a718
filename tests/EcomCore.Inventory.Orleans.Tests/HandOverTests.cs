using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>What a coordinator or an item does that others have overtaken, while it was frozen or cut off: nothing.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HandOverTests(ClusterServer server)
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    [SuiteFact("orleans")]
    public async Task A_late_undo_does_not_touch_the_next_reservation()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));
        var refused = LedgerCommand.Reserve(new("2"), "o1", [("A", 1), ("B", 30)], Quarter, Noon);
        Assert.Equal(LedgerReason.Insufficient, (await ledger.Apply(refused)).Reason);
        var undone = await VersionOf(cluster, "o1");
        Assert.True((await ledger.Reserve(new("3"), "o1", [("A", 2), ("B", 2)], Quarter, Noon)).IsDone);

        // The first coordinator was frozen while it undid.
        await IsTooLate(cluster, "A", StepKind.Undo, SagaSteps.PartOf(refused, "A"), undone);
        await IsTooLate(cluster, "A", StepKind.End, refused, undone);
        await IsTooLate(cluster, "B", StepKind.Apply, SagaSteps.PartOf(refused, "B"), undone);

        Assert.Equal([(8L, 2L), (8, 2)], (await ledger.AllStock()).Select(stock => (stock.Available, stock.Reserved)));
        Assert.Equal(OrderState.Open, (await ledger.OrderOf("o1"))!.State);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task A_late_step_does_not_change_when_an_order_ends()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));
        await ledger.Reserve(new("2"), "o1", [("A", 2), ("B", 2)], Quarter, Noon);
        var first = LedgerCommand.Extend(new("3"), "o1", Duration.FromHours(1), Noon);
        await ledger.Apply(first);
        var extended = await VersionOf(cluster, "o1");
        await ledger.Apply(LedgerCommand.Extend(new("4"), "o1", Duration.FromHours(2), Noon));

        await IsTooLate(cluster, "A", StepKind.RestoreEnd, first, extended, Noon + Quarter);
        await IsTooLate(cluster, "A", StepKind.Apply, LedgerCommand.Extend(new("hold"), "o1", null, Noon), extended);

        var order = await ledger.OrderOf("o1");
        Assert.Equal((OrderState.Open, Noon + Duration.FromHours(2)), (order!.State, order.Until));
    }

    [SuiteFact("orleans")]
    public async Task A_reservation_that_was_noted_at_an_item_is_not_made_there_once_a_coordinator_has_the_order()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 10, Noon);
        Assert.True(await cluster.Runtime.Orders.Claim("o1", "A"));
        await cluster.Item("A").OrderOf("o1", 2);

        await IsTooLate(cluster, "A", StepKind.Apply, LedgerCommand.Reserve(new("2"), "o1", "A", 1, null, Noon), 1);
        Assert.Equal(0, (await ledger.StockOf("A")).Reserved);

        // And neither where the item is loaded again, with or without a snapshot.
        var log = await cluster.Runtime.Journal.Load("A");
        var loaded = ItemState.From("A", log, new LedgerOptions());
        Assert.Equal(2, loaded.EpochOf("o1"));
        Assert.Equal(2, ItemState.From("A", log with { Snapshot = loaded.TakeSnapshot(), Batches = [] }, new LedgerOptions()).EpochOf("o1"));
    }

    [SuiteFact("orleans")]
    public async Task An_item_that_was_overtaken_does_not_answer_for_its_orders()
    {
        await using var cluster = await Cluster.Start(server);
        var (ledger, runtime) = (cluster.Ledger, cluster.Runtime);
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));
        Assert.Equal([10L, 10], (await ledger.AllStock()).Select(stock => stock.Available));

        // Elsewhere, while both grains hold their items in memory, an order is reserved.
        foreach (var item in new[] { "A", "B" })
        {
            var other = ItemState.From(item, await runtime.Journal.Load(item), new LedgerOptions());
            Assert.True(other.Machine.Apply(LedgerCommand.Reserve(new("2"), "o1", item, 1, null, Noon)).IsDone);
            Assert.True(await runtime.Journal.Append(other.NextBatch()));
        }

        Assert.True(await runtime.Orders.TryChange(new OrderRow("o1", 0, false, ["A", "B"], cluster.Bytes(new OrderRecord()))));

        Assert.Equal(LedgerReason.None, (await ledger.Release(new("3"), "o1", Noon)).Reason);
        Assert.Equal(OrderState.Released, (await ledger.OrderOf("o1"))!.State);
        Assert.All(await ledger.AllStock(), stock => Assert.Equal((10, 0), (stock.Available, stock.Reserved)));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task What_an_order_holds_is_given_back_however_long_a_silo_was_away()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));
        foreach (var (order, command) in new[]
        {
            ("o1", LedgerCommand.Release(new("late-1"), "o1", Noon)),
            ("o2", LedgerCommand.Confirm(new("late-2"), "o2", Noon)),
            ("o3", LedgerCommand.Extend(new("late-3"), "o3", Quarter, Noon)),
        })
        {
            await ledger.Reserve(new("r-" + order), order, [("A", 1), ("B", 1)], null, Noon);

            // As it is found after a long freeze: the command was begun an hour ago.
            var row = (await cluster.Runtime.Orders.Read(order))!;
            var saga = new Saga { Command = command, Items = ["A", "B"], Ends = [null, null], StartedTicks = cluster.Runtime.NowTicks - TimeSpan.TicksPerHour };
            Assert.True(await cluster.Runtime.Orders.TryChange(row with { IsPending = true, Body = cluster.Bytes(new OrderRecord { Saga = saga }) }));
            Assert.True((await ledger.Apply(command)).IsDone);
        }

        Assert.Equal(OrderState.Released, (await ledger.OrderOf("o1"))!.State);
        Assert.Equal(OrderState.Shipped, (await ledger.OrderOf("o2"))!.State);
        Assert.Equal(Noon + Quarter, (await ledger.OrderOf("o3"))!.Until);
    }

    private static async Task<long> VersionOf(Cluster cluster, string orderId) => (await cluster.Runtime.Orders.Read(orderId))!.Version - 1;

    private static async Task IsTooLate(Cluster cluster, string item, StepKind kind, LedgerCommand command, long epoch, Instant until = default) =>
        await Assert.ThrowsAsync<ClusterLedgerException>(() => cluster.Item(item).Step(kind, command, until.ToUnixTimeTicks(), epoch));
}
