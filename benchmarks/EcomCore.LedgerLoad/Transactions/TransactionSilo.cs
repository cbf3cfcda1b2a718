using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace EcomCore.LedgerLoad;

/// <summary>A silo whose grains use Orleans transactions; this program again, in a process of its own. It ends when its standard input does.</summary>
internal static class TransactionSilo
{
    public const string Role = "transactions-silo";

    /// <param name="args">Connection string, schema of the list of silos, silo port, gateway port, <see cref="Role"/>.</param>
    public static async Task Run(string[] args)
    {
        await using var database = NpgsqlDataSource.Create(args[0] + ";Max Auto Prepare=20;Auto Prepare Min Usages=2;Options=-c synchronous_commit=on");
        await RowStorage.SetUp(database);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => silo
            .AddEcomInventoryOrleans(options => (options.ConnectionString, options.Schema) = (args[0], args[1]))
            .ConfigureEndpoints(IPAddress.Loopback, int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture))
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("loopback", "transactions"))
            .UseTransactions());
        builder.Services.AddKeyedSingleton<IGrainStorage>(RowStorage.Name, (provider, _) => new RowStorage(database, provider.GetRequiredService<Serializer>()));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Nothing is asked.
        }

        await host.StopAsync();
    }
}
