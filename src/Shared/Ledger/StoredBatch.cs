namespace EcomCore.Inventory;

/// <summary>One commit as it is stored.</summary>
internal readonly record struct StoredBatch(long Id, long FirstSequence, long LastSequence, long Commands, byte[] Body, byte[] Chain);
