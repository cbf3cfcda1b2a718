namespace EcomCore.Inventory;

/// <summary>The state after a batch, copied so that it can be written while the machine goes on.</summary>
internal sealed record TakenSnapshot(long Batch, byte[] Chain, LedgerSnapshot State, IReadOnlyList<StockPosition> Balances)
{
    public StoredSnapshot Encode() => new(Batch, State.Sequence, LedgerCodec.Encode(State), Chain);
}
