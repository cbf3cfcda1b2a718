using NodaTime;

namespace EcomCore.Inventory.Sqlite.Tests;

/// <summary>A folder with one ledger, removed afterwards.</summary>
internal sealed class LedgerFolder : IDisposable
{
    public static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    public string Root { get; } = Directory.CreateTempSubdirectory("ecom-ledger-").FullName;

    public string File => Path.Combine(Root, "ledger.db");

    public SqliteStockLedger Open(SqliteLedgerOptions? options = null) => SqliteStockLedger.Open(File, options);

    public SqliteStockLedger Read() => SqliteStockLedger.Open(File, new SqliteLedgerOptions { ReadOnly = true });

    /// <summary>Applies a handful of commands and closes the ledger.</summary>
    public async Task Fill(int orders = 10, SqliteLedgerOptions? options = null)
    {
        await using var ledger = Open(options);
        await ledger.Receive(new("r"), "A", 1_000, Noon);
        await Task.WhenAll(Enumerable.Range(0, orders).Select(i => ledger.Reserve(new($"c{i}"), $"o{i}", "A", 1, null, Noon).AsTask()));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
