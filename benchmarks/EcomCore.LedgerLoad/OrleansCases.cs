using EcomCore.Inventory;
using EcomCore.Inventory.Orleans;
using EcomCore.Tests;
using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Orleans.Configuration;

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

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly Lazy<Task<Loopback>> Running = new(Loopback.Start);
    private static readonly Lazy<Task> Warm = new(WarmUp);
    private static int _cases;

    public static LoadCase[] All =>
    [
        new("by hand: UPDATE per command, 16 callers, 1,000 items", d => ByHand(16, Items, d)),
        new("by hand: UPDATE per command, 16 callers, 1 item", d => ByHand(16, 1, d)),
        new("ledger, 1 caller, 1,000 items", d => Ledger(1, Items, 1, d)),
        new("ledger, 64 callers, 1,000 items", d => Ledger(64, Items, 1, d)),
        new("ledger, 512 callers, 1,000 items", d => Ledger(512, Items, 1, d)),
        new("ledger, 2,048 callers, 1,000 items", d => Ledger(2_048, Items, 1, d)),
        new("ledger, 64 callers, 1 item", d => Ledger(64, 1, 1, d)),
        new("ledger, 512 callers, 1 item", d => Ledger(512, 1, 1, d)),
        new("ledger, 512 callers, 1 item in 8 pools", d => Ledger(512, 1, 8, d)),
        new("ledger, 64 callers, orders of 2 items, 1,000 items", d => Pairs(64, d)),
        new("ledger, 512 callers, orders of 2 items, 1,000 items", d => Pairs(512, d)),
    ];

    public static void Stop()
    {
        if (Running.IsValueCreated)
        {
            Running.Value.Result.Dispose();
        }
    }

    private static async Task<LoadResult> Ledger(int callers, int items, int pools, TimeSpan duration)
    {
        await Warm.Value;
        var (ledger, name) = await Stocked(items);
        if (pools > 1)
        {
            await ledger.Split($"{name}-0", pools);
            await Task.Delay(2_500);
        }

        return await Load.Callers(callers, duration, async (caller, i) => Done(await ledger.Reserve(
            new($"{name}-c{caller}-{i}"), $"{name}-o{caller}-{i}", $"{name}-{((caller * 7919) + i) % items}", 1, Duration.FromMinutes(15), Start)));
    }

    private static async Task<LoadResult> Pairs(int callers, TimeSpan duration)
    {
        await Warm.Value;
        var (ledger, name) = await Stocked(Items);
        return await Reserve(ledger, name, callers, duration);
    }

    // Silos run for days: what the first seconds of a process take (compiling, opening connections) is not measured.
    private static async Task WarmUp()
    {
        var (ledger, name) = await Stocked(Items);
        await Reserve(ledger, name, 256, TimeSpan.FromSeconds(8));
        (ledger, name) = await Stocked(1);
        await Load.Callers(256, TimeSpan.FromSeconds(4), async (caller, i) => Done(await ledger.Reserve(
            new($"{name}-c{caller}-{i}"), $"{name}-o{caller}-{i}", $"{name}-0", 1, Duration.FromMinutes(15), Start)));
    }

    private static async Task<LoadResult> Reserve(OrleansStockLedger ledger, string name, int callers, TimeSpan duration)
    {
        return await Load.Callers(callers, duration, async (caller, i) =>
        {
            var first = ((caller * 7919) + i) % Items;
            Done(await ledger.Reserve(
                new($"{name}-c{caller}-{i}"), $"{name}-o{caller}-{i}", [($"{name}-{first}", 1), ($"{name}-{(first + 401) % Items}", 1)], Duration.FromMinutes(15), Start));
        });
    }

    // New names for each case, so that no case finds what another has left in memory; the items are loaded before the clock starts.
    private static async Task<(OrleansStockLedger Ledger, string Name)> Stocked(int items)
    {
        var (ledger, name) = ((await Running.Value).Ledger, $"k{++_cases}");
        foreach (var some in Enumerable.Range(0, items).Chunk(100))
        {
            await Task.WhenAll(some.Select(i => ledger.Receive(new($"{name}-s{i}"), $"{name}-{i}", 1_000_000_000, Start).AsTask()));
        }

        return (ledger, name);
    }

    private static void Done(LedgerAnswer answer)
    {
        if (!answer.IsDone)
        {
            throw new InvalidOperationException(answer.ToString());
        }
    }

    private static async Task<LoadResult> ByHand(int callers, int items, TimeSpan duration)
    {
        var running = await Running.Value;
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

    /// <summary>The server, the silos and the client.</summary>
    private sealed class Loopback : IDisposable
    {
        private readonly PrivatePostgres _server = PrivatePostgres.StartNew();
        private readonly List<SiloProcess> _silos = [];
        private IHost _client = null!;

        public string ConnectionString => _server.ConnectionString;

        public OrleansStockLedger Ledger => _client.Services.GetRequiredService<OrleansStockLedger>();

        public static async Task<Loopback> Start()
        {
            var loopback = new Loopback();
            var assembly = Path.Combine(AppContext.BaseDirectory, "LedgerSilo.dll");
            for (var i = 0; i < 2; i++)
            {
                loopback._silos.Add(await SiloProcess.Start(assembly, loopback.ConnectionString, "load"));
            }

            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.UseOrleansClient(client => client
                .AddEcomInventoryOrleans(options => (options.ConnectionString, options.Schema) = (loopback.ConnectionString, "load"))
                .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("loopback", "ledger")));
            loopback._client = builder.Build();
            await loopback._client.StartAsync();
            return loopback;
        }

        public void Dispose()
        {
            _client.StopAsync().Wait();
            _silos.ForEach(silo => silo.Dispose());
            _server.Dispose();
        }
    }
}
