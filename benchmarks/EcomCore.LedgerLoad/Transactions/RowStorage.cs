using Npgsql;
using Orleans.Serialization;
using Orleans.Storage;

namespace EcomCore.LedgerLoad;

/// <summary>Grain storage as one would write it by hand: a row per grain, changed by compare-and-swap, one commit per write.</summary>
internal sealed class RowStorage(NpgsqlDataSource database, Serializer serializer) : IGrainStorage
{
    public const string Name = "rows";

    public static async Task SetUp(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("CREATE TABLE IF NOT EXISTS grain_row (id text PRIMARY KEY, etag bigint NOT NULL, body bytea NOT NULL)");
        await command.ExecuteNonQueryAsync();
    }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using var command = database.CreateCommand("SELECT etag, body FROM grain_row WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = IdOf(stateName, grainId) });
        await using var row = await command.ExecuteReaderAsync();
        grainState.RecordExists = await row.ReadAsync();
        grainState.ETag = grainState.RecordExists ? row.GetInt64(0).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        grainState.State = grainState.RecordExists ? serializer.Deserialize<T>(row.GetFieldValue<byte[]>(1))! : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var etag = grainState.ETag is null ? 0 : long.Parse(grainState.ETag, System.Globalization.CultureInfo.InvariantCulture);
        await using var command = database.CreateCommand(etag == 0
            ? "INSERT INTO grain_row VALUES ($1, $2 + 1, $3) ON CONFLICT DO NOTHING"
            : "UPDATE grain_row SET etag = etag + 1, body = $3 WHERE id = $1 AND etag = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = IdOf(stateName, grainId) });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = etag });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = serializer.SerializeToArray(grainState.State) });
        if (await command.ExecuteNonQueryAsync() != 1)
        {
            throw new InconsistentStateException("Somebody else has written it.");
        }

        (grainState.ETag, grainState.RecordExists) = ((etag + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), true);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    private static string IdOf(string stateName, GrainId grainId) => stateName + "/" + grainId;
}
