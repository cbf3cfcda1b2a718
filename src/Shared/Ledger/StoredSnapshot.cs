namespace EcomCore.Inventory;

/// <summary>A snapshot as it is stored: the state after a batch.</summary>
internal sealed record StoredSnapshot(long Batch, long Sequence, byte[] Body, byte[] Chain);
