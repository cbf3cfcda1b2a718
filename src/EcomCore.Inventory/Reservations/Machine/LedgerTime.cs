namespace EcomCore.Inventory;

/// <summary>The ledger's time and the number of its last event; its own object, so that both ways into the tables share them.</summary>
internal sealed class LedgerTime
{
    public long Clock = Ticks.None;

    public long Sequence;
}
