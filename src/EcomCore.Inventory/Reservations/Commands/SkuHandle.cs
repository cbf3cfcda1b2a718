namespace EcomCore.Inventory;

/// <summary>An item whose text has been looked up once: a reservation made with it is handled faster than with the text, and answered the same.</summary>
/// <remarks>
/// Taken from <see cref="InMemoryStockLedger.HandleOf"/> or <see cref="LedgerMachine.HandleOf"/>, best once per item when a program starts, and kept as long as the ledger.
/// It still stands for the text: a command made with it has the same lines and the same <see cref="LedgerCommand.Fingerprint"/>, is stored with the text, and may be given to any ledger.
/// Where the item stands is looked at, not believed: on another ledger, after a restart or for an item that was not known yet, the text is looked up as usual.
/// The default value has no text; a command made with it is invalid (<see cref="LedgerReason.MissingSku"/>).
/// </remarks>
public readonly struct SkuHandle
{
    // One more than the row, so that the default value points nowhere.
    private readonly int _place;

    internal SkuHandle(string sku, ulong hash, int row) => (Sku, Hash, _place) = (sku, hash, row + 1);

    /// <summary>Gets the item; null in the default value.</summary>
    public string? Sku { get; }

    /// <summary>Gets the hash of the text in this process; used only where there is a row.</summary>
    internal ulong Hash { get; }

    /// <summary>Gets where the ledger that made the handle keeps the item; negative when it knows none.</summary>
    internal int Row => _place - 1;

    /// <summary>Says which item it is.</summary>
    /// <returns>The text; empty for the default value.</returns>
    public override string ToString() => Sku ?? string.Empty;
}
