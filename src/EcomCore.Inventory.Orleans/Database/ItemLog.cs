namespace EcomCore.Inventory.Orleans;

/// <summary>What the database has of one item.</summary>
internal sealed record ItemLog(long SnapshotNumber, byte[]? Snapshot, IReadOnlyList<(long Number, byte[] Body, int Commands)> Batches, IReadOnlyList<Transit> Arriving, int Pools);
