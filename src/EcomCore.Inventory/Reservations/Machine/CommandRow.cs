namespace EcomCore.Inventory;

/// <summary>One answered command.</summary>
internal struct CommandRow
{
    public string Id;
    public uint Hash;
    public long Fingerprint;
    public long AtTicks;
    public AnswerRow Answer;
}
