namespace EcomCore.Inventory;

/// <summary>One item of an order. What waits for goods stands in the item's queue.</summary>
internal struct LineRow
{
    public int Table;
    public int Stock;
    public int Account;
    public int Waiting;
    public int Next;
    public long Open;
    public long Shipped;
    public long Returned;
}
