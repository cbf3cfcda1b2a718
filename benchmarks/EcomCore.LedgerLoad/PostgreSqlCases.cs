using EcomCore.Inventory;
using EcomCore.Inventory.PostgreSql;
using EcomCore.Tests;
using NodaTime;
using Npgsql;

namespace EcomCore.LedgerLoad;

/// <summary>
/// Durable reservations in a private PostgreSQL server (synchronous_commit on): the ledger, and a conditional UPDATE by hand, a connection per caller, one
/// prepared statement and one round trip per reservation, which also refuses a command that is sent twice.
/// </summary>
internal static class PostgreSqlCases
{
    private const int Items = 1_000;
    private const string HandMade = """
        WITH taken AS (UPDATE stock SET reserved = reserved + 1 WHERE sku = $3 AND on_hand - reserved >= 1 RETURNING sku)
        INSERT INTO reservation SELECT $1, $2, sku, 1, now() + interval '15 minutes' FROM taken
        """;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Lazy<PrivatePostgres> Server = new(PrivatePostgres.StartNew);
    private static int _schemas;

    public static LoadCase[] All =>
    [
        new("by hand: UPDATE per command, 1 caller, 1,000 items", d => ByHand(1, Items, d)),
        new("by hand: UPDATE per command, 16 callers, 1,000 items", d => ByHand(16, Items, d)),
        new("by hand: UPDATE per command, 16 callers, 1 item", d => ByHand(16, 1, d)),
        new("by hand: UPDATE per command, 64 callers, 1,000 items", d => ByHand(64, Items, d)),
        new("ledger, 1 caller, 1,000 items", d => Ledger(1, 1, Items, d)),
        new("ledger, 16 callers, 1,000 items", d => Ledger(1, 16, Items, d)),
        new("ledger, 16 callers, 1 item", d => Ledger(1, 16, 1, d)),
        new("ledger, 64 callers, 1,000 items", d => Ledger(1, 64, Items, d)),
        new("ledger, 64 callers, 1 item", d => Ledger(1, 64, 1, d)),
        new("ledger, 512 callers, 1,000 items", d => Ledger(1, 512, Items, d)),
        new("ledger, 2 hosts, 32 callers each, 1,000 items", d => Ledger(2, 64, Items, d)),
    ];

    public static void Stop()
    {
        if (Server.IsValueCreated)
        {
            Server.Value.Dispose();
        }
    }

    private static async Task<LoadResult> Ledger(int hosts, int callers, int items, TimeSpan duration)
    {
        var options = new PostgreSqlLedgerOptions { Schema = $"load_{++_schemas}" };
        var ledgers = Enumerable.Range(0, hosts).Select(_ => PostgreSqlStockLedger.Open(Server.Value.ConnectionString, options)).ToArray();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, items).Select(i => ledgers[0].Receive(new($"s{i}"), $"sku-{i}", 1_000_000_000, Start).AsTask()));
            return await Load.Callers(callers, duration, async (caller, i) =>
            {
                var answer = await ledgers[caller % hosts].Reserve(
                    new($"c{caller}-{i}"), $"o{caller}-{i}", $"sku-{((caller * 7919) + i) % items}", 1, Duration.FromMinutes(15), Start);
                if (!answer.IsDone)
                {
                    throw new InvalidOperationException(answer.ToString());
                }
            });
        }
        finally
        {
            foreach (var ledger in ledgers)
            {
                await ledger.DisposeAsync();
            }

            Execute($"DROP SCHEMA {options.Schema} CASCADE");
        }
    }

    private static async Task<LoadResult> ByHand(int callers, int items, TimeSpan duration)
    {
        Execute("DROP TABLE IF EXISTS stock, reservation");
        Execute("CREATE TABLE stock (sku text PRIMARY KEY, on_hand bigint NOT NULL, reserved bigint NOT NULL)");
        Execute("CREATE TABLE reservation (command_id text PRIMARY KEY, order_id text NOT NULL, sku text NOT NULL, units bigint NOT NULL, until timestamptz)");
        Execute($"INSERT INTO stock SELECT 'sku-' || i, 1000000000, 0 FROM generate_series(0, {items - 1}) i");
        var commands = Enumerable.Range(0, callers).Select(_ => HandMadeCommand()).ToArray();
        try
        {
            return await Load.Callers(callers, duration, async (caller, i) =>
            {
                var parameters = commands[caller].Parameters;
                (parameters[0].Value, parameters[1].Value, parameters[2].Value) = ($"c{caller}-{i}", $"o{caller}-{i}", $"sku-{((caller * 7919) + i) % items}");
                if (await commands[caller].ExecuteNonQueryAsync() != 1)
                {
                    throw new InvalidOperationException("Sold out.");
                }
            });
        }
        finally
        {
            foreach (var command in commands)
            {
                await command.Connection!.DisposeAsync();
                await command.DisposeAsync();
            }
        }
    }

    private static NpgsqlCommand HandMadeCommand()
    {
        var connection = new NpgsqlConnection(Server.Value.ConnectionString + ";Pooling=false");
        connection.Open();
        var command = new NpgsqlCommand(HandMade, connection);
        for (var i = 0; i < 3; i++)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        }

        command.Prepare();
        return command;
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Server.Value.ConnectionString);
        connection.Open();
#pragma warning disable CA2100 // The texts stand in this file.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
