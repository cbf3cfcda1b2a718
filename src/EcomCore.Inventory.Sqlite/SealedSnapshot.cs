namespace EcomCore.Inventory.Sqlite;

/// <summary>A snapshot ready to be stored, with its check and the balances in it.</summary>
internal sealed record SealedSnapshot(StoredSnapshot Snapshot, byte[] Digest, IReadOnlyList<StockPosition> Balances)
{
    public static SealedSnapshot Of(TakenSnapshot taken)
    {
        var stored = taken.Encode();
        return new SealedSnapshot(stored, BatchChain.Next(stored.Chain, stored.Batch, stored.Body), taken.Balances);
    }
}
