namespace EcomCore.Inventory;

/// <summary>Ledgers that need nothing but this package.</summary>
public static class StockLedger
{
    /// <summary>Creates a ledger that lives in this process and ends with it.</summary>
    /// <param name="options">How much it remembers and holds; null for the defaults. Read once, here.</param>
    /// <returns>An empty ledger.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static InMemoryStockLedger InMemory(LedgerOptions? options = null) => new(options ?? new LedgerOptions());
}
