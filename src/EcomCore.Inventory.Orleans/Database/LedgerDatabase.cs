using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EcomCore.Inventory.Orleans;

/// <summary>The connections to the database, and its tables: made or brought up to date before they are first used.</summary>
internal sealed class LedgerDatabase : IAsyncDisposable
{
    // Any number that other programs on the database are unlikely to lock.
    private const long MigrationLock = 0x45434F4D4C454447;

    private const int MostConnections = 20;

    private readonly string _schema;
    private readonly NpgsqlDataSource _durable;
    private readonly NpgsqlDataSource _lazy;
    private readonly SemaphoreSlim _gate = new(1);
    private volatile bool _ready;

    public LedgerDatabase(IOptions<OrleansLedgerOptions> options)
    {
        _schema = options.Value.Schema;
        _durable = Source(options.Value.ConnectionString, "on");
        _lazy = Source(options.Value.ConnectionString, "off");
    }

    /// <summary>Connections whose commits are on the disk when they return.</summary>
    public Task<NpgsqlConnection> Open() => Open(_durable);

    /// <summary>Connections whose commits are on the disk together with the next durable one, whoever makes it: the log is written in order.</summary>
    public Task<NpgsqlConnection> OpenLazy() => Open(_lazy);

    /// <summary>Puts the schema's name into an SQL text.</summary>
    public string Sql(string text) => text.Replace("{s}", _schema, StringComparison.Ordinal);

    /// <summary>Runs a statement on a connection of its own.</summary>
    public Task<int> Execute(string text, params NpgsqlParameter[] parameters) => Guarded(async () =>
    {
        var connection = await Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = Command(connection, text, parameters);
            await using (command.ConfigureAwait(false))
            {
                return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    });

    /// <summary>Reads rows on a connection of its own.</summary>
    public async Task<List<T>> Read<T>(string text, Func<NpgsqlDataReader, T> row, params NpgsqlParameter[] parameters)
    {
        var connection = await Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await Read(connection, text, row, parameters).ConfigureAwait(false);
        }
    }

    public Task<List<T>> Read<T>(NpgsqlConnection connection, string text, Func<NpgsqlDataReader, T> row, params NpgsqlParameter[] parameters) => Guarded(async () =>
    {
        var command = Command(connection, text, parameters);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<T>();
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    rows.Add(row(reader));
                }

                return rows;
            }
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _durable.DisposeAsync().ConfigureAwait(false);
        await _lazy.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    private static NpgsqlDataSource Source(string connectionString, string synchronous)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
        {
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (40, 2);
        }

        // Many items are loaded at once after a start; they wait for each other instead of taking all connections of the server.
        if (!settings.ContainsKey("Maximum Pool Size"))
        {
            settings.MaxPoolSize = MostConnections;
        }

        // "on" is stated too: the server's default may be weaker, and an answer is given after the commit.
        settings.Options = $"{settings.Options} -c synchronous_commit={synchronous}".TrimStart();
        settings.ApplicationName ??= "EcomCore.Inventory.Orleans";
        return NpgsqlDataSource.Create(settings);
    }

    // Callers on other machines do not know the driver's exceptions.
    private static async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or SocketException or EndOfStreamException)
        {
            throw new ClusterLedgerException($"The database gave an error: {failure.Message}");
        }
    }

    private Task<NpgsqlConnection> Open(NpgsqlDataSource source) => Guarded(async () =>
    {
        if (!_ready)
        {
            await Prepare().ConfigureAwait(false);
        }

        return await source.OpenConnectionAsync().ConfigureAwait(false);
    });

#pragma warning disable CA2100 // The texts stand in this assembly; the schema's name is checked with the options.
    private NpgsqlCommand Command(NpgsqlConnection connection, string text, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(Sql(text), connection);
        command.Parameters.AddRange(parameters);
        return command;
    }
#pragma warning restore CA2100

    private async Task Prepare()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_ready)
            {
                return;
            }

            var connection = await _durable.OpenConnectionAsync().ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                if (await VersionOf(connection).ConfigureAwait(false) != LedgerSchema.Migrations.Length)
                {
                    await Migrate(connection).ConfigureAwait(false);
                }
            }

            _ready = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    // Who finds all in order needs no right to change tables.
    private async Task<int> VersionOf(NpgsqlConnection connection)
    {
        var known = await Read(connection, "SELECT to_regclass('{s}.schema_version') IS NOT NULL", row => row.GetBoolean(0)).ConfigureAwait(false);
        return known[0] ? (await Read(connection, "SELECT coalesce(max(version), 0) FROM {s}.schema_version", row => row.GetInt32(0)).ConfigureAwait(false))[0] : 0;
    }

    private async Task Migrate(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await Run(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})").ConfigureAwait(false);
            await Run(connection, "CREATE SCHEMA IF NOT EXISTS {s}").ConfigureAwait(false);
            await Run(connection, "CREATE TABLE IF NOT EXISTS {s}.schema_version (version integer NOT NULL)").ConfigureAwait(false);
            var version = await VersionOf(connection).ConfigureAwait(false);
            if (version > LedgerSchema.Migrations.Length)
            {
                throw new ClusterLedgerException(FormattableString.Invariant(
                    $"The schema '{_schema}' has version {version}; this program knows versions up to {LedgerSchema.Migrations.Length}. Use a newer program."));
            }

            if (version < LedgerSchema.Migrations.Length)
            {
                foreach (var step in LedgerSchema.Migrations.Skip(version))
                {
                    await Run(connection, step).ConfigureAwait(false);
                }

                await Run(connection, "DELETE FROM {s}.schema_version").ConfigureAwait(false);
                await Run(connection, FormattableString.Invariant($"INSERT INTO {{s}}.schema_version VALUES ({LedgerSchema.Migrations.Length})")).ConfigureAwait(false);
            }

            await transaction.CommitAsync().ConfigureAwait(false);
        }
    }

    private async Task Run(NpgsqlConnection connection, string text)
    {
        var command = Command(connection, text, []);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
