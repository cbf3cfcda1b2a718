using EcomCore.Inventory;
using EcomCore.Inventory.PostgreSql;
using EcomCore.Inventory.Sqlite;
using NodaTime;

namespace EcomCore.Cli.Commands;

/// <summary>Opens the ledger that <c>--store</c> names.</summary>
internal sealed class LedgerStore : IDisposable
{
    private const string Sqlite = "sqlite:";
    private const string Postgres = "postgres:";

    private readonly IDisposable _host;

    private LedgerStore(IStockLedger ledger, Func<CancellationToken, ValueTask<long>> latestSequence, IDisposable host)
    {
        Ledger = ledger;
        LatestSequence = latestSequence;
        _host = host;
    }

    public IStockLedger Ledger { get; }

    /// <summary>The number of the ledger's last event.</summary>
    public Func<CancellationToken, ValueTask<long>> LatestSequence { get; }

    /// <summary>The ledger as of its last commit; null, with a complaint, when the text names none.</summary>
    public static LedgerStore? OpenToRead(string store, CommandRun run) => Open(store, readOnly: true, null, run);

    /// <summary>The ledger; null, with a complaint, when the text names none.</summary>
    public static LedgerStore? OpenToWrite(string store, Duration? maxAhead, CommandRun run) => Open(store, readOnly: false, maxAhead, run);

    private static LedgerStore? Open(string store, bool readOnly, Duration? maxAhead, CommandRun run)
    {
        var limits = new LedgerOptions { MaxAhead = maxAhead };
        if (store.StartsWith(Sqlite, StringComparison.Ordinal) && store.Length > Sqlite.Length)
        {
            var ledger = SqliteStockLedger.Open(store[Sqlite.Length..], new SqliteLedgerOptions { ReadOnly = readOnly, Ledger = limits }, clock: SystemClock.Instance);
            return new LedgerStore(ledger, ledger.LatestSequence, ledger);
        }

        if (store.StartsWith(Postgres, StringComparison.Ordinal) && store.Length > Postgres.Length)
        {
            return OpenPostgres(store[Postgres.Length..], new PostgreSqlLedgerOptions { ReadOnly = readOnly, Ledger = limits }, run);
        }

        run.Complaints.AddOption("--store", $"expected sqlite:FILE or postgres:CONNECTION, found '{store}'");
        return null;
    }

    // The connection may hold a password, and is not shown again.
    private static LedgerStore? OpenPostgres(string connection, PostgreSqlLedgerOptions options, CommandRun run)
    {
        try
        {
            var ledger = PostgreSqlStockLedger.Open(connection, options, clock: SystemClock.Instance);
            return new LedgerStore(ledger, ledger.LatestSequence, ledger);
        }
        catch (ArgumentException failure)
        {
            run.Complaints.AddOption("--store", "expected a connection string such as postgres:Host=db;Database=shop;Username=shop: " + failure.Message);
            return null;
        }
    }

    public void Dispose() => _host.Dispose();
}
