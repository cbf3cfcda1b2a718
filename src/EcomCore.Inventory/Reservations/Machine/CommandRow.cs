namespace EcomCore.Inventory;

/// <summary>One answered command.</summary>
internal readonly record struct CommandRow(string Id, uint Hash, long Fingerprint, long AtTicks, LedgerAnswer Answer);
