namespace EcomCore.Inventory;

/// <summary>One item. What orders hold without stock (backordered) is part of what they hold (reserved).</summary>
internal struct StockRow
{
    public string Sku;
    public long OnHand;
    public long Reserved;
    public long Backordered;
    public long Buffer;
    public long SetAside;
    public long BackorderLimit;
    public BackorderPolicy Policy;
    public int FirstAccount;
    public int FirstWaiting;
    public int LastWaiting;
    public List<PlannedReceipt>? Planned;

    /// <summary>Units in the house that orders hold.</summary>
    public readonly long Covered => Reserved - Backordered;

    /// <summary>Units that can be promised to anyone.</summary>
    public readonly long Free => Math.Max(0, OnHand - Covered - Buffer);

    /// <summary>Units that a channel without quota can be promised.</summary>
    public readonly long Pool => Math.Max(0, OnHand - Covered - Buffer - SetAside);
}
