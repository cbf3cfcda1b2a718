using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EcomCore.Inventory.Orleans;

/// <summary>The connections to the database, and its tables: made or brought up to date before they are first used.</summary>
internal sealed partial class LedgerDatabase : IAsyncDisposable
{
    private const int MostConnections = 20;

    private const string ProveSql =
        "SELECT CASE WHEN current_setting('synchronous_standby_names') <> '' THEN pg_logical_emit_message(true, 'EcomCore ledger', '') END";

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

    /// <summary>Reads or changes rows on a connection of its own, and makes sure that all that was read or changed is where commits go: on the standbys too,
    /// where the server replicates synchronously. A commit whose wait for them was cut off (by a timeout, a lost connection) can be seen, and would be lost
    /// with the server.</summary>
    public async Task<List<T>> ReadProven<T>(string text, Func<NpgsqlDataReader, T> row, params NpgsqlParameter[] parameters)
    {
        var connection = await Open().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await ReadProven(connection, text, row, parameters).ConfigureAwait(false);
        }
    }

    public async Task<List<T>> ReadProven<T>(NpgsqlConnection connection, string text, Func<NpgsqlDataReader, T> row, params NpgsqlParameter[] parameters)
    {
        using var wait = new StandbyWait(connection);
        var rows = await Read(connection, text, row, parameters).ConfigureAwait(false);
        while (wait.WasCutOff)
        {
            wait.WasCutOff = false;
            await Prove(connection).ConfigureAwait(false);
        }

        return rows;
    }

    /// <summary>Waits until all that can be seen is where commits go. A commit waits for its own record in the log and for all before it (PostgreSQL
    /// documentation, 27.2.8); an empty message is the smallest record that needs no right on a table. Without synchronous replication it waits for nothing.</summary>
    public async Task Prove(NpgsqlConnection connection)
    {
        using var wait = new StandbyWait(connection);
        do
        {
            wait.WasCutOff = false;
            await Read(connection, ProveSql, row => row.IsDBNull(0)).ConfigureAwait(false);
        }
        while (wait.WasCutOff);
    }

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
}
