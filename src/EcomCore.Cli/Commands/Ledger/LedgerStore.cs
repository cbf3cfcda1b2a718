using EcomCore.Inventory;
using EcomCore.Inventory.PostgreSql;
using EcomCore.Inventory.Sqlite;

namespace EcomCore.Cli.Commands;

/// <summary>Opens the ledger that <c>--store</c> names.</summary>
internal sealed class LedgerStore : IDisposable
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    private readonly IDisposable _host;

    private LedgerStore(IStockLedger ledger, IDisposable host)
    {
        Ledger = ledger;
        _host = host;
    }

    public IStockLedger Ledger { get; }

    /// <summary>The ledger; null, with a complaint, when the text names none.</summary>
    public static LedgerStore? Open(string store, bool readOnly, CommandRun run)
    {
        if (store.StartsWith(Sqlite, StringComparison.Ordinal) && store.Length > Sqlite.Length)
        {
            var ledger = SqliteStockLedger.Open(store[Sqlite.Length..], new SqliteLedgerOptions { ReadOnly = readOnly });
            return new LedgerStore(ledger, ledger);
        }

        if (store.StartsWith(Postgres, StringComparison.Ordinal) && store.Length > Postgres.Length)
        {
            return OpenPostgres(store[Postgres.Length..], readOnly, run);
        }

        run.Complaints.AddOption("--store", $"expected sqlite:FILE or postgres:CONNECTION, found '{store}'");
        return null;
    }

    // The connection may hold a password, and is not shown again.
    private static LedgerStore? OpenPostgres(string connection, bool readOnly, CommandRun run)
    {
        try
        {
            var ledger = PostgreSqlStockLedger.Open(connection, new PostgreSqlLedgerOptions { ReadOnly = readOnly });
            return new LedgerStore(ledger, ledger);
        }
        catch (ArgumentException failure)
        {
            run.Complaints.AddOption("--store", "expected a connection string such as postgres:Host=db;Database=shop;Username=shop: " + failure.Message);
            return null;
        }
    }

    public void Dispose() => _host.Dispose();
}
