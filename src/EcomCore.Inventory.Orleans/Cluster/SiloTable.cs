using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace EcomCore.Inventory.Orleans;

/// <summary>The list of silos in the database, after the contract of Orleans' membership protocol: a row per silo with a version of its own, and one version
/// of the whole table, which every change but the sign of life raises by one.</summary>
internal sealed class SiloTable(LedgerDatabase database, IOptions<ClusterOptions> cluster) : IMembershipTable
{
    private const string Columns =
        "address, etag, silo_name, host_name, role_name, status, proxy_port, update_zone, fault_zone, suspect_times, started, alive";

    private readonly string _cluster = cluster.Value.ClusterId;

    public async Task InitializeMembershipTable(bool tryInitTableVersion)
    {
        if (tryInitTableVersion)
        {
            await database.Execute("INSERT INTO {s}.cluster VALUES ($1, 0) ON CONFLICT DO NOTHING", Text(_cluster)).ConfigureAwait(false);
        }
    }

    public async Task DeleteMembershipTableEntries(string clusterId)
    {
        await database.Execute("DELETE FROM {s}.silo WHERE cluster_id = $1", Text(clusterId)).ConfigureAwait(false);
        await database.Execute("DELETE FROM {s}.cluster WHERE cluster_id = $1", Text(clusterId)).ConfigureAwait(false);
    }

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => database.Execute(
        "DELETE FROM {s}.silo WHERE cluster_id = $1 AND status = $2 AND alive < $3",
        Text(_cluster), Number((int)SiloStatus.Dead), Time(beforeDate.UtcDateTime));

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Read(key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => Read(null);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => Change(
        $$"""
        WITH v AS (UPDATE {s}.cluster SET version = $14 WHERE cluster_id = $1 AND version = $15
            AND NOT EXISTS (SELECT FROM {s}.silo WHERE cluster_id = $1 AND address = $2) RETURNING 1)
        INSERT INTO {s}.silo (cluster_id, {{Columns}})
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 FROM v
        """,
        entry, 0, tableVersion);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => Change(
        """
        WITH v AS (UPDATE {s}.cluster SET version = $14 WHERE cluster_id = $1 AND version = $15
            AND EXISTS (SELECT FROM {s}.silo WHERE cluster_id = $1 AND address = $2 AND etag = $3) RETURNING 1)
        UPDATE {s}.silo SET etag = etag + 1, silo_name = $4, host_name = $5, role_name = $6, status = $7, proxy_port = $8, update_zone = $9, fault_zone = $10,
            suspect_times = $11, started = $12, alive = $13
        FROM v WHERE cluster_id = $1 AND address = $2 AND etag = $3
        """,
        entry, long.Parse(etag, CultureInfo.InvariantCulture), tableVersion);

    public Task UpdateIAmAlive(MembershipEntry entry) => database.Execute(
        "UPDATE {s}.silo SET alive = $3 WHERE cluster_id = $1 AND address = $2",
        Text(_cluster), Text(entry.SiloAddress.ToParsableString()), Time(entry.IAmAliveTime));

    private async Task<bool> Change(string sql, MembershipEntry entry, long etag, TableVersion version) => await database.Execute(
        sql,
        Text(_cluster),
        Text(entry.SiloAddress.ToParsableString()),
        new NpgsqlParameter<long> { TypedValue = etag },
        Text(entry.SiloName ?? string.Empty),
        Text(entry.HostName ?? string.Empty),
        Text(entry.RoleName ?? string.Empty),
        Number((int)entry.Status),
        Number(entry.ProxyPort),
        Number(entry.UpdateZone),
        Number(entry.FaultZone),
        Text(string.Join('|', (entry.SuspectTimes ?? []).Select(SuspectOf))),
        Time(entry.StartTime),
        Time(entry.IAmAliveTime),
        Number(version.Version),
        Number(version.Version - 1)).ConfigureAwait(false) == 1;

    // The version first: what is read with a version is at least as new as it, and a change against an old version fails.
    private async Task<MembershipTableData> Read(string? address)
    {
        var versions = await database.Read("SELECT version FROM {s}.cluster WHERE cluster_id = $1", row => row.GetInt32(0), Text(_cluster)).ConfigureAwait(false);
        var version = versions.Count == 0 ? 0 : versions[0];
        var rows = await database.Read(
            $"SELECT {Columns} FROM {{s}}.silo WHERE cluster_id = $1 AND ($2 = '' OR address = $2)", Row, Text(_cluster), Text(address ?? string.Empty)).ConfigureAwait(false);
        return new MembershipTableData(rows, new TableVersion(version, version.ToString(CultureInfo.InvariantCulture)));
    }

    private static Tuple<MembershipEntry, string> Row(NpgsqlDataReader row) => Tuple.Create(
        new MembershipEntry
        {
            SiloAddress = SiloAddress.FromParsableString(row.GetString(0)),
            SiloName = row.GetString(2),
            HostName = row.GetString(3),
            RoleName = row.GetString(4),
            Status = (SiloStatus)row.GetInt32(5),
            ProxyPort = row.GetInt32(6),
            UpdateZone = row.GetInt32(7),
            FaultZone = row.GetInt32(8),
            SuspectTimes = [.. row.GetString(9).Split('|', StringSplitOptions.RemoveEmptyEntries).Select(SuspectOf)],
            StartTime = row.GetDateTime(10),
            IAmAliveTime = row.GetDateTime(11),
        },
        row.GetInt64(1).ToString(CultureInfo.InvariantCulture));

    private static string SuspectOf(Tuple<SiloAddress, DateTime> suspect) =>
        string.Create(CultureInfo.InvariantCulture, $"{suspect.Item1.ToParsableString()},{suspect.Item2:O}");

    private static Tuple<SiloAddress, DateTime> SuspectOf(string stored)
    {
        var at = stored.LastIndexOf(',');
        return Tuple.Create(
            SiloAddress.FromParsableString(stored[..at]),
            DateTime.Parse(stored.AsSpan(at + 1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
    }

    private static NpgsqlParameter Text(string value) => JournalStore.Text(value);

    private static NpgsqlParameter<int> Number(int value) => new NpgsqlParameter<int> { TypedValue = value };

    private static NpgsqlParameter<DateTime> Time(DateTime value) => new NpgsqlParameter<DateTime> { TypedValue = DateTime.SpecifyKind(value, DateTimeKind.Utc) };
}
