using EcomCore.Tests;
using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>One PostgreSQL server for all tests; a cluster has a schema of its own in it.</summary>
[CollectionDefinition(Name)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit calls this a collection.")]
public sealed class ClusterCollection : ICollectionFixture<ClusterServer>
{
    public const string Name = "cluster";
}

/// <summary>The server, started by the first test that needs it.</summary>
public sealed class ClusterServer : IDisposable
{
    private readonly Lazy<PrivatePostgres> _server = new(PrivatePostgres.StartNew);
    private int _schemas;

    public string ConnectionString => _server.Value.ConnectionString;

    internal PrivatePostgres Server => _server.Value;

    public string NewSchema() => FormattableString.Invariant($"test_{Interlocked.Increment(ref _schemas)}");

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}

/// <summary>Some silos in this process, each with ports of its own, and a client outside of them.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly List<IHost> _silos = [];
    private IHost _client = null!;

    public OrleansStockLedger Ledger => _client.Services.GetRequiredService<OrleansStockLedger>();

    public IServiceProvider Silo => _silos[0].Services;

    public IItemGrain Item(string key) => _client.Services.GetRequiredService<IGrainFactory>().GetGrain<IItemGrain>(key);

    public byte[] Bytes(OrderRecord record) => Silo.GetRequiredService<global::Orleans.Serialization.Serializer>().SerializeToArray(record);

    public LedgerRuntime Runtime => Silo.GetRequiredService<LedgerRuntime>();

    public static async Task<Cluster> Start(ClusterServer server, int silos = 2, Action<OrleansLedgerOptions>? configure = null)
    {
        var cluster = new Cluster();
        var schema = server.NewSchema();
        for (var i = 0; i < silos; i++)
        {
            var builder = NewBuilder();
            builder.UseOrleans(silo => silo
                .AddEcomInventoryOrleans(Configure)
                .ConfigureEndpoints(System.Net.IPAddress.Loopback, SiloProcess.FreePort(), SiloProcess.FreePort())
                .Configure<ClusterOptions>(Name));
            cluster._silos.Add(builder.Build());
            await cluster._silos[^1].StartAsync();
        }

        cluster._client = await Client(server.ConnectionString, schema);
        return cluster;

        void Configure(OrleansLedgerOptions options)
        {
            (options.ConnectionString, options.Schema) = (server.ConnectionString, schema);
            (options.OrderTimeout, options.SweepInterval) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.3));
            options.Ledger.MaxAhead = null;
            configure?.Invoke(options);
        }
    }

    public static async Task<IHost> Client(string connectionString, string schema)
    {
        var builder = NewBuilder();
        builder.UseOrleansClient(client => client
            .AddEcomInventoryOrleans(options => (options.ConnectionString, options.Schema) = (connectionString, schema))
            .Configure<ClusterOptions>(Name)
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1)));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop(_client);
        foreach (var silo in _silos)
        {
            await Stop(silo);
        }
    }

    private static async Task Stop(IHost host)
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static void Name(ClusterOptions options) => (options.ClusterId, options.ServiceId) = ("loopback", "ledger");

    private static HostApplicationBuilder NewBuilder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
