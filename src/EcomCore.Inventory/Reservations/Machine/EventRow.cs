namespace EcomCore.Inventory;

/// <summary>One event that is kept to explain an item's number. Item and channel are rows: each reference that is stored is noted for the garbage collector, which takes time.</summary>
internal struct EventRow
{
    public long Sequence;
    public long AtTicks;
    public long Quantity;
    public long Backordered;
    public long UntilTicks;
    public int Stock;
    public int Channel;
    public LedgerEventKind Kind;
    public BackorderPolicy Policy;
    public string CommandId;
    public string? OrderId;
    public string? Note;

    public readonly LedgerEvent ToEvent(string sku, string? channel) => new()
    {
        Sequence = Sequence,
        AtTicks = AtTicks,
        Kind = Kind,
        CommandId = CommandId,
        OrderId = OrderId,
        Sku = sku,
        Channel = channel,
        Note = Note,
        Quantity = Quantity,
        Backordered = Backordered,
        Policy = Policy,
        UntilTicks = UntilTicks,
    };
}
