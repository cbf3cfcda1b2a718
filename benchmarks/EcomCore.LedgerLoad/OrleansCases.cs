using Npgsql;

namespace EcomCore.LedgerLoad;

/// <summary>
/// Durable reservations on a cluster: two silos in processes of their own and a client in this one, TCP on loopback, a private PostgreSQL server
/// (synchronous_commit on); beside it a conditional UPDATE by hand on the same server, a connection per caller.
/// </summary>
internal static class OrleansCases
{
    private const int Items = 1_000;
    private const string HandMade = """
        WITH taken AS (UPDATE stock SET reserved = reserved + 1 WHERE sku = $3 AND on_hand - reserved >= 1 RETURNING sku)
        INSERT INTO reservation SELECT $1, $2, sku, 1, now() + interval '15 minutes' FROM taken
        """;

    private static readonly OrleansLoad Cluster = new(() => LoopbackCluster.Start());

    public static LoadCase[] All =>
    [
        new("by hand: UPDATE per command, 16 callers, 1,000 items", d => ByHand(16, Items, d)),
        new("by hand: UPDATE per command, 16 callers, 1 item", d => ByHand(16, 1, d)),
        new("ledger, 1 caller, 1,000 items", d => Cluster.Ledger(1, Items, 1, d)),
        new("ledger, 64 callers, 1,000 items", d => Cluster.Ledger(64, Items, 1, d)),
        new("ledger, 512 callers, 1,000 items", d => Cluster.Ledger(512, Items, 1, d)),
        new("ledger, 2,048 callers, 1,000 items", d => Cluster.Ledger(2_048, Items, 1, d)),
        new("ledger, 64 callers, 1 item", d => Cluster.Ledger(64, 1, 1, d)),
        new("ledger, 512 callers, 1 item", d => Cluster.Ledger(512, 1, 1, d)),
        new("ledger, 512 callers, 1 item in 8 pools", d => Cluster.Ledger(512, 1, 8, d)),
        new("ledger, 64 callers, orders of 2 items, 1,000 items", d => Cluster.Pairs(64, d)),
        new("ledger, 512 callers, orders of 2 items, 1,000 items", d => Cluster.Pairs(512, d)),
    ];

    public static void Stop() => Cluster.Stop();

    private static async Task<LoadResult> ByHand(int callers, int items, TimeSpan duration)
    {
        var running = await Cluster.Cluster;
        await using var source = NpgsqlDataSource.Create(running.ConnectionString + ";Maximum Pool Size=200");
        await using (var setUp = source.CreateCommand($"""
            DROP TABLE IF EXISTS stock, reservation;
            CREATE TABLE stock (sku text PRIMARY KEY, on_hand bigint NOT NULL, reserved bigint NOT NULL);
            CREATE TABLE reservation (command_id text PRIMARY KEY, order_id text NOT NULL, sku text NOT NULL, units bigint NOT NULL, until timestamptz NOT NULL);
            INSERT INTO stock SELECT 'sku-' || i, 1000000000, 0 FROM generate_series(0, {items - 1}) i;
            """))
        {
            await setUp.ExecuteNonQueryAsync();
        }

        var commands = new NpgsqlCommand[callers];
        for (var i = 0; i < callers; i++)
        {
            commands[i] = new NpgsqlCommand(HandMade, await source.OpenConnectionAsync())
            {
                Parameters = { new NpgsqlParameter<string>(), new NpgsqlParameter<string>(), new NpgsqlParameter<string>() },
            };
            commands[i].Parameters.Cast<NpgsqlParameter<string>>().ToList().ForEach(parameter => parameter.TypedValue = string.Empty);
            await commands[i].PrepareAsync();
        }

        var result = await Load.Callers(callers, duration, async (caller, i) =>
        {
            var texts = commands[caller].Parameters;
            (texts[0].Value, texts[1].Value, texts[2].Value) = ($"c{caller}-{i}", $"o{caller}-{i}", $"sku-{((caller * 7919) + i) % items}");
            if (await commands[caller].ExecuteNonQueryAsync() != 1)
            {
                throw new InvalidOperationException("Nothing was reserved.");
            }
        });
        foreach (var command in commands)
        {
            await command.Connection!.DisposeAsync();
            await command.DisposeAsync();
        }

        return result;
    }
}
