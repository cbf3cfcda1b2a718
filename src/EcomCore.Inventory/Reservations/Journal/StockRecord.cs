namespace EcomCore.Inventory;

/// <summary>One item in a snapshot.</summary>
/// <param name="Sku">The item.</param>
/// <param name="OnHand">Units in the house.</param>
/// <param name="Buffer">Units that are never promised.</param>
/// <param name="Policy">Whether it may be sold before it is there.</param>
/// <param name="BackorderLimit">Most units promised at one time without stock.</param>
/// <param name="Limits">Quotas and caps, in ordinal order of the channel; channels without either are left out.</param>
/// <param name="Planned">Planned receipts, earliest first.</param>
public sealed record StockRecord(
    string Sku,
    long OnHand,
    long Buffer,
    BackorderPolicy Policy,
    long BackorderLimit,
    IReadOnlyList<ChannelLimit> Limits,
    IReadOnlyList<PlannedReceipt> Planned);
