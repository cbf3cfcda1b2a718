namespace EcomCore.Inventory;

/// <summary>By which command, and when by the ledger's clock.</summary>
internal readonly record struct Stamp(string CommandId, long Now);
