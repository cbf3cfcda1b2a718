using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>Items that are sold from several pools.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PoolTests(ClusterServer server)
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    [SuiteFact("orleans")]
    public async Task A_split_item_sells_exactly_what_is_there()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 103, Noon);
        await ledger.SetBuffer(new("2"), "A", 3, Noon);
        await ledger.Split("A", 4);

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        Assert.Equal(100, answers.Count(answer => answer.IsDone));
        Assert.All(answers.Where(answer => !answer.IsDone), answer => Assert.Equal(LedgerReason.Insufficient, answer.Reason));
        Assert.Equal(new StockPosition("A", 103, 100, 0, 3, 0, 0), await ledger.StockOf("A"));
        Assert.Equal(100, (await ledger.HoldersOf("A")).Count);
        Assert.True((await ledger.AllStock()).Single().Available == 0);
        Assert.Empty((await ledger.Verify()).Findings);

        // What comes free in one pool is found by an order in any other, even one that needs the rest of all pools.
        await Task.WhenAll(Enumerable.Range(0, 300).Where(i => answers[i].IsDone).Select(i => ledger.Release(new($"r{i}"), $"o{i}", Noon).AsTask()));
        Assert.True((await ledger.Reserve(new("all"), "all", "A", 100, null, Noon)).IsDone);
        Assert.Equal(LedgerReason.Insufficient, (await ledger.Reserve(new("more"), "more", "A", 1, null, Noon)).Reason);
    }

    [SuiteFact("orleans")]
    public async Task Stock_in_pools_can_be_counted_out_again()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 100, Noon);
        await ledger.Split("A", 3);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        Assert.True((await ledger.Adjust(new("2"), "A", -70, "count", Noon)).IsDone);
        Assert.Equal(LedgerReason.HeldByOrders, (await ledger.Adjust(new("3"), "A", -1, "count", Noon)).Reason);
        Assert.Equal(new StockPosition("A", 30, 30, 0, 0, 0, 0), await ledger.StockOf("A"));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task Units_on_their_way_when_a_silo_dies_arrive()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 10, Noon);
        await ledger.Split("A", 2);

        // The units have left, and nobody tells the other pool.
        var (log, key) = (await cluster.Runtime.Journal.Load("A"), ItemKey.Of("A", 1));
        var state = ItemState.From("A", log, new LedgerOptions());
        Assert.True(state.TrySend("A", key, 4));
        Assert.True(await cluster.Runtime.Journal.Append(state.NextBatch()));

        await LedgerTests.Eventually(async () => (await cluster.Runtime.Journal.Load(key)).Batches.Count == 1);
        Assert.Equal(10, (await ledger.Reserve(new("2"), "all", "A", 10, null, Noon)).Asked);
        Assert.Equal(new StockPosition("A", 10, 10, 0, 0, 0, 0), await ledger.StockOf("A"));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task A_command_that_is_sent_again_after_a_split_gets_its_first_answer()
    {
        await using var cluster = await Cluster.Start(server);
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 100, Noon);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));
        await ledger.Reserve(new("much"), "big", "A", 500, null, Noon);
        await ledger.Release(new("r0"), "o0", Noon);
        await ledger.Split("A", 4);
        await Task.Delay(2_500);

        for (var i = 0; i < 16; i++)
        {
            var again = await ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon);
            Assert.Equal((LedgerStatus.Repeated, LedgerStatus.Done), (again.Status, again.FirstStatus));
        }

        Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new("much"), "big", "A", 500, null, Noon)).Status);
        Assert.Equal(LedgerReason.CommandIdReused, (await ledger.Reserve(new("c1"), "o1", "A", 2, null, Noon)).Reason);
        Assert.Equal(15, (await ledger.StockOf("A")).Reserved);

        // What was refused may be asked for anew, with an id of its own, wherever it goes.
        Assert.True((await ledger.Reserve(new("less"), "big", "A", 5, null, Noon)).IsDone);
        Assert.Equal(LedgerReason.OrderExists, (await ledger.Reserve(new("other"), "o5", "A", 1, null, Noon)).Reason);
        Assert.Equal(20, (await ledger.StockOf("A")).Reserved);

        // And back again.
        await ledger.Split("A", 1);
        await Task.Delay(2_500);
        Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new("less"), "big", "A", 5, null, Noon)).Status);
        Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new("much"), "big", "A", 500, null, Noon)).Status);
        Assert.Equal(20, (await ledger.StockOf("A")).Reserved);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task Goods_that_were_shipped_before_and_after_a_split_come_back_once()
    {
        await using var cluster = await Cluster.Start(server);
        var (ledger, order) = (cluster.Ledger, Enumerable.Range(0, 99).Select(i => $"o{i}").First(id => ItemKey.PoolFor(id, 4) != 0));
        await ledger.Receive(new("1"), "A", 10, Noon);
        await ledger.Reserve(new("2"), order, "A", 3, Duration.FromMinutes(15), Noon);
        await ledger.Apply(LedgerCommand.Confirm(new("3"), order, Noon, [("A", 2)]));
        await ledger.Apply(LedgerCommand.Expire(new("4"), Noon + Duration.FromMinutes(15)));
        await ledger.Split("A", 4);
        await Task.Delay(2_500);
        Assert.True((await ledger.Reserve(new("5"), order, "A", 2, null, Noon)).IsDone);
        Assert.True((await ledger.Confirm(new("6"), order, Noon)).IsDone);
        Assert.Equal(6, (await ledger.StockOf("A")).OnHand);

        Assert.True((await ledger.Apply(LedgerCommand.Return(new("7"), order, [("A", 3)], Noon))).IsDone);
        Assert.Equal(9, (await ledger.StockOf("A")).OnHand);
        var more = await ledger.Apply(LedgerCommand.Return(new("8"), order, [("A", 2)], Noon));
        Assert.Equal((LedgerReason.NotShipped, 1L), (more.Reason, more.Available));
        Assert.Equal(LedgerStatus.Repeated, (await ledger.Apply(LedgerCommand.Return(new("7"), order, [("A", 3)], Noon))).Status);
        Assert.True((await ledger.Apply(LedgerCommand.Return(new("9"), order, [("A", 1)], Noon))).IsDone);
        Assert.Equal(10, (await ledger.StockOf("A")).OnHand);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task A_split_item_gets_no_policy_to_be_sold_before_it_is_there()
    {
        await using var cluster = await Cluster.Start(server, 1);
        var ledger = cluster.Ledger;
        await ledger.Receive(new("1"), "A", 10, Noon);
        await ledger.Split("A", 2);

        var refused = await ledger.Apply(LedgerCommand.SetBackorder(new("2"), "A", BackorderPolicy.Unplanned, 5, Noon));
        Assert.Equal((LedgerStatus.Refused, LedgerReason.BackorderLimit), (refused.Status, refused.Reason));
        Assert.True((await ledger.Apply(LedgerCommand.SetBackorder(new("3"), "A", BackorderPolicy.None, 0, Noon))).IsDone);
        Assert.Equal(LedgerReason.Insufficient, (await ledger.Reserve(new("4"), "o1", "A", 11, null, Noon)).Reason);

        await ledger.Split("A", 1);
        Assert.Equal(LedgerStatus.Repeated, (await ledger.Apply(LedgerCommand.SetBackorder(new("2"), "A", BackorderPolicy.Unplanned, 5, Noon))).Status);
        Assert.True((await ledger.Apply(LedgerCommand.SetBackorder(new("5"), "A", BackorderPolicy.Unplanned, 5, Noon))).IsDone);
    }

    [SuiteFact("orleans")]
    public async Task An_item_that_may_be_sold_before_it_is_there_cannot_be_split()
    {
        await using var cluster = await Cluster.Start(server, 1);
        await cluster.Ledger.Apply(LedgerCommand.SetBackorder(new("1"), "A", BackorderPolicy.Unplanned, 5, Noon));

        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Ledger.Split("A", 2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.Ledger.Split("A", 65));
    }
}
