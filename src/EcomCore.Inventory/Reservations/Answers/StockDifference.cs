namespace EcomCore.Inventory;

/// <summary>An item of which more or fewer units were counted than the ledger has.</summary>
/// <param name="Sku">The item.</param>
/// <param name="OnHand">Units that the ledger has.</param>
/// <param name="Counted">Units counted.</param>
/// <param name="Missing">Units that orders hold beyond what was counted; 0 when every order can be served. That many must be released first.</param>
/// <param name="Command">The adjustment; null when nothing can be adjusted before orders are released.</param>
public readonly record struct StockDifference(string Sku, long OnHand, long Counted, long Missing, LedgerCommand? Command);
