using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace EcomCore.Inventory.Orleans;

/// <summary>Where clients find the silos: the active ones of the list in the database.</summary>
internal sealed class GatewayList(LedgerDatabase database, IOptions<ClusterOptions> cluster, IOptions<GatewayOptions> gateways) : IGatewayListProvider
{
    public TimeSpan MaxStaleness => gateways.Value.GatewayListRefreshPeriod;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways() => await database.Read(
        "SELECT address, proxy_port FROM {s}.silo WHERE cluster_id = $1 AND status = $2 AND proxy_port > 0",
        row => Gateway(SiloAddress.FromParsableString(row.GetString(0)), row.GetInt32(1)),
        JournalStore.Text(cluster.Value.ClusterId),
        new Npgsql.NpgsqlParameter<int> { TypedValue = (int)SiloStatus.Active }).ConfigureAwait(false);

    private static Uri Gateway(SiloAddress silo, int port) =>
        SiloAddress.New(new IPEndPoint(silo.Endpoint.Address, port), silo.Generation).ToGatewayUri();
}
