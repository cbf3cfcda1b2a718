namespace EcomCore.Inventory;

/// <summary>What happened. The numbers are part of stored journals and never change.</summary>
public enum LedgerEventKind
{
    /// <summary>Nothing: the default value.</summary>
    None = 0,

    /// <summary>Goods came in: <see cref="LedgerEvent.Quantity"/> more on hand.</summary>
    Received = 1,

    /// <summary>Stock was corrected by the signed <see cref="LedgerEvent.Quantity"/>, or moved from or to another item.</summary>
    Adjusted = 2,

    /// <summary>An order holds <see cref="LedgerEvent.Quantity"/> more units, of which <see cref="LedgerEvent.Backordered"/> are not there yet.</summary>
    Reserved = 3,

    /// <summary>An order's reservation has another end.</summary>
    Extended = 4,

    /// <summary>An order's units left the house.</summary>
    Shipped = 5,

    /// <summary>An order gave units back.</summary>
    Released = 6,

    /// <summary>An order's units came free because its time ran out.</summary>
    Expired = 7,

    /// <summary>Shipped units came back into stock.</summary>
    Returned = 8,

    /// <summary>An order was cancelled before it came.</summary>
    CancelRemembered = 9,

    /// <summary>The buffer of an item is <see cref="LedgerEvent.Quantity"/>.</summary>
    BufferSet = 10,

    /// <summary>The quota of a channel is <see cref="LedgerEvent.Quantity"/>; -1 for none.</summary>
    QuotaSet = 11,

    /// <summary>The cap of a channel is <see cref="LedgerEvent.Quantity"/>; -1 for none.</summary>
    CapSet = 12,

    /// <summary>The back-order limit of an item is <see cref="LedgerEvent.Quantity"/>, under <see cref="LedgerEvent.Policy"/>.</summary>
    BackorderSet = 13,

    /// <summary><see cref="LedgerEvent.Quantity"/> units are expected at <see cref="LedgerEvent.Until"/>.</summary>
    ReceiptPlanned = 14,
}
