using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>Two silos in one process, a client, a real database.</summary>
[Collection(ClusterCollection.Name)]
public sealed class LedgerTests(ClusterServer server)
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    [SuiteFact("orleans")]
    public async Task Answers_are_those_of_the_machine_and_survive_the_cluster()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 10, Noon);
        await ledger.SetBuffer(new("2"), "A", 1, Noon);

        var first = await ledger.Reserve(new("3"), "o1", [("A", 4), ("A", 3)], Quarter, Noon);
        var second = await ledger.Reserve(new("4"), "o2", "A", 5, Quarter, Noon);
        var again = await ledger.Reserve(new("3"), "o1", [("A", 4), ("A", 3)], Quarter, Noon);
        var other = await ledger.Reserve(new("3"), "o1", [("A", 4)], Quarter, Noon);

        Assert.Equal("Done: A asked 7, available 2 (on hand 10, held by orders 7, held back 1)", first.ToString());
        Assert.Equal("Refused, Insufficient: A asked 5, available 2 (on hand 10, held by orders 7, held back 1)", second.ToString());
        Assert.Equal(LedgerStatus.Repeated, again.Status);
        Assert.Equal(LedgerReason.CommandIdReused, other.Reason);
        Assert.Equal("o1", Assert.Single(await ledger.HoldersOf("A")).OrderId);
        Assert.Equal(Noon + Quarter, (await ledger.OrderOf("o1"))!.Until);
        Assert.Equal(2, Assert.Single(await ledger.PromiseOf("A")).Units);
        Assert.Equal(Noon, await ledger.LatestTime());

        await ledger.Apply(LedgerCommand.Expire(new("5"), Noon + Quarter));
        Assert.Equal(OrderState.Expired, (await ledger.OrderOf("o1"))!.State);
        Assert.Equal(new StockPosition("A", 10, 0, 0, 1, 0, 9), await ledger.StockOf("A"));
        Assert.Equal(3, (await ledger.Audit("A")).Events.Count(e => e.Kind != LedgerEventKind.BufferSet));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task An_order_of_several_items_is_done_at_all_or_none()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        Assert.True((await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 2), ("C", 5)], Noon))).IsDone);

        var refused = await ledger.Reserve(new("2"), "o1", [("A", 1), ("B", 3)], Quarter, Noon);
        Assert.Equal((LedgerStatus.Refused, LedgerReason.Insufficient, "B"), (refused.Status, refused.Reason, refused.Sku));
        Assert.Equal(10, (await ledger.StockOf("A")).Available);
        Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new("2"), "o1", [("A", 1), ("B", 3)], Quarter, Noon)).Status);

        Assert.True((await ledger.Reserve(new("3"), "o1", [("A", 1), ("B", 2)], Quarter, Noon)).IsDone);
        Assert.Equal(LedgerReason.OrderExists, (await ledger.Reserve(new("4"), "o1", "C", 1, Quarter, Noon)).Reason);
        Assert.Equal(LedgerReason.NotReserved, (await ledger.Apply(LedgerCommand.Confirm(new("5"), "o1", Noon, [("A", 1), ("C", 1)]))).Reason);
        Assert.True((await ledger.Apply(LedgerCommand.Confirm(new("6"), "o1", Noon, [("A", 1)]))).IsDone);
        Assert.Equal(OrderState.Open, (await ledger.OrderOf("o1"))!.State);
        Assert.Equal(Noon + Quarter, (await ledger.OrderOf("o1"))!.Until);
        Assert.True((await ledger.Apply(LedgerCommand.Confirm(new("7"), "o1", Noon))).IsDone);
        Assert.Equal(OrderState.Shipped, (await ledger.OrderOf("o1"))!.State);
        Assert.Equal(LedgerReason.AlreadyShipped, (await ledger.Apply(LedgerCommand.Release(new("8"), "o1", Noon))).Reason);
        Assert.Equal(LedgerReason.NotShipped, (await ledger.Apply(LedgerCommand.Return(new("9"), "o1", [("A", 1), ("B", 3)], Noon))).Reason);
        Assert.True((await ledger.Apply(LedgerCommand.Return(new("10"), "o1", [("A", 1), ("B", 2)], Noon))).IsDone);
        Assert.Equal([10L, 2, 5], (await ledger.AllStock()).Select(stock => stock.Available));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task A_release_that_names_a_part_of_its_order_is_refused()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 5)], Noon));
        await ledger.Reserve(new("2"), "o1", [("A", 3), ("B", 2)], Quarter, Noon);
        ValueTask<LedgerAnswer> Release(string id, params LedgerLine[] lines) =>
            ledger.Apply(LedgerCommand.Of(LedgerCommandKind.Release, new(id), Noon, lines, orderId: "o1"));

        var part = await Release("3", ("A", 1), ("B", 2));
        var without = await Release("4", ("A", 3));

        Assert.Equal((LedgerStatus.Refused, LedgerReason.PartialRelease, "A", 1, 3), (part.Status, part.Reason, part.Sku, (int)part.Asked, (int)part.Available));
        Assert.Equal((LedgerReason.PartialRelease, "B"), (without.Reason, without.Sku));
        Assert.Equal([7L, 3], (await ledger.AllStock()).Select(stock => stock.Available));
        Assert.True((await Release("5", ("A", 3), ("B", 2))).IsDone);
        Assert.Equal([10L, 5], (await ledger.AllStock()).Select(stock => stock.Available));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task An_order_whose_time_ran_out_at_one_item_has_ended_for_all()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));
        await ledger.Reserve(new("2"), "o1", [("A", 1), ("B", 2)], Quarter, Noon);

        // Only A learns how late it is.
        await ledger.Receive(new("3"), "A", 1, Noon + Quarter);
        Assert.Equal(LedgerReason.Expired, (await ledger.Confirm(new("4"), "o1", Noon)).Reason);

        Assert.Equal([11L, 10], (await ledger.AllStock()).Select(stock => stock.Available));
        Assert.True((await ledger.Reserve(new("5"), "o1", [("B", 1)], Quarter, Noon)).IsDone);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task A_cancellation_before_its_order_is_remembered_wherever_the_order_goes()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));

        Assert.Equal(LedgerReason.CancelRemembered, (await ledger.Release(new("2"), "o1", Noon)).Reason);
        Assert.Equal(LedgerReason.OrderCancelled, (await ledger.Reserve(new("3"), "o1", "A", 1, null, Noon)).Reason);
        Assert.Equal(LedgerReason.OrderCancelled, (await ledger.Reserve(new("4"), "o1", [("A", 1), ("B", 1)], null, Noon)).Reason);
        Assert.Equal(LedgerReason.UnknownOrder, (await ledger.Confirm(new("5"), "o2", Noon)).Reason);
        Assert.Equal(OrderState.CancelledBefore, (await ledger.OrderOf("o1"))!.State);
        Assert.Null(await ledger.OrderOf("o3"));
    }

    [SuiteFact("orleans")]
    public async Task Units_move_between_items_at_both_or_at_none()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 1)], Noon));
        await ledger.Reserve(new("2"), "o1", "B", 1, null, Noon);

        var refused = await ledger.Apply(LedgerCommand.Transfer(new("3"), [("A", -4), ("B", -1), ("C", 5)], "regroup", Noon));
        Assert.Equal((LedgerReason.HeldByOrders, "B"), (refused.Reason, refused.Sku));
        Assert.Equal(10, (await ledger.StockOf("A")).OnHand);

        Assert.True((await ledger.Apply(LedgerCommand.Transfer(new("4"), [("A", -4), ("C", 4)], "regroup", Noon))).IsDone);
        Assert.Equal([6L, 1, 4], (await ledger.AllStock()).Select(stock => stock.OnHand));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task An_order_that_a_dead_coordinator_left_half_done_holds_nothing_for_ever()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], Noon));

        // As it is found after a crash: noted, held at one item of two; once lately, once too long ago.
        await LeaveHalfDone(cluster, "o1", age: TimeSpan.Zero);
        await LeaveHalfDone(cluster, "o2", age: TimeSpan.FromMinutes(1));
        await Eventually(async () => (await ledger.StockOf("B")).Reserved == 1 && (await ledger.StockOf("A")).Reserved == 1);

        Assert.Equal(OrderState.Open, (await ledger.OrderOf("o1"))!.State);

        // What was undone because it took too long may be sent again, as it was or anew.
        Assert.Equal(LedgerStatus.Done, (await ledger.Reserve(new("c-o2"), "o2", [("A", 1), ("B", 1)], null, Noon)).Status);
        Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new("c-o2"), "o2", [("A", 1), ("B", 1)], null, Noon)).Status);
        Assert.Equal(LedgerReason.OrderExists, (await ledger.Reserve(new("again"), "o2", [("A", 1), ("B", 1)], null, Noon)).Reason);
        Assert.Equal([8L, 8], (await ledger.AllStock()).Select(stock => stock.Available));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task Too_much_at_once_is_refused_and_nothing_is_done()
    {
        await using var cluster = await Cluster.Start(server, 1, options => (options.ItemQueueLimit, options.Writers) = (10, 1));
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 1_000, Noon);

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        Assert.Contains(answers, answer => answer.Reason == LedgerReason.Overloaded);
        Assert.Equal(answers.Count(answer => answer.IsDone), (await ledger.StockOf("A")).Reserved);
        Assert.Equal(0, cluster.Runtime.Waiting);
    }

    [SuiteFact("orleans")]
    public async Task A_command_from_the_far_future_moves_no_clock()
    {
        await using var cluster = await Cluster.Start(server, 1, options => options.Ledger.MaxAhead = Duration.FromDays(1));
        var (ledger, now) = (cluster.Ledger, SystemClock.Instance.GetCurrentInstant());
        await ledger.Apply(LedgerCommand.Receive(new("1"), [("A", 10), ("B", 10)], now));

        Assert.Equal(LedgerReason.TimeTooFarAhead, (await ledger.Receive(new("2"), "A", 1, now + Duration.FromDays(2))).Reason);
        Assert.Equal(LedgerReason.TimeTooFarAhead, (await ledger.Reserve(new("3"), "o1", [("A", 1), ("B", 1)], null, now + Duration.FromDays(2))).Reason);
        Assert.Equal(LedgerReason.TimeTooFarAhead, (await ledger.Apply(LedgerCommand.Expire(new("4"), now + Duration.FromDays(2)))).Reason);
        Assert.True(await ledger.LatestTime() < now + Duration.FromSeconds(1));
        Assert.True((await ledger.Receive(new("2"), "A", 1, now + Duration.FromHours(23))).IsDone);
    }

    internal static async Task LeaveHalfDone(Cluster cluster, string orderId, TimeSpan age)
    {
        var command = LedgerCommand.Reserve(new("c-" + orderId), orderId, [("A", 1), ("B", 1)], null, Noon);
        var record = new OrderRecord
        {
            Saga = new Saga { Command = command, Items = ["A", "B"], Ends = [null, null], StartedTicks = (SystemClock.Instance.GetCurrentInstant() - Duration.FromTimeSpan(age)).ToUnixTimeTicks() },
        };
        Assert.True(await cluster.Runtime.Orders.TryChange(new OrderRow(orderId, 0, true, ["A", "B"], cluster.Bytes(record))));
        await cluster.Item("A").Step(StepKind.Apply, SagaSteps.PartOf(command, "A"), 0, 1);
    }

    internal static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 450, "It did not come about within 90 seconds.");
            await Task.Delay(200);
        }
    }
}
