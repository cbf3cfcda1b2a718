using System.Globalization;
using Npgsql;
using Orleans.Storage;

namespace EcomCore.LedgerLoad;

/// <summary>States of grains in PostgreSQL, one prepared statement and one commit per write, as one would write it by hand: the released packages have no storage
/// of transactional states for PostgreSQL, and take any storage of grains instead.</summary>
internal sealed class GrainTable(NpgsqlDataSource source, IGrainStorageSerializer serializer) : IGrainStorage
{
    public const string Name = "table";

    public static async Task Create(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var create = source.CreateCommand("CREATE TABLE IF NOT EXISTS grain_state (id text PRIMARY KEY, version bigint NOT NULL, state bytea NOT NULL)");
        await create.ExecuteNonQueryAsync();
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Guarded(() => Read(IdOf(stateName, grainId), grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Guarded(() => Write(IdOf(stateName, grainId), grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException("No state is cleared here.");

    private async Task Read<T>(string id, IGrainState<T> grainState)
    {
        await using var command = source.CreateCommand("SELECT version, state FROM grain_state WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync();
        grainState.RecordExists = await reader.ReadAsync();
        if (grainState.RecordExists)
        {
            grainState.ETag = reader.GetInt64(0).ToString(CultureInfo.InvariantCulture);
            grainState.State = serializer.Deserialize<T>(new BinaryData(reader.GetFieldValue<byte[]>(1)));
        }
    }

    private async Task Write<T>(string id, IGrainState<T> grainState)
    {
        var version = grainState.ETag is null ? 0 : long.Parse(grainState.ETag, CultureInfo.InvariantCulture);
        await using var command = source.CreateCommand(version == 0
            ? "INSERT INTO grain_state VALUES ($1, $2 + 1, $3) ON CONFLICT DO NOTHING"
            : "UPDATE grain_state SET version = $2 + 1, state = $3 WHERE id = $1 AND version = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = serializer.Serialize(grainState.State).ToArray() });
        if (await command.ExecuteNonQueryAsync() != 1)
        {
            throw new InconsistentStateException($"{id} is not at version {version} any more.");
        }

        (grainState.ETag, grainState.RecordExists) = ((version + 1).ToString(CultureInfo.InvariantCulture), true);
    }

    // The cluster cannot pass on the exceptions of a package that it does not know.
    private static async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (PostgresException failure)
        {
            throw new InvalidOperationException(failure.Message);
        }
    }

    private static string IdOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";
}
