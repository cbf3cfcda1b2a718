using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.PostgreSql.Tests;

public sealed class PostgreSqlStockLedgerTests(Server server) : IClassFixture<Server>
{
    private const string Suite = "postgresql";
    private static readonly Instant Noon = Server.Noon;

    [SuiteFact(Suite)]
    public async Task What_was_answered_is_there_after_a_restart()
    {
        var options = server.Fresh();
        await using (var ledger = server.Open(options))
        {
            await ledger.Receive(new("1"), "TB-01", 10, Noon);
            Assert.Equal(7, (await ledger.Reserve(new("2"), "order-7", "TB-01", 3, Duration.FromMinutes(15), Noon)).Available);
        }

        await using (var ledger = server.Open(options))
        {
            Assert.Equal(new StockPosition("TB-01", 10, 3, 0, 0, 0, 7), await ledger.StockOf("TB-01"));
            Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new("2"), "order-7", "TB-01", 3, Duration.FromMinutes(15), Noon)).Status);
            Assert.Equal(LedgerReason.CommandIdReused, (await ledger.Receive(new("2"), "TB-01", 3, Noon)).Reason);
            Assert.Equal(Noon, await ledger.LatestTime());
            Assert.Equal(LedgerStatus.Done, (await ledger.Confirm(new("3"), "order-7", Noon)).Status);
            Assert.Equal(OrderState.Shipped, (await ledger.OrderOf("order-7"))!.State);
        }
    }

    [SuiteFact(Suite)]
    public async Task Many_callers_share_commits_and_each_gets_his_own_answer()
    {
        var options = server.Fresh();
        await using var ledger = server.Open(options);
        await ledger.Receive(new("r"), "A", 500, Noon);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        Assert.Equal(500, answers.Count(a => a.Status == LedgerStatus.Done));
        Assert.Equal(500, answers.Count(a => a.Reason == LedgerReason.Insufficient));
        Assert.InRange((long)server.Scalar($"SELECT count(*) FROM {options.Schema}.batch")!, 2, 900);
        Assert.Equal(1_001m, server.Scalar($"SELECT sum(commands) FROM {options.Schema}.batch"));
    }

    [SuiteFact(Suite)]
    public async Task The_program_of_the_guide_prints_what_the_guide_says()
    {
        await using var ledger = server.Open(server.Fresh());
        var printed = new List<string>();
        await ledger.Receive(new("delivery-1"), "TB-01-M-2504", 10, Noon);
        await ledger.SetBuffer(new("buffer-1"), "TB-01-M-2504", 1, Noon);
        printed.Add($"{await ledger.Reserve(new("web-1"), "order-7", [("TB-01-M-2504", 4), ("TB-01-M-2504", 3)], Duration.FromMinutes(15), Noon)}");
        printed.Add($"{await ledger.Reserve(new("web-2"), "order-8", [("TB-01-M-2504", 5)], Duration.FromMinutes(15), Noon)}");
        printed.Add($"{await ledger.Reserve(new("web-1"), "order-7", [("TB-01-M-2504", 4), ("TB-01-M-2504", 3)], Duration.FromMinutes(15), Noon)}");
        printed.Add($"{await ledger.Confirm(new("web-3"), "order-7", Noon)}");
        printed.Add($"sound: {(await ledger.Verify()).IsSound}");

        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "ledger.md"));
        Assert.Contains(string.Join('\n', printed), guide, StringComparison.Ordinal);
    }

    [SuiteFact(Suite)]
    public async Task The_audit_lists_every_event_of_an_item()
    {
        await using var ledger = server.Open(server.Fresh());
        await ledger.Receive(new("r"), "A", 10, Noon);
        await ledger.Receive(new("s"), "B", 10, Noon);
        await ledger.Reserve(new("1"), "o", [("A", 3), ("B", 1)], Duration.FromMinutes(1), Noon);
        await ledger.Expire(new("2"), Noon + Duration.FromHours(1));

        var audit = await ledger.Audit("A");

        Assert.Equal([LedgerEventKind.Received, LedgerEventKind.Reserved, LedgerEventKind.Expired], audit.Events.Select(e => e.Kind));
        Assert.Equal((10, 0), (audit.Events.Sum(e => e.OnHandChange), audit.Events.Sum(e => e.ReservedChange)));
        Assert.Equal(new StockPosition("A", 10, 0, 0, 0, 0, 10), audit.Now);
    }

    [SuiteFact(Suite)]
    public async Task Snapshots_are_taken_while_it_works_and_agree_with_the_journal()
    {
        var options = server.Fresh(o => (o.SnapshotEvery, o.BatchLimit) = (50, 20));
        await using (var ledger = server.Open(options))
        {
            await ledger.Receive(new("r"), "A", 1_000, Noon);
            await Task.WhenAll(Enumerable.Range(0, 600).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));
            Assert.Empty((await ledger.Verify()).Findings);
        }

        Assert.InRange((long)server.Scalar($"SELECT count(*) FROM {options.Schema}.snapshot")!, 1, 2);
        Assert.Equal(1L, server.Scalar($"SELECT count(*) FROM {options.Schema}.balance"));
        await using var again = server.Open(options);
        var found = await again.Verify();
        Assert.Empty(found.Findings);
        Assert.Equal((1, 600, 601), (found.Items, found.OpenOrders, found.Events));
    }

    [SuiteFact(Suite)]
    public async Task A_full_queue_refuses_and_does_nothing()
    {
        await using var ledger = server.Open(server.Fresh(o => o.QueueLimit = 1));
        await ledger.Receive(new("r"), "A", 1_000_000, Noon);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        var done = answers.Count(a => a.Status == LedgerStatus.Done);
        Assert.Equal(2_000 - done, answers.Count(a => a is { Status: LedgerStatus.Refused, Reason: LedgerReason.Overloaded }));
        Assert.InRange(done, 1, 1_999);
        Assert.Equal(done, (await ledger.StockOf("A")).Reserved);
    }

    [SuiteFact(Suite)]
    public async Task Closing_answers_what_waits_and_refuses_what_comes_later()
    {
        var ledger = server.Open(server.Fresh());
        await ledger.Receive(new("r"), "A", 1_000, Noon);
        var waiting = Enumerable.Range(0, 500).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()).ToList();

        await ledger.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), a => Assert.Equal(LedgerStatus.Done, a.Status));
        Assert.Equal(LedgerReason.Overloaded, (await ledger.Receive(new("late"), "A", 1, Noon)).Reason);
        await Assert.ThrowsAsync<LedgerStorageException>(async () => await ledger.StockOf("A"));
        Assert.False(ledger.Health.IsOpen);
    }

    [SuiteFact(Suite)]
    public async Task A_reader_sees_what_was_committed_when_it_was_opened()
    {
        var options = server.Fresh();
        await using var ledger = server.Open(options);
        await ledger.Receive(new("1"), "A", 10, Noon);
        await using var reader = server.Open(new PostgreSqlLedgerOptions { Schema = options.Schema, ReadOnly = true });
        await ledger.Receive(new("2"), "A", 10, Noon);

        Assert.Equal(10, (await reader.StockOf("A")).OnHand);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.Receive(new("3"), "A", 1, Noon));
    }

    [SuiteFact(Suite)]
    public async Task Ledgers_of_one_schema_know_nothing_of_each_other()
    {
        var options = server.Fresh();
        await using var main = server.Open(options);
        options.LedgerName = "Outlet 'Süd'";
        await using var outlet = server.Open(options);
        await main.Receive(new("1"), "A", 10, Noon);

        Assert.Equal(0, (await outlet.StockOf("A")).OnHand);
        Assert.True((await outlet.Receive(new("1"), "A", 7, Noon)).IsDone);
        Assert.Equal(10, (await main.StockOf("A")).OnHand);
    }

    [SuiteFact(Suite)]
    public async Task A_cancelled_call_may_be_done_and_is_found_out_by_sending_it_again()
    {
        await using var ledger = server.Open(server.Fresh());
        await ledger.Receive(new("r"), "A", 10, Noon);
        using var cancelled = new CancellationTokenSource();
        var call = ledger.Reserve(new("1"), "o", "A", 1, null, Noon, cancellationToken: cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await call.ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.True((await ledger.Reserve(new("1"), "o", "A", 1, null, Noon)).IsDone);
        Assert.Equal(1, (await ledger.StockOf("A")).Reserved);
    }
}
