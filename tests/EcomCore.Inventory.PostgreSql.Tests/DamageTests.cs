using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.PostgreSql.Tests;

/// <summary>What is stored is not what was written, or of another version: an error that says so, and never a wrong number.</summary>
public sealed class DamageTests(Server server) : IClassFixture<Server>
{
    private const string Suite = "postgresql";
    private static readonly Instant Noon = Server.Noon;

    public static TheoryData<string, string> Tampered => new()
    {
        { "DELETE FROM {0}.batch WHERE id = 3", "batch 3 is missing" },
        { "UPDATE {0}.batch SET body = (SELECT body FROM {0}.batch WHERE id = 2) WHERE id = 3", "batch 3 is not what was written" },
        { "UPDATE {0}.batch SET body = set_byte(body, 5, (get_byte(body, 5) + 1) % 256) WHERE id = 7", "batch 7 is not what was written" },
        { "UPDATE {0}.batch SET chain = decode(repeat('00', 16), 'hex') WHERE id = 5", "batch 5 is not what was written" },
    };

    [SuiteFact(Suite)]
    public async Task A_journal_that_was_tampered_with_is_found()
    {
        foreach (var (sql, finding) in Tampered.Select(row => ((string)row[0], (string)row[1])))
        {
            var options = server.Fresh();
            await Fill(options, 12);
            server.Execute(sql.Replace("{0}", options.Schema, StringComparison.Ordinal));

            Assert.Contains(finding, Assert.Throws<LedgerStorageException>(() => server.Open(options)).Message, StringComparison.Ordinal);
        }
    }

    [SuiteFact(Suite)]
    public async Task A_snapshot_that_was_tampered_with_is_found()
    {
        var options = server.Fresh(o => o.SnapshotEvery = 5);
        await Fill(options, 20);
        Assert.Equal(1L, server.Scalar($"SELECT sign(count(*))::bigint FROM {options.Schema}.snapshot"));
        server.Execute($"UPDATE {options.Schema}.snapshot_part SET body = set_byte(body, 9, (get_byte(body, 9) + 1) % 256)");

        Assert.Contains("is not what was written", Assert.Throws<LedgerStorageException>(() => server.Open(options)).Message, StringComparison.Ordinal);
    }

    [SuiteFact(Suite)]
    public async Task A_running_ledger_finds_a_batch_that_another_program_wrote()
    {
        var options = server.Fresh();
        await using var ledger = server.Open(options);
        await ledger.Receive(new("r"), "A", 10, Noon);
        await Task.Delay(50);
        server.Execute($"INSERT INTO {options.Schema}.batch SELECT ledger, id + 1, first_sequence, last_sequence, commands, gen_random_uuid(), now(), body, chain FROM {options.Schema}.batch");

        var failure = await Assert.ThrowsAsync<LedgerStorageException>(async () => await ledger.Reserve(new("1"), "o", "A", 1, null, Noon));

        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
    }

    [SuiteFact(Suite)]
    public async Task Wrong_balances_are_found()
    {
        var options = server.Fresh(o => o.SnapshotEvery = 5);
        await Fill(options, 20);
        server.Execute($"UPDATE {options.Schema}.balance SET on_hand = on_hand + 1");
        await using var ledger = server.Open(options);

        Assert.Equal(["A: the stored balance is not the fold of the journal"], (await ledger.Verify()).Findings);
    }

    [SuiteFact(Suite)]
    public async Task A_schema_of_an_earlier_version_is_brought_up_to_date_with_what_it_holds()
    {
        var options = server.Fresh();
        var place = new LedgerPlace(server.ConnectionString, options.Schema, options.LedgerName);
        LedgerConnection.Open(place, readOnly: false, migrateTo: 1).Dispose();
        Assert.Contains("earlier version", Assert.Throws<LedgerStorageException>(() => server.Open(ReadOnly(options))).Message, StringComparison.Ordinal);

        await Fill(options, 3);

        Assert.Equal(2, server.Scalar($"SELECT max(version) FROM {options.Schema}.schema_version"));
        await using var ledger = server.Open(ReadOnly(options));
        Assert.Equal(3, (await ledger.StockOf("A")).Reserved);
    }

    [SuiteFact(Suite)]
    public async Task Hosts_that_start_at_once_make_one_schema()
    {
        var options = server.Fresh();

        var ledgers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => server.Open(options))));

        Assert.Equal(2L, server.Scalar($"SELECT count(*) FROM {options.Schema}.schema_version"));
        await Task.WhenAll(ledgers.Select(ledger => ledger.DisposeAsync().AsTask()));
    }

    [SuiteFact(Suite)]
    public async Task A_schema_of_a_later_version_is_refused()
    {
        var options = server.Fresh();
        await Fill(options, 1);
        server.Execute($"INSERT INTO {options.Schema}.schema_version VALUES (99)");

        Assert.Contains("later version", Assert.Throws<LedgerStorageException>(() => server.Open(options)).Message, StringComparison.Ordinal);
    }

    [SuiteFact(Suite)]
    public async Task A_host_that_remembers_less_than_the_others_is_refused()
    {
        var options = server.Fresh();
        await Fill(options, 1);
        options.Ledger = new LedgerOptions { RememberedCommands = 10 };

        Assert.Contains("every host must have the same", Assert.Throws<LedgerStorageException>(() => server.Open(options)).Message, StringComparison.Ordinal);
    }

    [SuiteFact(Suite)]
    public void A_user_without_rights_is_told_what_is_missing()
    {
        server.Execute("CREATE ROLE guest LOGIN");
        var guest = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "guest" }.ToString();

        Assert.Contains("right to create", Assert.Throws<LedgerStorageException>(() => PostgreSqlStockLedger.Open(guest, server.Fresh())).Message, StringComparison.Ordinal);
    }

    [SuiteFact(Suite)]
    public async Task A_database_that_was_put_back_is_noticed_and_taken_as_it_is()
    {
        var options = server.Fresh();
        var log = new LogLines();
        await using var ledger = PostgreSqlStockLedger.Open(server.ConnectionString, options, log);
        await ledger.Receive(new("r"), "A", 10, Noon);
        await ledger.Reserve(new("1"), "o", "A", 4, null, Noon);
        server.Execute($"DELETE FROM {options.Schema}.batch WHERE id = 2");
        server.Execute($"SELECT pg_terminate_backend({ledger.Loop!.ProcessId})");

        Assert.Equal(0, (await ledger.StockOf("A")).Reserved);
        Assert.True(log.Count("put back to an earlier state") > 0, log.ToString());
    }

    private static PostgreSqlLedgerOptions ReadOnly(PostgreSqlLedgerOptions options) =>
        new() { Schema = options.Schema, Ledger = options.Ledger, ReadOnly = true };

    private async Task Fill(PostgreSqlLedgerOptions options, int orders)
    {
        await using var ledger = server.Open(options);
        await ledger.Receive(new("r"), "A", 1_000, Noon);
        for (var i = 0; i < orders; i++)
        {
            await ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon);
        }
    }
}
