namespace EcomCore.Inventory.Orleans;

/// <summary>Where the parts of an order are.</summary>
/// <param name="OrderId">The order; for a command about the stock of several items, its id after a control character.</param>
/// <param name="Version">How often it was changed; 0 for a row that is not stored yet.</param>
/// <param name="IsPending">Whether a command is half done.</param>
/// <param name="Parts">Keys of the items that may hold something of the order; more than those that do, never fewer.</param>
/// <param name="Body">The order's record; null where an item alone knows all.</param>
internal sealed record OrderRow(string OrderId, long Version, bool IsPending, IReadOnlyList<string> Parts, byte[]? Body);
