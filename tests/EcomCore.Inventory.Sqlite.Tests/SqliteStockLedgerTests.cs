using Microsoft.Data.Sqlite;
using NodaTime;

namespace EcomCore.Inventory.Sqlite.Tests;

public sealed class SqliteStockLedgerTests : IDisposable
{
    private static readonly Instant Noon = LedgerFolder.Noon;

    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_answered_is_there_after_a_restart()
    {
        await using (var ledger = _folder.Open())
        {
            await ledger.Receive(new("1"), "TB-01", 10, Noon);
            Assert.Equal(7, (await ledger.Reserve(new("2"), "order-7", "TB-01", 3, Duration.FromMinutes(15), Noon)).Available);
        }

        await using (var ledger = _folder.Open())
        {
            Assert.Equal(new StockPosition("TB-01", 10, 3, 0, 0, 0, 7), await ledger.StockOf("TB-01"));
            Assert.Equal(LedgerStatus.Repeated, (await ledger.Reserve(new("2"), "order-7", "TB-01", 3, Duration.FromMinutes(15), Noon)).Status);
            Assert.Equal(LedgerReason.CommandIdReused, (await ledger.Receive(new("2"), "TB-01", 3, Noon)).Reason);
            Assert.Equal(Noon, await ledger.LatestTime());
            Assert.Equal(LedgerStatus.Done, (await ledger.Confirm(new("3"), "order-7", Noon)).Status);
            Assert.Equal(OrderState.Shipped, (await ledger.OrderOf("order-7"))!.State);
        }
    }

    [Fact]
    public async Task Many_callers_share_commits_and_each_gets_his_own_answer()
    {
        await using var ledger = _folder.Open();
        await ledger.Receive(new("r"), "A", 500, Noon);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        Assert.Equal(500, answers.Count(a => a.Status == LedgerStatus.Done));
        Assert.Equal(500, answers.Count(a => a.Reason == LedgerReason.Insufficient));
        Assert.InRange(Count("SELECT count(*) FROM batch"), 2, 900);
        Assert.Equal(1_001, Count("SELECT sum(commands) FROM batch"));
    }

    [Fact]
    public async Task The_audit_lists_every_event_of_an_item()
    {
        await _folder.Fill(orders: 3);
        await using var ledger = _folder.Read();

        var audit = await ledger.Audit("A");

        Assert.Equal((0, 0), (audit.OpeningOnHand, audit.OpeningReserved));
        Assert.Equal([LedgerEventKind.Received, LedgerEventKind.Reserved, LedgerEventKind.Reserved, LedgerEventKind.Reserved], audit.Events.Select(e => e.Kind));
        Assert.Equal(audit.Now.OnHand, audit.Events.Sum(e => e.OnHandChange));
        Assert.Equal(audit.Now.Reserved, audit.Events.Sum(e => e.ReservedChange));
    }

    [Fact]
    public async Task Journal_snapshot_and_balances_agree()
    {
        await _folder.Fill(orders: 300, new SqliteLedgerOptions { SnapshotEvery = 50, BatchLimit = 20 });
        Assert.Equal(1, Count("SELECT count(*) FROM balance"));
        Assert.InRange(Count("SELECT count(*) FROM snapshot"), 1, 2);
        await using var ledger = _folder.Read();

        var found = await ledger.Verify();

        Assert.Empty(found.Findings);
        Assert.Equal((1, 300, 301), (found.Items, found.OpenOrders, found.Events));
    }

    [Fact]
    public async Task A_reader_reads_beside_the_writer()
    {
        await using var ledger = _folder.Open();
        await ledger.Receive(new("1"), "A", 10, Noon);
        await using var reader = _folder.Read();
        await ledger.Receive(new("2"), "A", 10, Noon);

        Assert.Equal(10, (await reader.StockOf("A")).OnHand);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.Receive(new("3"), "A", 1, Noon));
    }

    [Fact]
    public async Task A_second_writer_is_told_that_the_ledger_is_in_use()
    {
        await using var ledger = _folder.Open();

        Assert.Contains("in use", Assert.Throws<LedgerStorageException>(() => _folder.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_refuses_and_does_nothing()
    {
        await using var ledger = _folder.Open(new SqliteLedgerOptions { QueueLimit = 1 });
        await ledger.Receive(new("r"), "A", 1_000_000, Noon);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5_000).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));

        var done = answers.Count(a => a.Status == LedgerStatus.Done);
        Assert.Equal(5_000 - done, answers.Count(a => a is { Status: LedgerStatus.Refused, Reason: LedgerReason.Overloaded }));
        Assert.InRange(done, 1, 4_999);
        Assert.Equal(done, await Eventually(async () => (await ledger.StockOf("A")).Reserved));
    }

    [Fact]
    public async Task Closing_answers_what_waits_and_refuses_what_comes_later()
    {
        var ledger = _folder.Open();
        await ledger.Receive(new("r"), "A", 1_000, Noon);
        var waiting = Enumerable.Range(0, 500).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()).ToList();

        await ledger.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), a => Assert.Equal(LedgerStatus.Done, a.Status));
        Assert.Equal(LedgerReason.Overloaded, (await ledger.Receive(new("late"), "A", 1, Noon)).Reason);
        Assert.False(ledger.Health.IsOpen);
        await using var again = _folder.Open();
        Assert.Equal(500, (await again.StockOf("A")).Reserved);
    }

    [Fact]
    public async Task A_backup_taken_while_it_works_can_be_restored()
    {
        var backup = Path.Combine(_folder.Root, "backup.db");
        await using (var ledger = _folder.Open())
        {
            await ledger.Receive(new("r"), "A", 1_000, Noon);
            var load = Enumerable.Range(0, 500).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()).ToList();
            await load[0];
            await ledger.BackUp(backup);
            await Task.WhenAll(load);
            Assert.Throws<LedgerStorageException>(() => SqliteStockLedger.Restore(backup, _folder.File));
            await ledger.Receive(new("later"), "A", 5, Noon);
        }

        SqliteStockLedger.Restore(backup, _folder.File);

        await using var restored = _folder.Open();
        Assert.Empty((await restored.Verify()).Findings);
        Assert.Equal(1_000, (await restored.StockOf("A")).OnHand);
        Assert.InRange((await restored.StockOf("A")).Reserved, 1, 500);
    }

    [Fact]
    public void A_backup_that_is_none_is_not_restored()
    {
        var backup = Path.Combine(_folder.Root, "backup.db");
        File.WriteAllText(backup, new string('x', 5_000));
        File.WriteAllText(_folder.File, "the old ledger");

        Assert.Throws<LedgerStorageException>(() => SqliteStockLedger.Restore(backup, _folder.File));
        Assert.Equal("the old ledger", File.ReadAllText(_folder.File));
    }

    [Fact]
    public async Task A_file_of_the_first_version_is_brought_up_to_date()
    {
        using (var file = LedgerFile.Open(_folder.File, readOnly: false, migrateTo: 1))
        {
            var loaded = LoadedLedger.From(file, new LedgerOptions());
            var journal = new LedgerJournal();
            loaded.Machine.Journal = journal;
            loaded.Machine.Apply(LedgerCommand.Receive(new("1"), "A", 10, Noon));
            file.Append(loaded.Next(journal));
        }

        Assert.Throws<LedgerStorageException>(() => _folder.Read());
        await using var ledger = _folder.Open();
        Assert.Equal(10, (await ledger.StockOf("A")).OnHand);
        Assert.Equal(LedgerSchema.Migrations.Length, Count("PRAGMA user_version"));
    }

    [Fact]
    public void A_file_of_a_later_version_is_left_alone()
    {
        using (LedgerFile.Open(_folder.File, readOnly: false))
        {
        }

        Execute("PRAGMA user_version = 99");

        Assert.Contains("later version", Assert.Throws<LedgerStorageException>(() => _folder.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        Execute("CREATE TABLE customer (name TEXT)");

        Assert.Contains("another program", Assert.Throws<LedgerStorageException>(() => _folder.Open()).Message, StringComparison.Ordinal);
        Assert.Equal(1, Count("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_and_not_the_command()
    {
        await using var ledger = _folder.Open();
        using var cancelled = new CancellationTokenSource();
        var answer = ledger.Receive(new("1"), "A", 10, Noon, cancelled.Token);
        await cancelled.CancelAsync();
        try
        {
            await answer;
        }
        catch (OperationCanceledException)
        {
        }

        Assert.Equal(LedgerStatus.Repeated, (await ledger.Receive(new("1"), "A", 10, Noon)).Status);
    }

    private static async Task<long> Eventually(Func<Task<long>> read)
    {
        while (true)
        {
            try
            {
                return await read();
            }
            catch (LedgerStorageException)
            {
                await Task.Yield();
            }
        }
    }

    private long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
