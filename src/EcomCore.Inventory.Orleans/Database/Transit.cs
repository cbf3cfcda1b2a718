namespace EcomCore.Inventory.Orleans;

/// <summary>Units on their way from one pool of an item to another: they have left the one, and are in no other yet.</summary>
internal sealed record Transit(Guid Id, string Target, long Units);
