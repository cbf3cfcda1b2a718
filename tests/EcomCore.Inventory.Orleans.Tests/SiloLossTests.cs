using EcomCore.Tests;
using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>Three silos in processes of their own under load: one is killed, another is stopped for longer than the others wait and goes on again.
/// Nothing acknowledged is lost, nothing is promised twice, and the service comes back.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SiloLossTests(ClusterServer server, ITestOutputHelper output)
{
    [SuiteFact("orleans")]
    public async Task What_was_acknowledged_survives_the_death_and_the_return_of_silos()
    {
        var schema = server.NewSchema();
        var silos = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SiloProcess.Start(SiloAssembly(), server.ConnectionString, schema)));
        using var client = await Cluster.Client(server.ConnectionString, schema);
        try
        {
            var load = new SellingLoad(client.Services.GetRequiredService<OrleansStockLedger>());
            await load.Start();
            await Task.Delay(2_000);

            output.WriteLine($"killed: service resumed after {await load.GapAfter(silos[0].Kill):F1} s");
            using var fresh = await SiloProcess.Start(SiloAssembly(), server.ConnectionString, schema);
            output.WriteLine($"paused: service resumed after {await load.GapAfter(silos[1].Pause):F1} s");

            // The others have long declared it dead and loaded its items; now it goes on with what it had in its hands.
            silos[1].Continue();
            await Task.Delay(3_000);
            await load.Stop();
            await LedgerTests.Eventually(() => Task.FromResult(silos[1].HasExited));
            output.WriteLine($"{load.Acknowledged} orders acknowledged");
            await load.Check();
        }
        finally
        {
            await client.StopAsync();
            foreach (var silo in silos)
            {
                silo.Dispose();
            }
        }
    }

    internal static string SiloAssembly()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Repository.Root, "eng", "LedgerSilo", "bin", configuration, "net10.0", "LedgerSilo.dll");
    }
}
