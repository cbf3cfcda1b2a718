using Npgsql;

namespace EcomCore.Inventory.PostgreSql;

/// <summary>Makes the tables, brings them up to date, and refuses those of a later version.</summary>
internal static class SchemaSetUp
{
    // idle_session_timeout, which frees the turn of a host that is frozen, is new in 14.
    private const int OldestServer = 14;

    /// <summary>Checks the schema, and makes or migrates it where that is allowed. Several hosts may start at once: one migrates, the others wait.</summary>
    public static void Prepare(NpgsqlConnection connection, LedgerPlace place, bool readOnly, int? migrateTo = null)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new LedgerStorageException($"The server of the ledger {place} is version {connection.PostgreSqlVersion}; {OldestServer} or later is needed.");
        }

        var wanted = migrateTo ?? LedgerSchema.Migrations.Length;
        var found = VersionOf(connection, place);
        if (found < wanted && readOnly)
        {
            throw new LedgerStorageException($"The ledger {place} does not exist or is of an earlier version; open it for writing once.");
        }

        if (found < wanted)
        {
            Migrate(connection, place, wanted);
        }
    }

    private static int VersionOf(NpgsqlConnection connection, LedgerPlace place)
    {
        if (Scalar(connection, $"SELECT to_regclass('{place.Schema}.schema_version') IS NOT NULL") is not true)
        {
            return 0;
        }

        var found = (int)Scalar(connection, $"SELECT coalesce(max(version), 0) FROM {place.Schema}.schema_version")!;
        return found <= LedgerSchema.Migrations.Length
            ? found
            : throw new LedgerStorageException($"The ledger {place} was written by a later version; install that version.");
    }

    private static void Migrate(NpgsqlConnection connection, LedgerPlace place, int wanted)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"SELECT pg_advisory_xact_lock({place.SchemaLock})");
        if (Scalar(connection, $"SELECT to_regnamespace('{place.Schema}') IS NULL") is true)
        {
            Execute(connection, $"CREATE SCHEMA {place.Schema}");
        }

        Execute(connection, $"CREATE TABLE IF NOT EXISTS {place.Schema}.schema_version (version integer PRIMARY KEY, since timestamptz NOT NULL DEFAULT now())");
        for (var from = VersionOf(connection, place); from < wanted; from++)
        {
            Execute(connection, LedgerSchema.Migrations[from].Replace("{schema}", place.Schema, StringComparison.Ordinal));
            Execute(connection, FormattableString.Invariant($"INSERT INTO {place.Schema}.schema_version VALUES ({from + 1})"));
        }

        transaction.Commit();
    }

#pragma warning disable CA2100 // The only outside text is the schema's name, and LedgerSchema.IsName has seen it.
    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
#pragma warning restore CA2100
}
