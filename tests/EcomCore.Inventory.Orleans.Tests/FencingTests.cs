using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>Two writers of one item: one wins, the other has lost and knows it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class FencingTests(ClusterServer server)
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    [SuiteFact("orleans")]
    public async Task Of_two_writers_with_the_same_number_one_appends()
    {
        await using var cluster = await Cluster.Start(server, 1);
        var journal = cluster.Runtime.Journal;
        var batches = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var state = ItemState.From("A", await journal.Load("A"), new LedgerOptions());
            state.Machine.Apply(LedgerCommand.Receive(new($"c{i}"), "A", 1, Noon));
            return state.NextBatch();
        }));

        var stored = await Task.WhenAll(batches.Select(journal.Append));

        Assert.Single(stored, won => won);
        Assert.Equal(batches[Array.IndexOf(stored, true)].Body, Assert.Single(await journal.AllBatches("A")).Body);
    }

    [SuiteFact("orleans")]
    public async Task A_grain_that_was_overtaken_gives_up_and_its_callers_find_the_other_writers_state()
    {
        await using var cluster = await Cluster.Start(server);
        var (ledger, journal) = (cluster.Ledger, cluster.Runtime.Journal);
        await ledger.Receive(new("1"), "A", 10, Noon);

        // Somebody else goes on with the item while the grain holds it in memory.
        var other = ItemState.From("A", await journal.Load("A"), new LedgerOptions());
        Assert.True(other.Machine.Apply(LedgerCommand.Adjust(new("2"), "A", -9, "taken elsewhere", Noon)).IsDone);
        Assert.True(await journal.Append(other.NextBatch()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        Assert.Single(answers, answer => answer.IsDone);
        Assert.Equal(new StockPosition("A", 1, 1, 0, 0, 0, 0), await ledger.StockOf("A"));
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task Questions_to_a_grain_that_was_overtaken_are_answered_by_the_new_writer()
    {
        await using var cluster = await Cluster.Start(server);
        var (ledger, journal) = (cluster.Ledger, cluster.Runtime.Journal);
        Func<Task>[] questions =
        [
            async () => Assert.Equal(10, (await ledger.StockOf("A0")).OnHand),
            async () => Assert.Equal(10, (await ledger.AllStock()).Single(stock => stock.Sku == "A1").OnHand),
            async () => Assert.Equal(3, Assert.Single(await ledger.HoldersOf("A2")).Units),
            async () => Assert.Equal(7, Assert.Single(await ledger.PromiseOf("A3")).Units),
            async () => Assert.Equal(2, (await ledger.Audit("A4")).Events.Count),
        ];
        for (var i = 0; i < questions.Length; i++)
        {
            await ledger.Receive(new($"1-{i}"), $"A{i}", 10, Noon);
            var other = ItemState.From($"A{i}", await journal.Load($"A{i}"), new LedgerOptions());
            Assert.True(other.Machine.Apply(LedgerCommand.Reserve(new("2"), $"o{i}", $"A{i}", 3, null, Noon)).IsDone);
            Assert.True(await journal.Append(other.NextBatch()));

            await questions[i]();
            Assert.Equal(7, (await ledger.StockOf($"A{i}")).Available);
        }
    }

    [SuiteFact("orleans")]
    public async Task A_database_that_was_put_back_gets_no_journal_with_a_gap()
    {
        await using var cluster = await Cluster.Start(server, 1);
        var ledger = cluster.Ledger;
        for (var i = 1; i <= 4; i++)
        {
            await ledger.Receive(new($"A{i}"), "A", 10, Noon);
            await ledger.Receive(new($"B{i}"), "B", 10, Noon);
        }

        // A standby without the last batches has taken over; the items are still in memory.
        var database = (LedgerDatabase)cluster.Silo.GetService(typeof(LedgerDatabase))!;
        await database.Execute("DELETE FROM {s}.batch WHERE number > 2");

        Assert.Equal(20, (await ledger.StockOf("A")).OnHand);
        Assert.Equal(30, (await ledger.Receive(new("B5"), "B", 10, Noon)).OnHand);
        Assert.Equal(30, (await ledger.Receive(new("A5"), "A", 10, Noon)).OnHand);
        Assert.Empty((await ledger.Verify()).Findings);
    }

    [SuiteFact("orleans")]
    public async Task A_damaged_journal_gives_an_error_and_no_number()
    {
        await using var cluster = await Cluster.Start(server, 1, options => options.ResendFor = TimeSpan.Zero);
        var journal = cluster.Runtime.Journal;
        var state = ItemState.From("A", await journal.Load("A"), new LedgerOptions());
        state.Machine.Apply(LedgerCommand.Receive(new("1"), "A", 10, Noon));
        Assert.True(await journal.Append(state.NextBatch() with { Body = [1, 2, 3] }));

        var ledger = (OrleansStockLedger)cluster.Silo.GetService(typeof(OrleansStockLedger))!;
        var error = await Assert.ThrowsAsync<LedgerStorageException>(() => ledger.StockOf("A").AsTask());
        Assert.Contains("damaged", error.ToString(), StringComparison.Ordinal);
    }
}
