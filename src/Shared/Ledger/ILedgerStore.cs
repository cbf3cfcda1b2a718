namespace EcomCore.Inventory;

/// <summary>Where a host keeps a ledger: what loading and checking need of it.</summary>
internal interface ILedgerStore
{
    /// <summary>The newest snapshot, checked; null when there is none.</summary>
    StoredSnapshot? NewestSnapshot();

    /// <summary>The batches after a place, in order, each checked against the one before.</summary>
    IEnumerable<StoredBatch> BatchesAfter(long id, byte[] chain);

    /// <summary>The balances stored with the newest snapshot.</summary>
    Dictionary<string, (long OnHand, long Reserved, long Available)> Balances();

    /// <summary>What the database itself finds wrong.</summary>
    IReadOnlyList<string> IntegrityFaults();

    /// <summary>The fault to report when what is stored is not what was written.</summary>
    LedgerStorageException Damaged(string what, Exception? cause = null);
}
