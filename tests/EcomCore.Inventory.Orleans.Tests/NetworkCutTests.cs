using EcomCore.Tests;
using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>Three silos under load, each in a network namespace of its own. One is cut off from everything; then the other two from each other, while both still reach
/// the database and the callers. The cables are put back. Nothing acknowledged is lost, nothing is promised twice, and the service comes back.</summary>
[Collection(ClusterCollection.Name)]
public sealed class NetworkCutTests(ITestOutputHelper output)
{
    [SuiteFact("network")]
    public async Task What_was_acknowledged_survives_cuts_of_the_network()
    {
        // Whoever switches this suite on wants to know that it could not run.
        Assert.Null(PrivateNetwork.Missing());

        using var network = new PrivateNetwork();
        var machines = Enumerable.Range(0, 3).Select(_ => network.Add()).ToArray();
        using var server = PrivatePostgres.StartNew(network.Address);
        var silos = await Task.WhenAll(machines.Select(machine => SiloProcess.Start(SiloLossTests.SiloAssembly(), server.ConnectionString, "network", machine: machine)));
        using var client = await Cluster.Client(server.ConnectionString, "network");
        try
        {
            var load = new SellingLoad(client.Services.GetRequiredService<OrleansStockLedger>());
            await load.Start();
            await Task.Delay(2_000);

            output.WriteLine($"one cut off: service resumed after {await load.GapAfter(() => network.CutOff(0)):F1} s");
            network.Join(0);
            await Task.Delay(2_000);

            output.WriteLine($"two cut from each other: service resumed after {await load.GapAfter(() => network.CutBetween(1, 2)):F1} s");
            network.JoinBetween(1, 2);
            await Task.Delay(2_000);

            await load.Stop();
            output.WriteLine($"{load.Acknowledged} orders acknowledged, {silos.Count(silo => !silo.HasExited)} silos left");
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
}
