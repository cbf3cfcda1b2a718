namespace EcomCore.Inventory;

/// <summary>What one channel holds and may take of one item.</summary>
internal struct AccountRow
{
    public int Channel;
    public int Next;
    public LimitKind Kind;
    public long Reserved;
    public long Allowance;

    /// <summary>Units kept for the channel beyond what it has reserved.</summary>
    public readonly long SetAside => Kind == LimitKind.Quota ? Math.Max(0, Allowance - Reserved) : 0;
}
