namespace EcomCore.Inventory.Orleans;

/// <summary>What the database has of one item.</summary>
/// <param name="Snapshot">The newest snapshot, checked; null when there is none.</param>
/// <param name="Batches">Those after it.</param>
/// <param name="Arriving">Units that were sent here and not yet taken.</param>
/// <param name="Pools">From how many pools it is sold.</param>
/// <param name="MostPools">From how many it ever was.</param>
internal sealed record ItemLog(StoredSnapshot? Snapshot, IReadOnlyList<StoredBatch> Batches, IReadOnlyList<Transit> Arriving, int Pools, int MostPools);
