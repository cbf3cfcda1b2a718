using EcomCore.Inventory.Orleans;
using EcomCore.Tests;
using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace EcomCore.LedgerLoad;

/// <summary>A private server, two silos in processes of their own, and a client in this one.</summary>
internal sealed class LoopbackCluster : IDisposable
{
    private readonly PrivatePostgres _server = PrivatePostgres.StartNew();
    private readonly List<SiloProcess> _silos = [];
    private IHost _client = null!;

    public string ConnectionString => _server.ConnectionString;

    public IServiceProvider Client => _client.Services;

    public OrleansStockLedger Ledger => Client.GetRequiredService<OrleansStockLedger>();

    /// <summary>Starts everything; with <paramref name="transactions"/> the silos know the grains of <see cref="TransactionCases"/> too.</summary>
    public static async Task<LoopbackCluster> Start(bool transactions = false)
    {
        var cluster = new LoopbackCluster();
        var program = transactions ? "EcomCore.LedgerLoad.dll" : "LedgerSilo.dll";
        var verb = transactions ? "silo" : null;
        if (transactions)
        {
            await cluster.MakeRoom();
            await GrainTable.Create(cluster.ConnectionString);
        }

        for (var i = 0; i < 2; i++)
        {
            cluster._silos.Add(await SiloProcess.Start(Path.Combine(AppContext.BaseDirectory, program), cluster.ConnectionString, "load", verb));
        }

        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleansClient(client =>
        {
            client
                .AddEcomInventoryOrleans(options => (options.ConnectionString, options.Schema) = (cluster.ConnectionString, "load"))
                .Configure<ClusterOptions>(names => (names.ClusterId, names.ServiceId) = ("loopback", "ledger"));
            if (transactions)
            {
                client.UseTransactions();
            }
        });
        cluster._client = builder.Build();
        await cluster._client.StartAsync();
        return cluster;
    }

    // Both ways of holding units have connections of their own, together more than the 100 of a new server.
    private async Task MakeRoom()
    {
        await using (var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false"))
        await using (var room = source.CreateCommand("ALTER SYSTEM SET max_connections = 200"))
        {
            await room.ExecuteNonQueryAsync();
        }

        _server.Crash();
        _server.Start();
    }

    public void Dispose()
    {
        _client.StopAsync().Wait();
        _silos.ForEach(silo => silo.Dispose());
        _server.Dispose();
    }
}
