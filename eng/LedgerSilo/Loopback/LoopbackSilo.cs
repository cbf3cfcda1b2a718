using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LedgerSilo.Loopback;

/// <summary>A silo of the ledger in this process, as the tests and the load program want it.</summary>
public static class LoopbackSilo
{
    /// <summary>Runs until standard input ends.</summary>
    /// <param name="args">Connection string, database schema, silo port, gateway port, and where it is not loopback the address.</param>
    /// <param name="more">What else the silo is to do; null for nothing.</param>
    /// <returns>When the silo has ended.</returns>
    public static async Task Run(string[] args, Action<ISiloBuilder>? more = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            Configure(silo, args);
            more?.Invoke(silo);
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Nothing is asked.
        }

        // In order, but not for ever: the database may be gone too.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await host.StopAsync(patience.Token);
    }

    private static void Configure(ISiloBuilder silo, string[] args) => silo
        .AddEcomInventoryOrleans(options =>
        {
            (options.ConnectionString, options.Schema) = (args[0], args[1]);
            (options.OrderTimeout, options.SweepInterval) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));
            options.Ledger.MaxAhead = null;
        })
        .ConfigureEndpoints(
            args.Length > 4 ? IPAddress.Parse(args[4]) : IPAddress.Loopback,
            int.Parse(args[2], CultureInfo.InvariantCulture),
            int.Parse(args[3], CultureInfo.InvariantCulture))
        .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("loopback", "ledger"))
        .Configure<ClusterMembershipOptions>(membership =>
        {
            // Tests do not wait as long as a data centre would: a silo that is silent for about three seconds is declared dead.
            (membership.ProbeTimeout, membership.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 3);
            (membership.TableRefreshTimeout, membership.IAmAliveTablePublishTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        });
}
