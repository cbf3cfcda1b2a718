namespace EcomCore.Inventory;

/// <summary>One order. Open ones stand in the heap of ends when they have one; closed ones in a list by the time of closing.</summary>
internal struct OrderRow
{
    public string Id;
    public uint Hash;
    public OrderState State;
    public int HeapPlace;
    public int FirstLine;
    public int OpenLines;
    public int Previous;
    public int Next;
    public long Until;
    public long Since;
}
