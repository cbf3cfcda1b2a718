using EcomCore.Tests;
using NodaTime;
using Npgsql;

namespace EcomCore.Inventory.PostgreSql.Tests;

/// <summary>One server for the tests of a class; started by the first test that asks, so that a run without the suite starts none.</summary>
public sealed class Server : IDisposable
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    private readonly Lazy<PrivatePostgres> _server = new(PrivatePostgres.StartNew);
    private int _schemas;

    internal PrivatePostgres Postgres => _server.Value;

    public string ConnectionString => Postgres.ConnectionString;

    /// <summary>Options with a schema that no other test uses.</summary>
    public PostgreSqlLedgerOptions Fresh(Action<PostgreSqlLedgerOptions>? configure = null)
    {
        var options = new PostgreSqlLedgerOptions { Schema = $"ledger_{Interlocked.Increment(ref _schemas)}", RetrySeconds = 60 };
        configure?.Invoke(options);
        return options;
    }

    public PostgreSqlStockLedger Open(PostgreSqlLedgerOptions options) => PostgreSqlStockLedger.Open(ConnectionString, options);

    public void Execute(string sql) => Scalar(sql);

    public object? Scalar(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
#pragma warning disable CA2100 // The texts stand in the tests.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}
