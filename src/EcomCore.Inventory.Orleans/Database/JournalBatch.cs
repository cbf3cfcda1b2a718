namespace EcomCore.Inventory.Orleans;

/// <summary>One commit of one item.</summary>
/// <param name="Item">The item's key (<see cref="ItemKey"/>).</param>
/// <param name="Number">1, 2, 3 and so on.</param>
/// <param name="Writer">Who writes it: a new name for each time an item is loaded.</param>
/// <param name="Clock">The item's clock, ticks since 1970; null when it has none.</param>
/// <param name="Commands">Commands in it.</param>
/// <param name="Body">Events and answers, as <see cref="LedgerCodec"/> writes them.</param>
/// <param name="Before">The check of all before it; it is stored only after them.</param>
/// <param name="Chain">The check of the body and of all before it (<see cref="BatchChain"/>).</param>
/// <param name="Sent">Units that leave the item with this commit.</param>
/// <param name="Taken">What arrived at the item with this commit.</param>
internal sealed record JournalBatch(
    string Item, long Number, Guid Writer, long? Clock, int Commands, byte[] Body, byte[] Before, byte[] Chain, IReadOnlyList<Transit> Sent, IReadOnlyList<Guid> Taken);
