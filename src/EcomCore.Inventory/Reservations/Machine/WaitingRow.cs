namespace EcomCore.Inventory;

/// <summary>Units of one order line that were promised before they are there, in the item's queue.</summary>
internal struct WaitingRow
{
    public long Units;
    public long Since;
    public int Previous;
    public int Next;
}
