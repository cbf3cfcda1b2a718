namespace EcomCore.Inventory;

/// <summary>One event that is kept to explain an item's number.</summary>
internal struct EventRow
{
    public long Sequence;
    public long AtTicks;
    public long Quantity;
    public long Backordered;
    public long UntilTicks;
    public LedgerEventKind Kind;
    public BackorderPolicy Policy;
    public string CommandId;
    public string? OrderId;
    public string Sku;
    public string? Channel;
    public string? Note;

    public readonly LedgerEvent ToEvent() => new()
    {
        Sequence = Sequence,
        AtTicks = AtTicks,
        Kind = Kind,
        CommandId = CommandId,
        OrderId = OrderId,
        Sku = Sku,
        Channel = Channel,
        Note = Note,
        Quantity = Quantity,
        Backordered = Backordered,
        Policy = Policy,
        UntilTicks = UntilTicks,
    };
}
