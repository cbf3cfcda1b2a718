using NodaTime;

namespace EcomCore.Inventory;

/// <summary>The whole state of a <see cref="LedgerMachine"/>. A machine restored from it and fed the later events is the same as the first.</summary>
/// <param name="Sequence">Number of the last event in it; 0 when there was none.</param>
/// <param name="Clock">The ledger's clock; null when no command came yet.</param>
/// <param name="Stock">Every item, in ordinal order.</param>
/// <param name="OpenOrders">Every order that holds units, in ordinal order.</param>
/// <param name="ClosedOrders">The closed orders still remembered, the longest closed first.</param>
/// <param name="Commands">The commands still remembered, oldest first.</param>
/// <remarks>What orders hold is not stored at the item: it is the sum over the orders, here as everywhere.</remarks>
public sealed record LedgerSnapshot(
    long Sequence,
    Instant? Clock,
    IReadOnlyList<StockRecord> Stock,
    IReadOnlyList<OrderPosition> OpenOrders,
    IReadOnlyList<OrderPosition> ClosedOrders,
    IReadOnlyList<CommandRecord> Commands)
{
    /// <summary>Gets every channel that counts against <see cref="LedgerOptions.MaxChannels"/>, in ordinal order: a channel counts from its first reservation, quota or cap on, also when
    /// its orders are forgotten. Those that the other lists name need not stand here.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];
}
