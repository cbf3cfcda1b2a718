using EcomCore.Inventory;
using EcomCore.Inventory.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EcomCore.LedgerLoad;

/// <summary>Durable reservations in a SQLite file: the ledger, and a conditional UPDATE by hand with a transaction per command at the same durability.</summary>
internal static class SqliteCases
{
    private const int Items = 1_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static LoadCase[] All =>
    [
        new("by hand: UPDATE per transaction, 1 caller, 1,000 items", d => ByHand(1, Items, d)),
        new("by hand: UPDATE per transaction, 64 callers, 1,000 items", d => ByHand(64, Items, d)),
        new("by hand: UPDATE per transaction, 64 callers, 1 item", d => ByHand(64, 1, d)),
        new("ledger, 1 caller, 1,000 items", d => Ledger(1, Items, d)),
        new("ledger, 8 callers, 1,000 items", d => Ledger(8, Items, d)),
        new("ledger, 64 callers, 1,000 items", d => Ledger(64, Items, d)),
        new("ledger, 64 callers, 1 item", d => Ledger(64, 1, d)),
        new("ledger, 512 callers, 1,000 items", d => Ledger(512, Items, d)),
    ];

    private static async Task<LoadResult> Ledger(int callers, int items, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-load-");
        try
        {
            await using var ledger = SqliteStockLedger.Open(Path.Combine(folder.FullName, "ledger.db"));
            for (var i = 0; i < items; i++)
            {
                await ledger.Receive(new($"s{i}"), $"sku-{i}", 1_000_000_000, Start);
            }

            return await Load.Callers(callers, duration, async (caller, i) =>
            {
                var answer = await ledger.Reserve(new($"c{caller}-{i}"), $"o{caller}-{i}", $"sku-{((caller * 7919) + i) % items}", 1, Duration.FromMinutes(15), Start);
                if (!answer.IsDone)
                {
                    throw new InvalidOperationException(answer.ToString());
                }
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<LoadResult> ByHand(int callers, int items, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-load-");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "hand.db")};Pooling=False");
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL");
            Execute(connection, "PRAGMA synchronous = FULL");
            Execute(connection, "CREATE TABLE stock (sku TEXT PRIMARY KEY, on_hand INTEGER, reserved INTEGER)");
            Execute(connection, "CREATE TABLE reservation (command_id TEXT PRIMARY KEY, order_id TEXT, sku TEXT, units INTEGER, until INTEGER)");
            Execute(connection, $"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {items}) INSERT INTO stock SELECT 'sku-' || i, 1000000000, 0 FROM n");
            using var update = connection.CreateCommand();
            update.CommandText = "UPDATE stock SET reserved = reserved + 1 WHERE sku = $sku AND on_hand - reserved >= 1";
            update.Parameters.Add("$sku", SqliteType.Text);
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO reservation VALUES ($id, $order, $sku, 1, 0)";
            insert.Parameters.Add("$id", SqliteType.Text);
            insert.Parameters.Add("$order", SqliteType.Text);
            insert.Parameters.Add("$sku", SqliteType.Text);
            using var gate = new SemaphoreSlim(1);
            return await Load.Callers(callers, duration, async (caller, i) =>
            {
                await gate.WaitAsync();
                try
                {
                    using var transaction = connection.BeginTransaction();
                    (update.Transaction, insert.Transaction) = (transaction, transaction);
                    update.Parameters[0].Value = $"sku-{((caller * 7919) + i) % items}";
                    if (update.ExecuteNonQuery() == 1)
                    {
                        (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = ($"c{caller}-{i}", $"o{caller}-{i}", update.Parameters[0].Value);
                        insert.ExecuteNonQuery();
                    }

                    transaction.Commit();
                }
                finally
                {
                    gate.Release();
                }
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
