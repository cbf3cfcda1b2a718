using EcomCore.Inventory;
using EcomCore.Inventory.Sqlite;

namespace EcomCore.Cli.Commands;

/// <summary>Opens the ledger that <c>--store</c> names.</summary>
internal sealed class LedgerStore : IDisposable
{
    private const string Sqlite = "sqlite:";

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

        run.Complaints.AddOption("--store", $"expected sqlite:FILE, found '{store}'");
        return null;
    }

    public void Dispose() => _host.Dispose();
}
