using EcomCore.Tests;
using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace EcomCore.LedgerLoad;

/// <summary>The same orders under Orleans transactions: two silos and a client over TCP on loopback, a private PostgreSQL server (synchronous_commit on).</summary>
internal static class TransactionCases
{
    private const int Items = 1_000;

    private static readonly Lazy<Task<Loopback>> Running = new(Loopback.Start);
    private static readonly Lazy<Task> Warm = new(() => Run(256, Items, isPair: true, TimeSpan.FromSeconds(12)));
    private static int _cases;

    public static LoadCase[] All =>
    [
        new("transactions, 64 callers, 1,000 items", d => Measure(64, Items, isPair: false, d)),
        new("transactions, 512 callers, 1,000 items", d => Measure(512, Items, isPair: false, d)),
        new("transactions, 64 callers, 1 item", d => Measure(64, 1, isPair: false, d)),
        new("transactions, 64 callers, orders of 2 items, 1,000 items", d => Measure(64, Items, isPair: true, d)),
        new("transactions, 512 callers, orders of 2 items, 1,000 items", d => Measure(512, Items, isPair: true, d)),
    ];

    public static void Stop()
    {
        if (Running.IsValueCreated)
        {
            Running.Value.Result.Dispose();
        }
    }

    private static async Task<LoadResult> Measure(int callers, int items, bool isPair, TimeSpan duration)
    {
        await Warm.Value;
        return await Run(callers, items, isPair, duration);
    }

    private static async Task<LoadResult> Run(int callers, int items, bool isPair, TimeSpan duration)
    {
        var (grains, name) = ((await Running.Value).Grains, $"t{++_cases}");
        foreach (var some in Enumerable.Range(0, items).Chunk(100))
        {
            await Task.WhenAll(some.Select(i => grains.GetGrain<ITransactionalItem>($"{name}-{i}").Receive(1_000_000_000)));
        }

        // Transactions that collide are aborted; a caller tries again, as it would have to.
        return await Load.Callers(callers, duration, async (caller, i) =>
        {
            var first = ((caller * 7919) + i) % items;
            for (var tries = 0; ; tries++)
            {
                try
                {
                    await (isPair
                        ? grains.GetGrain<ITransactionalOrder>(0).Reserve($"{name}-{first}", $"{name}-{(first + 401) % items}")
                        : grains.GetGrain<ITransactionalItem>($"{name}-{first}").Reserve(1));
                    return;
                }
                catch (Orleans.Transactions.OrleansTransactionException) when (tries < 100)
                {
                    await Task.Delay(Math.Min(tries, 10));
                }
            }
        });
    }

    private sealed class Loopback : IDisposable
    {
        private readonly PrivatePostgres _server = PrivatePostgres.StartNew();
        private readonly List<SiloProcess> _silos = [];
        private IHost _client = null!;

        public IGrainFactory Grains => _client.Services.GetRequiredService<IGrainFactory>();

        public static async Task<Loopback> Start()
        {
            var loopback = new Loopback();
            var connection = loopback._server.ConnectionString;
            for (var i = 0; i < 2; i++)
            {
                loopback._silos.Add(await SiloProcess.Start(typeof(TransactionSilo).Assembly.Location, connection, "transactions", TransactionSilo.Role));
            }

            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.UseOrleansClient(client => client
                .AddEcomInventoryOrleans(options => (options.ConnectionString, options.Schema) = (connection, "transactions"))
                .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("loopback", "transactions"))
                .UseTransactions());
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
