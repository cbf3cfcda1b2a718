using NodaTime;

namespace EcomCore.Inventory;

/// <summary>Ledgers that need nothing but this package.</summary>
public static class StockLedger
{
    /// <summary>Creates a ledger that lives in this process and ends with it.</summary>
    /// <param name="options">How much it remembers and holds; null for the defaults. Read once, here.</param>
    /// <param name="clock">The host's clock, to refuse what comes from the far future (<see cref="LedgerOptions.MaxAhead"/>); null to believe every time.</param>
    /// <returns>An empty ledger.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static InMemoryStockLedger InMemory(LedgerOptions? options = null, IClock? clock = null) => new(options ?? new LedgerOptions(), clock);
}
