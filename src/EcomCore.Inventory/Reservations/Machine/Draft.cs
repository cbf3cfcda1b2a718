namespace EcomCore.Inventory;

/// <summary>One line while its command is decided: where the item stands and what is to happen to it.</summary>
internal struct Draft
{
    public uint Hash;
    public int Table;
    public int Stock;
    public int Account;
    public int Line;
    public long Quantity;
    public long Backordered;
}
